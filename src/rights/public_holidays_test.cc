#include "rights/public_holidays.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "rights/jurisdiction.h"

namespace supercargo::rights {
namespace {

bool is_one(const char* country, const char* day) {
  const Day wanted = *parse_day(day);
  const auto days = public_holidays(country, wanted.year());
  return std::find(days.begin(), days.end(), wanted) != days.end();
}

// The days as churches and parliaments have published them.
TEST(PublicHolidays, know_when_easter_is_in_the_west_and_in_the_east) {
  for (const auto& [year, west, east] : {std::tuple{2024, "2024-03-31", "2024-05-05"},
                                         {2025, "2025-04-20", "2025-04-20"},
                                         {2026, "2026-04-05", "2026-04-12"},
                                         {2027, "2027-03-28", "2027-05-02"},
                                         {2038, "2038-04-25", "2038-04-25"}}) {
    EXPECT_EQ(text(western_easter(year)), west);
    EXPECT_EQ(text(eastern_easter(year)), east);
  }
}

TEST(PublicHolidays, of_states_are_their_own) {
  EXPECT_TRUE(is_one("DE", "2026-10-03"));
  EXPECT_TRUE(is_one("DE", "2026-05-14")) << "Ascension";
  EXPECT_FALSE(is_one("NL", "2026-10-03"));
  EXPECT_TRUE(is_one("NL", "2026-04-27")) << "the King's day";
  EXPECT_TRUE(is_one("FR", "2026-07-14"));
  EXPECT_TRUE(is_one("GR", "2026-04-13")) << "Easter Monday of the east";
  EXPECT_FALSE(is_one("GR", "2026-04-06"));
  EXPECT_TRUE(is_one("IE", "2026-10-26")) << "October's last Monday";
  EXPECT_TRUE(is_one("IE", "2026-06-01"));
  EXPECT_FALSE(is_one("IE", "2026-06-08"));
  EXPECT_FALSE(is_one("GB", "2026-12-25")) << "no period there ends later for it";
}

TEST(PublicHolidays, are_kept_for_every_state_that_follows_the_directive) {
  for (char first = 'A'; first <= 'Z'; ++first) {
    for (char second = 'A'; second <= 'Z'; ++second) {
      const std::string country{first, second};
      const bool is_kept = !public_holidays(country, 2026).empty();
      EXPECT_EQ(is_kept, jurisdiction_of(country) == Jurisdiction::eu) << country;
    }
  }
}

}  // namespace
}  // namespace supercargo::rights
