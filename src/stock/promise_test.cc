#include "stock/promise.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

namespace supercargo::stock {
namespace {

constexpr Day today{20'000};

Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }
Day period(int n) { return today + (n - 1); }

// The worked example RES-T5 of domain 6.4: eight periods, the first one is today.
Position worked_example() {
  Position position{.on_hand = pieces(40)};
  const int receipts[] = {0, 60, 0, 60, 0, 0, 60, 0};
  const int commitments[] = {22, 18, 35, 20, 14, 30, 10, 5};
  for (int n = 0; n < 8; ++n)
    position.plan.push_back({period(n + 1), pieces(receipts[n]), pieces(commitments[n])});
  return position;
}

TEST(Promise, the_worked_example_projects_what_is_there_after_each_period) {
  const int expected[] = {18, 60, 25, 65, 51, 21, 71, 66};
  const auto days = projection(worked_example(), today);
  ASSERT_EQ(days.size(), 8U);
  for (int n = 0; n < 8; ++n) {
    EXPECT_EQ(days[static_cast<std::size_t>(n)].projected, pieces(expected[n])) << n + 1;
    EXPECT_EQ(projected(worked_example(), today, period(n + 1)), pieces(expected[n])) << n + 1;
  }
}

TEST(Promise, the_worked_example_promises_what_every_later_period_leaves) {
  const int expected[] = {18, 21, 21, 21, 21, 21, 66, 66};
  const auto days = projection(worked_example(), today);
  for (int n = 0; n < 8; ++n) {
    EXPECT_EQ(days[static_cast<std::size_t>(n)].available_to_promise, pieces(expected[n])) << n + 1;
    EXPECT_EQ(available_to_promise(worked_example(), today, period(n + 1)), pieces(expected[n]));
  }
}

TEST(Promise, the_worked_example_says_from_when_on) {
  const std::pair<int, int> expected[] = {{5, 1}, {10, 1}, {20, 2}, {25, 7}, {60, 7}};
  for (const auto& [wanted, first] : expected)
    EXPECT_EQ(earliest_day(worked_example(), today, pieces(wanted)), period(first)) << wanted;
  EXPECT_EQ(earliest_day(worked_example(), today, pieces(70)), std::nullopt);
}

// The textbook's way to the same figures: discrete buckets, shortages netted against earlier ones.
TEST(Promise, agrees_with_discrete_buckets_netted_backward) {
  const std::map<int, int> raw{{1, 18}, {2, 7}, {4, -4}, {7, 45}};
  const std::map<int, int> netted{{1, 18}, {2, 3}, {4, 0}, {7, 45}};
  const auto position = worked_example();
  for (const auto& [first, amount] : raw) {
    const auto next = raw.upper_bound(first);
    const int end = next == raw.end() ? 9 : next->first;
    Quantity bucket = first == 1 ? position.on_hand : Quantity{};
    for (int n = first; n < end; ++n) {
      bucket += position.plan[static_cast<std::size_t>(n - 1)].incoming;
      bucket -= position.plan[static_cast<std::size_t>(n - 1)].outgoing;
    }
    EXPECT_EQ(bucket, pieces(amount)) << first;
  }
  Quantity sum;
  for (const auto& [first, amount] : netted) {
    sum += pieces(amount);
    EXPECT_EQ(available_to_promise(position, today, period(first)), sum) << first;
  }
}

TEST(Promise, what_is_on_hand_is_not_promised_twice) {
  Position position{.on_hand = pieces(10), .reserved = pieces(6), .quarantined = pieces(3)};
  EXPECT_EQ(free_on_hand(position), pieces(1));
  EXPECT_EQ(available_to_promise(position, today, today), pieces(1));
  EXPECT_EQ(available_to_promise(position, today, today + 100), pieces(1));
}

TEST(Promise, overdue_claims_count_today) {
  Position position{.on_hand = pieces(10)};
  position.plan = {{.day = today - 3, .outgoing = pieces(4)}};
  EXPECT_EQ(available_to_promise(position, today, today), pieces(6));
}

TEST(Promise, overdue_receipts_do_not_count) {
  Position position{.on_hand = pieces(10)};
  position.plan = {{.day = today - 1, .incoming = pieces(50)}, {today + 2, pieces(7), {}}};
  EXPECT_EQ(available_to_promise(position, today, today + 1), pieces(10));
  EXPECT_EQ(available_to_promise(position, today, today + 2), pieces(17));
  EXPECT_EQ(earliest_day(position, today, pieces(18)), std::nullopt);
}

TEST(Promise, a_receipt_of_today_counts_today) {
  Position position;
  position.plan = {{.day = today, .incoming = pieces(5)}};
  EXPECT_EQ(earliest_day(position, today, pieces(5)), today);
}

TEST(Promise, a_shortage_is_carried_and_never_shown_below_zero) {
  Position position{.on_hand = pieces(2)};
  position.plan = {{.day = today, .outgoing = pieces(5)}, {today + 1, pieces(4), {}}};
  EXPECT_EQ(projected(position, today, today), pieces(-3));
  EXPECT_EQ(available_to_promise(position, today, today), Quantity{});
  EXPECT_EQ(available_to_promise(position, today, today + 1), pieces(1));
}

TEST(Promise, a_day_before_today_counts_as_today) {
  const Position position{.on_hand = pieces(2)};
  EXPECT_EQ(available_to_promise(position, today, today - 5), pieces(2));
}

TEST(Obtainable, is_what_is_there_when_the_day_has_come_and_the_plan_when_it_has_not) {
  Position position{.on_hand = pieces(3)};
  position.plan = {{.day = today, .incoming = pieces(5)}};
  EXPECT_EQ(obtainable(position, today, today), pieces(3));
  EXPECT_EQ(obtainable(position, today, today + 1), pieces(8));
  EXPECT_EQ(first_day(position, today, {pieces(3), today}), today);
  EXPECT_EQ(first_day(position, today, {pieces(4), today}), today + 1);
  EXPECT_EQ(first_day(position, today, {pieces(9), today}), std::nullopt);
  EXPECT_EQ(first_day(position, today, {pieces(4), today + 6}), today + 6);
}

TEST(Obtainable, what_was_taken_is_gone) {
  Position position{.on_hand = pieces(3)};
  position.plan = {{.day = today + 4, .incoming = pieces(5)}};
  take(position, today, {pieces(3), today});
  take(position, today, {pieces(4), today + 4});
  EXPECT_EQ(obtainable(position, today, today), pieces(0));
  EXPECT_EQ(obtainable(position, today, today + 4), pieces(1));
}

Position some_position() {
  Position position{.on_hand = pieces(*rc::gen::inRange(0, 50))};
  position.reserved = pieces(*rc::gen::inRange(0, 20));
  position.quarantined = pieces(*rc::gen::inRange(0, 5));
  std::map<int, PlanDay> plan;
  const auto count = *rc::gen::inRange(0, 12);
  for (int n = 0; n < count; ++n) {
    const int day = *rc::gen::inRange(-4, 15);
    PlanDay& planned = plan[day];
    planned.day = today + day;
    planned.incoming = pieces(*rc::gen::inRange(0, 30));
    planned.outgoing = pieces(*rc::gen::inRange(0, 30));
  }
  for (const auto& [day, planned] : plan) position.plan.push_back(planned);
  return position;
}

// Straight from the definition, day by day, with no cleverness.
Quantity by_definition(const Position& position, int day) {
  std::optional<Quantity> least;
  for (int later = day; later <= 20; ++later) {
    Quantity amount = position.on_hand - position.reserved - position.quarantined;
    for (const PlanDay& planned : position.plan) {
      const int at = planned.day - today;
      if (at <= later) amount -= planned.outgoing;
      if (0 <= at && at <= later) amount += planned.incoming;
    }
    least = least ? std::min(*least, amount) : amount;
  }
  return std::max(Quantity{}, *least);
}

RC_GTEST_PROP(Promise, is_what_the_definition_says, ()) {
  const Position position = some_position();
  for (int day = 0; day <= 16; ++day)
    RC_ASSERT(available_to_promise(position, today, today + day) == by_definition(position, day));
}

RC_GTEST_PROP(Promise, never_grows_smaller_with_time, ()) {
  const auto days = projection(some_position(), today);
  for (std::size_t n = 1; n < days.size(); ++n)
    RC_ASSERT(days[n - 1].available_to_promise <= days[n].available_to_promise);
}

RC_GTEST_PROP(Promise, is_there_from_the_earliest_day_on_and_not_before, ()) {
  const Position position = some_position();
  const Quantity wanted = pieces(*rc::gen::inRange(1, 60));
  const auto day = earliest_day(position, today, wanted);
  if (!day) RC_SUCCEED("never");
  RC_ASSERT(available_to_promise(position, today, *day) >= wanted);
  if (*day > today) RC_ASSERT(available_to_promise(position, today, *day - 1) < wanted);
}

RC_GTEST_PROP(Obtainable, can_be_taken_from_the_first_day_on, ()) {
  Position position = some_position();
  const Wanted wanted{pieces(*rc::gen::inRange(1, 60)), today + *rc::gen::inRange(-2, 15)};
  const auto day = first_day(position, today, wanted);
  if (!day) RC_SUCCEED("never");
  RC_ASSERT(*day >= wanted.day && *day >= today);
  RC_ASSERT(obtainable(position, today, *day) >= wanted.quantity);
  for (Day before = std::max(today, wanted.day); before < *day; before = before + 1)
    RC_ASSERT(obtainable(position, today, before) < wanted.quantity);
  const bool is_there = free_on_hand(position) >= wanted.quantity;
  take(position, today, {wanted.quantity, *day});
  if (*day == today) RC_ASSERT(is_there && free_on_hand(position) >= Quantity{});
}

// Taking what was promised leaves every earlier promise as it was kept: no day falls below zero
// that was not below before.
RC_GTEST_PROP(Promise, kept_promises_never_exceed_what_exists, ()) {
  Position position = some_position();
  const int day = *rc::gen::inRange(0, 15);
  const Quantity promised = available_to_promise(position, today, today + day);
  RC_PRE(promised > Quantity{});
  position.plan.push_back({.day = today + day, .outgoing = promised});
  std::stable_sort(position.plan.begin(), position.plan.end(),
                   [](const PlanDay& a, const PlanDay& b) { return a.day < b.day; });
  for (int later = day; later <= 16; ++later)
    RC_ASSERT(projected(position, today, today + later) >= Quantity{});
}

}  // namespace
}  // namespace supercargo::stock
