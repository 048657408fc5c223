#include "policies/working_time.h"

#include <gtest/gtest.h>

#include "kernel/record_json.h"

namespace supercargo::policies {
namespace {

std::string reasons_against(const std::vector<WorkingHours>& hours) {
  std::string all;
  for (const Reason& reason : check_hours(hours)) all += reason.pointer + " " + reason.code + "\n";
  return all;
}

TEST(WorkingTime, a_day_closes_after_it_opens_and_stands_once) {
  EXPECT_EQ(reasons_against({}), "");
  EXPECT_EQ(reasons_against({{1, "08:00", "24:00"}, {2, "00:00", "00:01"}}), "");
  EXPECT_EQ(reasons_against({{1, "08:00", "08:00"}, {2, "17:00", "08:00"}}),
            "/hours/0/closes not_after_opening\n/hours/1/closes not_after_opening\n");
  EXPECT_EQ(reasons_against({{5, "08:00", "12:00"}, {5, "13:00", "17:00"}}),
            "/hours/0/weekday duplicate_weekday\n/hours/1/weekday duplicate_weekday\n");
}

TEST(WorkingTime, what_is_no_time_of_a_day_is_refused_where_it_stands) {
  for (const char* wrong : {"", "8:00", "08.00", "08:60", "24:01", "2a:00", "08:000"}) {
    const auto read = from_json<WorkingHours>(R"({"weekday":1,"opens":")" + std::string(wrong) +
                                              R"(","closes":"17:00"})");
    ASSERT_FALSE(read) << wrong;
    EXPECT_EQ(read.error().reasons.at(0).pointer, "/opens");
  }
}

TEST(WorkingTime, unlisted_weekdays_are_closed_and_holidays_too) {
  const Day monday = *parse_day("2026-03-02");
  const auto calendar =
      calendar_of("Europe/Amsterdam", {{1, "08:30", "12:00"}, {3, "09:00", "10:00"}},
                  {{monday + 7, "A day off"}});
  EXPECT_EQ(calendar.zone, "Europe/Amsterdam");
  EXPECT_EQ(calendar.week[0], (OpeningHours{510, 720}));
  EXPECT_TRUE(calendar.week[1].closed());
  EXPECT_EQ(add_working_days(monday, 1, calendar), monday + 2);
  EXPECT_EQ(add_working_days(monday, 2, calendar), monday + 9) << "the second Monday is off";
}

TEST(WorkingTime, office_hours_hold_until_somebody_says_otherwise) {
  const auto calendar = calendar_of("UTC", {}, {});
  for (int weekday = 0; weekday < 5; ++weekday) EXPECT_EQ(calendar.week[weekday], office_hours);
  EXPECT_TRUE(calendar.week[5].closed());
}

}  // namespace
}  // namespace supercargo::policies
