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
  EXPECT_EQ(unknown_names(Message::delay, settings.delay_message),
            std::vector<std::string>{"none"});
  EXPECT_EQ(unknown_names(Message::delay, "{order}{eta"), std::vector<std::string>{});
}

const Day old_day = *parse_day("2026-03-20");
const Day new_day = *parse_day("2026-03-26");

TEST(Messages, goods_that_come_later_are_told_with_both_dates) {
  Settings settings = default_settings();
  settings.company = "Kwai Chung Stores";
  const LaterTold later{
      "Lantau Foods",
      "en-GB",
      "SO-2026-000001",
      {{"5 EA Tape (TAPE-48)", old_day, new_day}, {"2 EA Film (FILM-500)", old_day, Day{}}}};
  EXPECT_EQ(
      later_message(settings, later),
      "Dear Lantau Foods,\n\nnot all of your order SO-2026-000001 can come when we promised "
      "it:\n\n- 5 EA Tape (TAPE-48): on 2026-03-26 instead of 2026-03-20\n"
      "- 2 EA Film (FILM-500): not on 2026-03-20; we will tell you the new date as soon as we "
      "know it\n\nWe are sorry for it. Please tell us if this does not suit you, and we will "
      "look for another way together.\n\nKwai Chung Stores");
  EXPECT_EQ(later_message(settings, {"Lantau Foods", "en", "SO-2026-000001", {}}), "");
}

TEST(Messages, are_in_the_language_of_the_customer_where_it_is_known) {
  const Settings settings = default_settings();
  const auto to = [&](const std::string& language) {
    return later_message(settings, {"陳記", language, "SO-1", {{"5 EA Tape", old_day, new_day}}});
  };
  EXPECT_NE(to("zh-Hant-HK").find("- 5 EA Tape：由 2026-03-20 改为 2026-03-26"), std::string::npos);
  EXPECT_NE(to("DE").find("am 2026-03-26 statt am 2026-03-20"), std::string::npos);
  EXPECT_EQ(to("xx"), to(""));
  DelayTold late = told;
  late.language = "fr";
  EXPECT_NE(delay_message(settings, late).find("La raison : The van broke down."),
            std::string::npos);
}

TEST(Messages, the_companys_own_words_about_later_goods_win) {
  Settings settings = default_settings();
  settings.slip_message = "{order}: {old_date} -> {new_date} {eta}";
  EXPECT_EQ(later_message(settings, {"A", "zh", "SO-1", {{"5 EA Tape", old_day, new_day}}}),
            "SO-1: 2026-03-20 -> 2026-03-26 {eta}");
  EXPECT_EQ(unknown_names(Message::slip, settings.slip_message), std::vector<std::string>{"eta"});
}

}  // namespace
}  // namespace supercargo::policies
