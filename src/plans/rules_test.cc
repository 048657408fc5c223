#include "plans/rules.h"

#include <gtest/gtest.h>

namespace supercargo::plans {
namespace {

const Currency gbp = Currency::of("GBP");
Day day(std::string_view text) { return *parse_day(text); }

Plan plan(std::string_view debt, std::int64_t count, std::string_view deposit = "") {
  Plan made{.currency = gbp, .debt = *parse_money(debt, gbp), .parts = count};
  if (!deposit.empty()) made.deposit_rate = parse_rate(deposit);
  made.first_due = day("2026-03-02");
  made.instalments = instalments_of(made);
  return made;
}
std::string amounts(const Plan& plan) {
  std::string words;
  Money sum{0, gbp};
  for (const Instalment& each : plan.instalments) {
    words += text(each.amount) + " ";
    sum += each.amount;
  }
  EXPECT_EQ(sum, plan.debt);
  return words;
}

TEST(PaymentPlans, instalments_sum_to_the_debt_and_the_last_takes_what_does_not_divide) {
  EXPECT_EQ(amounts(plan("153.90", 4)), "38.47 38.47 38.47 38.49 ");
  EXPECT_EQ(amounts(plan("1000.00", 3)), "333.33 333.33 333.34 ");
  EXPECT_EQ(amounts(plan("153.90", 3, "0.3")), "46.17 35.91 35.91 35.91 ");
  EXPECT_EQ(amounts(plan("0.05", 1)), "0.05 ");
}

TEST(PaymentPlans, they_are_due_one_after_the_other) {
  const Plan made = plan("153.90", 3, "0.3");
  EXPECT_EQ(text(made.instalments.at(0).due), "2026-03-02");
  EXPECT_EQ(text(made.instalments.at(3).due), "2026-05-31");
}

TEST(PaymentPlans, what_could_not_be_paid_is_refused) {
  EXPECT_TRUE(check_plan(plan("153.90", 12), day("2026-03-02")).empty());
  const auto late = check_plan(plan("0.05", 6), day("2026-03-03"));
  ASSERT_EQ(late.size(), 2U);
  EXPECT_EQ(late[0].pointer + late[1].pointer, "/first_due/parts");
}

TEST(PaymentPlans, a_long_or_a_large_one_is_sales_to_agree_to_as_well) {
  const Day today = day("2026-03-02");
  EXPECT_EQ(deciders(plan("153.90", 4), {}, today).size(), 1U);
  EXPECT_EQ(deciders(plan("153.90", 5), {}, today).size(), 2U);
  EXPECT_EQ(deciders(plan("153.90", 4), Money{15389, gbp}, today).size(), 2U);
  EXPECT_EQ(deciders(plan("153.90", 4), Money{15390, gbp}, today).size(), 1U);
}

TEST(PaymentPlans, what_comes_in_goes_to_what_was_due_first) {
  auto made = paid(plan("153.90", 4), {5000, gbp}, day("2026-03-09"));
  ASSERT_TRUE(made);
  EXPECT_EQ(text(made->instalments[0].paid), "38.47");
  EXPECT_EQ(text(made->instalments[1].paid), "11.53");
  EXPECT_FALSE(is_paid(*made));
  made = paid(*made, {10390, gbp}, day("2026-03-09"));
  ASSERT_TRUE(made);
  EXPECT_TRUE(is_paid(*made));
  EXPECT_FALSE(paid(*made, {1, gbp}, day("2026-03-09")));
  EXPECT_FALSE(paid(plan("153.90", 4), {0, gbp}, day("2026-03-09")));
}

TEST(PaymentPlans, what_is_left_is_divided_anew_and_sums_to_the_debt) {
  for (std::int64_t came = 0; came < 15390; came += 1111) {
    for (std::int64_t parts = 1; parts <= 12; ++parts) {
      const auto made =
          came == 0 ? plan("153.90", 4) : *paid(plan("153.90", 4), {came, gbp}, day("2026-03-09"));
      const Plan anew = changed_by(made, {.kind = ChangeKind::renegotiation,
                                          .parts = parts,
                                          .first_due = day("2026-06-01"),
                                          .interval_days = 7});
      Money sum{0, gbp};
      Money open{0, gbp};
      for (const Instalment& each : anew.instalments) {
        sum += each.amount;
        open += open_of(each);
        EXPECT_TRUE(each.due >= day("2026-06-01") || open_of(each).minor == 0);
      }
      EXPECT_EQ(sum, anew.debt);
      EXPECT_EQ(open.minor, 15390 - came);
      EXPECT_EQ(anew.version, 2);
    }
  }
}

TEST(PaymentPlans, an_instalment_that_was_let_off_is_neither_due_nor_paid_to) {
  const Plan made = plan("153.90", 4);
  const Plan less = changed_by(made, {.kind = ChangeKind::waiver, .instalment = 1});
  EXPECT_FALSE(is_overdue(less, day("2026-03-20"), {}));
  const auto after = paid(less, {3847, gbp}, day("2026-03-09"));
  ASSERT_TRUE(after);
  EXPECT_EQ(text(after->instalments[0].paid) + " " + text(after->instalments[1].paid),
            "0.00 38.47");
  EXPECT_FALSE(paid(less, {15390, gbp}, day("2026-03-09"))) << "so much is not open any more";
  EXPECT_TRUE(is_paid(*paid(less, {11543, gbp}, day("2026-03-09"))));
  const auto pointers = [&](const Change& change) {
    std::string words;
    for (const Reason& each : check_change(less, change, day("2026-03-02")))
      words += each.pointer + ": " + each.code + "\n";
    return words;
  };
  EXPECT_EQ(pointers({.kind = ChangeKind::waiver, .instalment = 1}), "/instalment: nothing_open\n");
  EXPECT_EQ(pointers({.kind = ChangeKind::waiver, .instalment = 5}),
            "/instalment: unknown_instalment\n");
  EXPECT_EQ(
      pointers({.kind = ChangeKind::renegotiation, .parts = 2, .first_due = day("2026-03-01")}),
      "/first_due: in_the_past\n");
}

TEST(PaymentPlans, three_working_days_of_grace_and_not_one_more) {
  const Plan made = plan("153.90", 4);  // the first is due on a Monday
  EXPECT_FALSE(is_overdue(made, day("2026-03-05"), {}));
  EXPECT_TRUE(is_overdue(made, day("2026-03-06"), {}));
  EXPECT_FALSE(is_overdue(*paid(made, {3847, gbp}, day("2026-03-02")), day("2026-03-06"), {}));
}

}  // namespace
}  // namespace supercargo::plans
