#include "credit/rules.h"

#include <gtest/gtest.h>

namespace supercargo::credit {
namespace {

Money euros(std::int64_t minor) { return {minor, Currency::of("EUR")}; }

// Domain 9.7.
Asked worked_example() {
  return {.limit = euros(1'000'000),
          .exposure = {.open_invoices = euros(620'000),
                       .delivered_not_invoiced = euros(90'000),
                       .confirmed_not_delivered = euros(180'000),
                       .unapplied_payments = euros(30'000)},
          .order_gross = euros(145'000)};
}

std::string found(const checks::Check& check) {
  std::string out(choices<checks::Outcome>().names[static_cast<int>(check.result)]);
  for (const auto& finding : check.findings) out += " " + finding.code;
  return out;
}

TEST(Credit, the_worked_example_is_fifty_above_its_limit) {
  EXPECT_EQ(text(*total(worked_example().exposure, Currency::of("EUR"))), "8600.00");
  const auto held = check(worked_example());
  EXPECT_EQ(found(held), "fail credit_limit_exceeded");
  EXPECT_EQ(held.findings[0].evidence.text,
            R"({"limit":"10000.00","exposure":"8600.00","order":"1450.00","excess":"50.00",)"
            R"("currency":"EUR"})");
}

TEST(Credit, an_order_may_reach_the_limit_exactly) {
  Asked asked = worked_example();
  asked.order_gross = euros(140'000);
  EXPECT_EQ(found(check(asked)), "pass");
  asked.order_gross = euros(140'001);
  EXPECT_EQ(found(check(asked)), "fail credit_limit_exceeded");
}

TEST(Credit, without_a_limit_there_is_nothing_to_check) {
  Asked asked = worked_example();
  asked.limit.reset();
  EXPECT_EQ(found(check(asked)), "not_applicable");
}

TEST(Credit, a_limit_of_zero_allows_nothing) {
  EXPECT_EQ(found(check({.limit = euros(0), .order_gross = euros(1)})),
            "fail credit_limit_exceeded");
  EXPECT_EQ(found(check({.limit = euros(0)})), "pass");
}

TEST(Credit, every_bad_standing_stops_whatever_the_sum) {
  for (const bool stopped : {false, true})
    for (const bool overdue : {false, true})
      for (const bool plan_broken : {false, true})
        for (const bool limited : {false, true}) {
          Asked asked{.standing = {stopped, overdue, plan_broken}};
          if (limited) asked.limit = euros(100);
          const bool fails = stopped || overdue || plan_broken;
          std::string expected = fails ? "fail" : limited ? "pass" : "not_applicable";
          if (stopped) expected += " customer_stopped";
          if (overdue) expected += " invoice_overdue";
          if (plan_broken) expected += " payment_plan_broken";
          EXPECT_EQ(found(check(asked)), expected);
        }
}

TEST(Credit, what_cannot_be_added_is_never_passed) {
  Asked foreign = worked_example();
  foreign.order_gross = Money{1, Currency::of("GBP")};
  EXPECT_EQ(found(check(foreign)), "fail credit_not_comparable");
  Asked huge = worked_example();
  huge.order_gross = euros(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(found(check(huge)), "fail credit_not_comparable");
}

}  // namespace
}  // namespace supercargo::credit
