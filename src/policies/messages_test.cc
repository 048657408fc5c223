#include "policies/messages.h"

#include <gtest/gtest.h>

namespace supercargo::policies {
namespace {

const DelayTold told{"Lantau Foods", "SO-2026-000001", *parse_instant("2026-03-02T13:05:00Z"),
                     "The van broke down."};

TEST(Messages, a_delay_is_told_in_the_usual_words) {
  Settings settings = default_settings();
  settings.company = "Kwai Chung Stores";
  settings.time_zone = "Asia/Hong_Kong";
  EXPECT_EQ(delay_message(settings, told),
            "Dear Lantau Foods,\n\nyour order SO-2026-000001 will reach you later than we told "
            "you. We now expect it on 2026-03-02, 21:05. The reason: The van broke down.\n\nWe are "
            "sorry for it. Please tell us if the new time does not suit you.\n\n"
            "Kwai Chung Stores");
}

TEST(Messages, a_company_has_words_of_its_own) {
  Settings settings = default_settings();
  settings.delay_message = "{order} 延遲至 {eta} ({cause}) {none} {";
  EXPECT_EQ(delay_message(settings, told),
            "SO-2026-000001 延遲至 2026-03-02, 13:05 (The van broke down.) {none} {");
  EXPECT_EQ(unknown_names(settings.delay_message), std::vector<std::string>{"none"});
  EXPECT_EQ(unknown_names("{order}{eta"), std::vector<std::string>{});
}

}  // namespace
}  // namespace supercargo::policies
