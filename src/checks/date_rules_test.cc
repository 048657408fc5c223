#include <gtest/gtest.h>

#include "checks/order_rules.h"
#include "checks/testing.h"

namespace supercargo::checks {
namespace {

using namespace samples;

std::string requested(const char* date) {
  auto entered = order();
  entered.requested_date = day(date);
  return told(entered);
}

TEST(DateChecks, the_requested_day_lies_ahead_is_open_and_not_too_far) {
  EXPECT_EQ(requested("2026-03-01"), "date_past@/requested_date");
  EXPECT_EQ(requested("0001-01-01"), "date_past@/requested_date");
  EXPECT_EQ(requested("2026-03-04"), "");
  EXPECT_EQ(requested("2026-03-07"), "date_closed@/requested_date");
  EXPECT_EQ(requested("2026-04-03"), "date_closed@/requested_date");
  EXPECT_EQ(requested("2027-03-02"), "");
  EXPECT_EQ(requested("2027-03-03"), "date_far@/requested_date");
  EXPECT_EQ(requested("9999-12-31"), "date_far@/requested_date");
}

TEST(DateChecks, a_past_date_is_an_error_and_a_closed_day_a_warning_with_the_next_open_one) {
  auto entered = order();
  entered.requested_date = day("2026-03-01");
  EXPECT_EQ(finding(entered, "date_past").level, Outcome::fail);
  entered.requested_date = day("2026-04-03");
  const auto closed = finding(entered, "date_closed");
  EXPECT_EQ(closed.level, Outcome::warn);
  EXPECT_EQ(closed.suggestions.front().value, "2026-04-06");
}

TEST(DateChecks, within_the_lead_time_an_order_is_urgent_or_later) {
  auto entered = order();
  entered.requested_date = day("2026-03-03");
  EXPECT_EQ(told(entered), "within_lead_time@/requested_date");
  const auto early = finding(entered, "within_lead_time");
  EXPECT_EQ(early.level, Outcome::fail);
  EXPECT_EQ(early.suggestions.front().value, "2026-03-04");
  EXPECT_EQ(early.evidence.text, R"({"lead_working_days":"2","earliest":"2026-03-04"})");
  entered.urgent = true;
  EXPECT_EQ(told(entered), "");
}

TEST(DateChecks, lead_times_are_working_days_over_weekends) {
  auto entered = order();
  entered.lines[0].product->lead_working_days = 5;
  entered.requested_date = day("2026-03-06");
  EXPECT_EQ(told(entered), "within_lead_time@/requested_date");
  entered.requested_date = day("2026-03-09");
  EXPECT_EQ(told(entered), "");
}

TEST(DateChecks, a_line_with_a_date_of_its_own_is_judged_by_it) {
  auto entered = order();
  entered.requested_date = day("2026-03-03");
  entered.lines[0].requested_date = day("2026-03-04");
  EXPECT_EQ(told(entered), "");
  entered.lines[0].requested_date = day("2026-03-03");
  EXPECT_EQ(told(entered), "within_lead_time@/lines/0/requested_date");
  entered.lines[1].requested_date = day("2026-02-27");
  EXPECT_EQ(told(entered),
            "within_lead_time@/lines/0/requested_date date_past@/lines/1/requested_date");
}

TEST(DateChecks, no_date_is_no_finding) {
  auto entered = order();
  entered.requested_date = {};
  EXPECT_EQ(told(entered), "");
  EXPECT_EQ(checked(entered)[7].code, "dates_possible");
  EXPECT_EQ(checked(entered)[7].result, Outcome::not_applicable);
}

TEST(DateChecks, a_purchase_order_is_not_dated_after_its_receipt) {
  auto entered = order();
  entered.po_date = day("2026-03-02");
  EXPECT_EQ(told(entered), "");
  entered.po_date = day("2026-03-03");
  EXPECT_EQ(told(entered), "po_date_after_receipt@/customer_po_date");
  EXPECT_EQ(finding(entered, "po_date_after_receipt").level, Outcome::warn);
}

TEST(DateChecks, a_year_after_a_leap_day_is_the_last_of_february) {
  auto entered = order();
  auto leap = background();
  leap.today = entered.received = day("2028-02-29");
  entered.requested_date = day("2029-02-28");
  EXPECT_EQ(told(check_order(entered, leap)), "");
  entered.requested_date = day("2029-03-01");
  EXPECT_EQ(told(check_order(entered, leap)), "date_far@/requested_date");
}

}  // namespace
}  // namespace supercargo::checks
