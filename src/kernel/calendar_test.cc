#include "kernel/calendar.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "kernel/result.h"

namespace supercargo {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

Day day(std::string_view text) { return parse_day(text).value(); }
Instant instant(std::string_view text) { return parse_instant(text).value(); }

Calendar site(const char* zone) { return {.zone = zone}; }

// Open around the clock, so that every hour of a change of clocks counts.
Calendar always_open(const char* zone) {
  Calendar calendar{.zone = zone};
  calendar.week.fill({0, 24 * 60});
  return calendar;
}

std::string begins(const char* date, const char* zone) {
  return text(start_of(day(date), site(zone)));
}

minutes length_of(const char* date, const char* zone) {
  const auto calendar = always_open(zone);
  const auto start = start_of(day(date), calendar);
  return working_time_between(start, start_of(day(date) + 1, calendar), calendar);
}

}  // namespace

TEST(Zone, only_exact_names_are_known) {
  for (const char* name : {"Europe/London", "Asia/Hong_Kong", "America/New_York", "Pacific/Apia",
                           "UTC", "Asia/Calcutta"})
    EXPECT_TRUE(known_zone(name)) << name;
  for (const char* name : {"", "europe/london", "Europe/", "London", "BST", "GMT+1", "localtime",
                           "../etc/passwd", "Europe/London ", "tzdata.zi", "posix/UTC"})
    EXPECT_FALSE(known_zone(name)) << name;
}

TEST(Zone, an_unknown_one_is_a_fault) {
  EXPECT_THROW(local_day({1}, site("Mars/Base")), Fault);
  EXPECT_THROW(start_of({1}, site("")), Fault);
}

TEST(Calendar, a_day_begins_at_local_midnight_in_winter_and_summer) {
  EXPECT_EQ(begins("2026-01-15", "Europe/London"), "2026-01-15T00:00:00.000000Z");
  EXPECT_EQ(begins("2026-07-15", "Europe/London"), "2026-07-14T23:00:00.000000Z");
  EXPECT_EQ(begins("2026-03-02", "Asia/Hong_Kong"), "2026-03-01T16:00:00.000000Z");
  EXPECT_EQ(begins("2026-07-15", "America/New_York"), "2026-07-15T04:00:00.000000Z");
}

TEST(Calendar, midnight_that_is_skipped_or_told_twice_begins_with_its_first_instant) {
  EXPECT_EQ(begins("2026-03-08", "America/Havana"), "2026-03-08T05:00:00.000000Z");
  EXPECT_EQ(begins("2026-11-01", "America/Havana"), "2026-11-01T04:00:00.000000Z");
}

TEST(Calendar, the_day_depends_on_the_site) {
  const auto late = instant("2026-03-01T23:30:00Z");
  EXPECT_EQ(text(local_day(late, site("Europe/London"))), "2026-03-01");
  EXPECT_EQ(text(local_day(late, site("Asia/Hong_Kong"))), "2026-03-02");
  EXPECT_EQ(text(local_day(instant("1960-06-01T23:30:00Z"), site("Europe/London"))), "1960-06-02");
}

TEST(Calendar, days_of_23_and_25_hours_are_counted_as_such) {
  EXPECT_EQ(length_of("2026-03-28", "Europe/London"), hours(24));
  EXPECT_EQ(length_of("2026-03-29", "Europe/London"), hours(23));
  EXPECT_EQ(length_of("2026-10-25", "Europe/London"), hours(25));
  EXPECT_EQ(length_of("2026-03-08", "America/New_York"), hours(23));
  EXPECT_EQ(length_of("2026-11-01", "America/New_York"), hours(25));
  EXPECT_EQ(length_of("2026-03-29", "Asia/Hong_Kong"), hours(24));
}

// Samoa went from the 29th to the 31st of December 2011; the 30th would have been a Friday.
TEST(Calendar, a_day_that_never_was_is_no_working_day) {
  const auto apia = site("Pacific/Apia");
  EXPECT_TRUE(works_on(day("2011-12-29"), apia));
  EXPECT_FALSE(works_on(day("2011-12-30"), apia));
  EXPECT_EQ(text(next_working_day(day("2011-12-29"), apia)), "2012-01-02");
  EXPECT_EQ(start_of(day("2011-12-30"), apia), start_of(day("2011-12-31"), apia));
  EXPECT_EQ(length_of("2011-12-30", "Pacific/Apia"), hours(0));
  EXPECT_TRUE(works_on(day("2011-12-30"), site("Europe/London")));
}

