#include "policies/rules.h"

#include <gtest/gtest.h>

namespace supercargo::policies {
namespace {

std::string reasons_against(const Settings& settings) {
  std::string all;
  for (const Reason& reason : check_settings(settings))
    all += reason.pointer + " " + reason.code + "\n";
  return all;
}

TEST(Settings, those_of_a_new_company_are_sound) {
  EXPECT_EQ(reasons_against(default_settings()), "");
}

TEST(Settings, each_tier_of_authority_is_wider_than_the_one_before) {
  Settings settings = default_settings();
  settings.authority[1].discount_max = settings.authority[0].discount_max;
  settings.authority[3].margin_min = settings.authority[2].margin_min;
  EXPECT_EQ(reasons_against(settings), "/authority/1 not_wider\n/authority/3 not_wider\n");
}

TEST(Settings, hours_are_checked_with_everything_else) {
  Settings settings = default_settings();
  settings.hours = {{1, "17:00", "09:00"}};
  settings.authority[1].discount_max = {};
  EXPECT_EQ(reasons_against(settings),
            "/hours/0/closes not_after_opening\n/authority/1 not_wider\n");
}

}  // namespace
}  // namespace supercargo::policies
