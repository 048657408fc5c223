#include "statements/rules.h"

#include <gtest/gtest.h>

namespace supercargo::statements {
namespace {

Calendar calendar() {
  Calendar here;
  here.zone = "Asia/Hong_Kong";
  here.holidays = {*parse_day("2026-06-01")};
  return here;
}

std::string month(const char* now, std::int64_t day) {
  const auto found = month_due(*parse_instant(now), day, calendar());
  return found ? text(*found) : "none";
}

TEST(StatementRounds, begin_when_the_company_opens_on_the_day_that_was_chosen) {
  EXPECT_EQ(month("2026-03-05T00:59:00Z", 5), "none");  // 08:59 in Hong Kong, a Thursday
  EXPECT_EQ(month("2026-03-05T01:01:00Z", 5), "2026-03-01");
  EXPECT_EQ(month("2026-03-11T12:00:00Z", 5), "2026-03-01");
}

TEST(StatementRounds, of_a_day_that_is_closed_begin_on_the_next_working_day) {
  EXPECT_EQ(month("2026-05-30T08:00:00Z", 28), "2026-05-01");  // a Thursday's, two days later
  EXPECT_EQ(month("2026-02-28T08:00:00Z", 28), "none");        // a Saturday
  EXPECT_EQ(month("2026-03-02T02:00:00Z", 28), "2026-02-01") << "still the month before";
  EXPECT_EQ(month("2026-06-01T08:00:00Z", 1), "none") << "a holiday";
  EXPECT_EQ(month("2026-06-02T02:00:00Z", 1), "2026-06-01");
}

TEST(StatementRounds, are_over_after_a_week_so_that_nobody_is_surprised_by_an_old_one) {
  EXPECT_EQ(month("2026-03-12T01:02:00Z", 5), "none");
  EXPECT_EQ(month("2026-03-31T04:00:00Z", 5), "none");
  EXPECT_EQ(month("2026-03-05T04:00:00Z", 0), "none") << "nobody wants them";
}

TEST(StatementRounds, say_what_is_owed_in_each_currency_less_what_came_in_unused) {
  const auto eur = Currency::of("EUR");
  const auto hkd = Currency::of("HKD");
  const std::vector<accounts::Account> accounts{
      {.currency = eur, .open = {123'450, eur}, .unapplied = {450, eur}},
      {.currency = hkd, .open = {0, hkd}, .unapplied = {2'000, hkd}},
  };
  EXPECT_EQ(owed(accounts, eur), "EUR\u00a01,230.00, HKD\u00a0−20.00");
  EXPECT_EQ(owed({}, hkd), "HKD\u00a00.00");
}

}  // namespace
}  // namespace supercargo::statements