TEST(Calendar, weekends_and_holidays_are_passed_over_both_ways) {
  auto london = site("Europe/London");
  london.holidays = {day("2026-04-06"), day("2026-04-03")};
  EXPECT_FALSE(works_on(day("2026-04-03"), london));
  EXPECT_EQ(text(next_working_day(day("2026-04-02"), london)), "2026-04-07");
  EXPECT_EQ(text(working_day_from(day("2026-04-02"), london)), "2026-04-02");
  EXPECT_EQ(text(working_day_from(day("2026-04-03"), london)), "2026-04-07");
  EXPECT_EQ(text(add_working_days(day("2026-04-01"), 3, london)), "2026-04-08");
  EXPECT_EQ(text(add_working_days(day("2026-04-08"), -3, london)), "2026-04-01");
  EXPECT_EQ(text(add_working_days(day("2026-04-04"), 0, london)), "2026-04-04");
  EXPECT_EQ(text(add_working_days(day("2026-04-04"), 1, london)), "2026-04-07");
  EXPECT_EQ(text(add_working_days(day("2026-04-04"), -1, london)), "2026-04-02");
}

// Domain 2.2: goods received on Saturday 7 March 2026, so 14 days end on a Saturday and roll over.
TEST(Calendar, a_period_that_ends_on_a_saturday_rolls_to_monday) {
  EXPECT_EQ(text(working_day_from(day("2026-03-07") + 14, site("Europe/Paris"))), "2026-03-23");
}

TEST(WorkingTime, four_hours_run_on_over_the_night_and_the_weekend) {
  const auto london = site("Europe/London");
  const auto after = [&](const char* from, minutes amount) {
    return text(add_working_time(instant(from), amount, london));
  };
  EXPECT_EQ(after("2026-03-02T10:00:00Z", hours(4)), "2026-03-02T14:00:00.000000Z");
  EXPECT_EQ(after("2026-03-02T15:30:00Z", hours(4)), "2026-03-03T11:00:00.000000Z");
  EXPECT_EQ(after("2026-03-06T16:00:00Z", hours(4)), "2026-03-09T11:30:00.000000Z");
  EXPECT_EQ(after("2026-03-07T12:00:00Z", hours(4)), "2026-03-09T13:00:00.000000Z");
  EXPECT_EQ(after("2026-03-02T16:30:00Z", hours(1)), "2026-03-02T17:30:00.000000Z");
  EXPECT_EQ(after("2026-03-02T20:00:00Z", minutes(0)), "2026-03-02T20:00:00.000000Z");
  EXPECT_EQ(after("2026-03-09T11:30:00Z", -hours(4)), "2026-03-06T16:00:00.000000Z");
  EXPECT_EQ(after("2026-03-02T10:00:00Z", -hours(1)), "2026-03-02T09:00:00.000000Z");
}

TEST(WorkingTime, the_doors_open_by_the_wall_clock_after_it_changed) {
  const auto london = site("Europe/London");
  EXPECT_EQ(text(add_working_time(instant("2026-03-27T17:00:00Z"), hours(1), london)),
            "2026-03-30T08:30:00.000000Z");
  EXPECT_EQ(text(add_working_time(instant("2026-10-23T16:00:00Z"), hours(1), london)),
            "2026-10-26T09:30:00.000000Z");
  const auto night = always_open("Europe/London");
  EXPECT_EQ(text(add_working_time(instant("2026-03-28T12:00:00Z"), hours(24), night)),
            "2026-03-29T12:00:00.000000Z");
}

TEST(WorkingTime, only_opening_hours_count_between_two_instants) {
  const auto london = site("Europe/London");
  const auto friday = instant("2026-03-06T16:00:00Z");
  const auto monday = instant("2026-03-09T11:30:00Z");
  EXPECT_EQ(working_time_between(friday, monday, london), hours(4));
  EXPECT_EQ(working_time_between(monday, friday, london), -hours(4));
  EXPECT_EQ(working_time_between(friday, friday, london), minutes(0));
  EXPECT_EQ(working_time_between(friday, friday + std::chrono::seconds(119), london), minutes(1));
  EXPECT_EQ(working_time_between(instant("2026-03-07T00:00:00Z"), instant("2026-03-08T23:00:00Z"),
                                 london),
            minutes(0));
}

TEST(Calendar, one_that_never_opens_is_a_fault_and_not_usable) {
  auto closed = site("Europe/London");
  closed.week.fill({});
  EXPECT_FALSE(usable(closed));
  EXPECT_THROW(next_working_day(day("2026-03-02"), closed), Fault);
  EXPECT_THROW(add_working_days(day("2026-03-02"), -1, closed), Fault);
  EXPECT_THROW(add_working_time(instant("2026-03-02T10:00:00Z"), minutes(1), closed), Fault);
  EXPECT_THROW(add_working_time(instant("2026-03-02T10:00:00Z"), -minutes(1), closed), Fault);
  EXPECT_EQ(text(add_working_days(day("2026-03-02"), 0, closed)), "2026-03-02");
}

TEST(Calendar, what_lies_more_than_a_hundred_years_off_is_a_fault) {
  const auto london = site("Europe/London");
  const auto now = instant("2026-03-02T10:00:00Z");
  const auto far = std::numeric_limits<int>::max();
  EXPECT_THROW(add_working_days(day("2026-03-02"), far, london), Fault);
  EXPECT_THROW(add_working_days(day("2026-03-02"), -far - 1, london), Fault);
  EXPECT_THROW(add_working_time(now, minutes(far), london), Fault);
  EXPECT_THROW(working_time_between(now, instant("2999-01-01T00:00:00Z"), london), Fault);
  EXPECT_THROW(next_working_day(day("9999-12-31"), london), Fault);
  EXPECT_THROW(start_of(Day{}, london), Fault);
}

TEST(Calendar, hours_out_of_order_and_unknown_zones_are_not_usable) {
  EXPECT_TRUE(usable(Calendar{}));
  EXPECT_TRUE(usable(always_open("Asia/Hong_Kong")));
  EXPECT_FALSE(usable(site("Mars/Base")));
  for (const auto hours : {OpeningHours{600, 540}, OpeningHours{-1, 540}, OpeningHours{0, 1441}}) {
    Calendar calendar;
    calendar.week[2] = hours;
    EXPECT_FALSE(usable(calendar));
  }
}

TEST(WorkingTime, adding_and_measuring_are_inverse) {
  const std::vector<Calendar> sites{site("Europe/London"), always_open("America/New_York"),
                                    site("Asia/Hong_Kong"), always_open("Pacific/Apia")};
  EXPECT_TRUE(rc::check([&] {
    const auto& calendar = *rc::gen::elementOf(sites);
    const auto first = instant("2008-01-01T00:00:00Z");
    const auto from = first + minutes(*rc::gen::inRange(0, 30 * 365 * 24 * 60));
    const minutes amount{*rc::gen::inRange(-20'000, 20'000)};
    const auto to = add_working_time(from, amount, calendar);
    RC_ASSERT(working_time_between(from, to, calendar) == amount);
    RC_ASSERT((amount.count() < 0) == (to < from));
  }));
}

TEST(Calendar, every_instant_lies_in_its_local_day) {
  const std::vector<std::string> zones{"Europe/London",  "America/New_York", "Asia/Hong_Kong",
                                       "America/Havana", "Pacific/Apia",     "Asia/Kathmandu"};
  EXPECT_TRUE(rc::check([&] {
    const Calendar calendar{.zone = *rc::gen::elementOf(zones)};
    const auto first = instant("1950-01-01T00:00:00Z");
    const auto at = first + minutes(*rc::gen::inRange(0, 100 * 365 * 24 * 60));
    const auto today = local_day(at, calendar);
    RC_ASSERT(start_of(today, calendar) <= at);
    RC_ASSERT(at < start_of(today + 1, calendar));
    const int count = *rc::gen::inRange(1, 200);
    const auto later = add_working_days(today, count, calendar);
    RC_ASSERT(later > today);
    RC_ASSERT(works_on(later, calendar));
  }));
}

}  // namespace supercargo
