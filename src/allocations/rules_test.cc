#include "allocations/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

namespace supercargo::allocations {
namespace {

using stock::obtainable;
using stock::plan_outgoing;
using stock::Position;
using stock::Wanted;

constexpr Day today{20'000};
Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

Claimant waits(std::int64_t id, int quantity, int day) {
  return {.claim = {id},
          .order_id = id,
          .line = 1,
          .quantity = pieces(quantity),
          .promise = today + day,
          .original = today + day};
}
Claimant urgently(Claimant claimant) {
  claimant.urgent = true;
  return claimant;
}

// A position in whose plan these claims stand.
Position with(Position position, const std::vector<Claimant>& queue) {
  for (const Claimant& each : queue) plan_outgoing(position, each.promise, each.quantity);
  return position;
}
std::vector<stock::PlanDay> waiting_of(const std::vector<Claimant>& queue) {
  Position position;
  return with(position, queue).plan;
}

// "2: 4, 1: 2" — which claim gets how much.
std::string text_of(const std::vector<Claimant>& of, const std::vector<Share>& shares) {
  std::string text;
  for (const Share& share : shares)
    text += (text.empty() ? "" : ", ") + std::to_string(of[share.claimant].claim.value) + ": " +
            supercargo::text(share.quantity);
  return text;
}
std::string granted(const Position& position, std::vector<Claimant> queue) {
  std::sort(queue.begin(), queue.end(), goes_before);
  return text_of(queue, grant(with(position, queue), today, queue, waiting_of(queue)));
}
Position here(int on_hand) { return {.on_hand = pieces(on_hand)}; }
Position here(int on_hand, int day, int incoming) {
  Position position = here(on_hand);
  position.plan = {{.day = today + day, .incoming = pieces(incoming)}};
  return position;
}

TEST(Queue, is_by_urgency_then_promise_then_age) {
  std::vector<Claimant> queue{waits(4, 1, 3), waits(2, 1, 3), waits(3, 1, 1),
                              urgently(waits(9, 1, 8)), urgently(waits(8, 1, 9))};
  std::sort(queue.begin(), queue.end(), goes_before);
  std::string order;
  for (const Claimant& each : queue) order += std::to_string(each.claim.value) + ' ';
  EXPECT_EQ(order, "9 8 3 2 4 ");
}

TEST(Grant, gives_all_when_there_is_enough) {
  EXPECT_EQ(granted(here(10), {waits(1, 4, 2), waits(2, 6, 5)}), "1: 4, 2: 6");
}
TEST(Grant, gives_the_oldest_promise_what_it_wants_and_the_next_one_a_part) {
  EXPECT_EQ(granted(here(7), {waits(1, 6, 5), waits(2, 4, 2)}), "2: 4, 1: 3");
}
TEST(Grant, gives_the_urgent_one_first_though_its_promise_is_later) {
  EXPECT_EQ(granted(here(6), {waits(1, 5, 5), urgently(waits(2, 4, 8))}), "2: 4, 1: 2");
}
TEST(Grant, breaks_no_promise_for_urgency_when_both_can_be_kept) {
  EXPECT_EQ(granted(here(6, 8, 10), {waits(1, 5, 5), urgently(waits(2, 4, 8))}), "2: 1, 1: 5");
}
TEST(Grant, gives_nothing_when_nothing_is_free) {
  EXPECT_EQ(granted(here(0, 1, 5), {waits(1, 5, 1)}), "");
  Position position = here(9);
  position.reserved = pieces(4);
  position.quarantined = pieces(5);
  EXPECT_EQ(granted(position, {waits(1, 5, 1)}), "");
}
TEST(Grant, leaves_a_soft_hold_what_it_counts_on) {
  Position position = here(6);
  plan_outgoing(position, today + 3, pieces(5));  // held for somebody who was read his order
  EXPECT_EQ(granted(position, {waits(1, 4, 1)}), "1: 1");
  Position more = here(6, 2, 5);
  plan_outgoing(more, today + 3, pieces(5));
  EXPECT_EQ(granted(more, {waits(1, 4, 1)}), "1: 4") << "what comes in time covers the hold";
}
TEST(Grant, counts_those_behind_the_queue) {
  const std::vector<Claimant> all{waits(1, 2, 1), waits(2, 3, 2), waits(3, 4, 3)};
  const std::vector<Claimant> first{all[0], all[1]};
  const auto shares = grant(with(here(4), all), today, first, waiting_of(all));
  EXPECT_EQ(text_of(first, shares), "1: 2, 2: 2") << "they are behind, whatever they lose";
}

TEST(Released, keeps_its_promise_or_comes_back_to_the_first_one) {
  Claimant claimant = waits(1, 1, 5);
  EXPECT_EQ(released_day(claimant, today), today + 5) << "kept, though it came early";
  claimant.promise = today + 9;
  EXPECT_EQ(released_day(claimant, today), today + 5) << "slipped: back to the first one";
  claimant.original = today - 2;
  EXPECT_EQ(released_day(claimant, today), today) << "which is over: at once";
}

std::string dates(const Position& position, const std::vector<Claimant>& queue) {
  std::string text;
  for (const Dated& dated : dates_of(position, today, queue, today + 30))
    text +=
        (text.empty() ? "" : " ") + std::to_string(dated.day - today) + (dated.in_sight ? "" : "?");
  return text;
}

TEST(Dates, are_kept_while_what_was_announced_comes_in_time) {
  EXPECT_EQ(dates(here(0, 5, 10), {waits(1, 4, 5), waits(2, 6, 7)}), "5 7");
}
TEST(Dates, move_with_the_receipt) {
  EXPECT_EQ(dates(here(0, 9, 10), {waits(1, 4, 5), waits(2, 6, 12)}), "9 12");
}
TEST(Dates, move_for_the_last_ones_when_less_is_announced) {
  Position position = here(0, 5, 6);
  position.plan.push_back({.day = today + 20, .incoming = pieces(4)});
  EXPECT_EQ(dates(position, {waits(1, 4, 5), waits(2, 6, 5)}), "5 20");
}
TEST(Dates, an_urgent_one_keeps_its_day_at_the_cost_of_others) {
  Position position = here(0, 5, 4);
  position.plan.push_back({.day = today + 20, .incoming = pieces(4)});
  EXPECT_EQ(dates(position, {urgently(waits(2, 4, 5)), waits(1, 4, 5)}), "5 20");
}
TEST(Dates, with_nothing_announced_it_is_as_long_as_it_takes_to_get_more) {
  EXPECT_EQ(dates(here(0), {waits(1, 4, 5)}), "30?");
  EXPECT_EQ(dates(here(0), {waits(1, 4, 40)}), "40?") << "there is time enough";
}
TEST(Dates, a_promise_that_is_over_is_for_today_at_the_earliest) {
  EXPECT_EQ(dates(here(4), {waits(1, 4, -3)}), "0");
}
TEST(Dates, what_had_slipped_comes_back_but_never_before_the_first_promise) {
  Claimant slipped = waits(1, 4, 20);
  slipped.original = today + 6;
  EXPECT_EQ(dates(here(0, 3, 10), {slipped}), "6");
  EXPECT_EQ(dates(here(0, 9, 10), {slipped}), "9");
}
TEST(Dates, a_soft_hold_is_left_what_it_counts_on) {
  Position position = here(5);
  plan_outgoing(position, today + 3, pieces(5));
  position.plan.push_back({.day = today + 9, .incoming = pieces(5)});
  EXPECT_EQ(dates(position, {waits(1, 5, 4)}), "9");
}

std::string giving(std::vector<Claimant> holders, int missing) {
  return text_of(holders, give_way(holders, pieces(missing)));
}

TEST(GivingWay, begins_with_the_latest_promise_and_ends_with_the_urgent) {
  const std::vector<Claimant> holders{waits(1, 4, 2), urgently(waits(2, 4, 9)), waits(3, 4, 5),
                                      waits(4, 4, 5)};
  EXPECT_EQ(giving(holders, 3), "4: 3");
  EXPECT_EQ(giving(holders, 10), "4: 4, 3: 4, 1: 2");
  EXPECT_EQ(giving(holders, 14), "4: 4, 3: 4, 1: 4, 2: 2");
  EXPECT_EQ(giving(holders, 99), "4: 4, 3: 4, 1: 4, 2: 4") << "no more than there is";
  EXPECT_EQ(giving({waits(1, 0, 2)}, 1), "");
  EXPECT_EQ(giving(holders, 0), "");
}

std::string chosen(const Position& position, const std::vector<Claimant>& holds, Wanted asked) {
  const auto found = displaced(with(position, holds), today, asked, holds);
  if (!found) return "not enough";
  std::string text;
  for (const std::size_t n : *found) text += std::to_string(holds[n].claim.value) + ' ';
  return text;
}

TEST(Displaced, are_the_latest_holds_and_no_more_than_needed) {
  const std::vector<Claimant> holds{waits(1, 4, 1), waits(2, 3, 2), waits(3, 1, 3)};
  EXPECT_EQ(chosen(here(8), holds, {pieces(1), today}), "3 ");
  EXPECT_EQ(chosen(here(8), holds, {pieces(3), today}), "2 ") << "the last one alone is too little";
  EXPECT_EQ(chosen(here(8), holds, {pieces(8), today}), "3 2 1 ");
  EXPECT_EQ(chosen(here(8), holds, {pieces(9), today}), "not enough");
  EXPECT_EQ(chosen(here(20), holds, {pieces(9), today}), "") << "nobody is in the way";
}
TEST(Displaced, are_never_those_of_another_urgent_order) {
  EXPECT_EQ(chosen(here(4), {urgently(waits(1, 4, 1))}, {pieces(2), today}), "not enough");
}

struct Some {
  Position position;  // without the claims
  std::vector<Claimant> queue;
};
Some some_queue() {
  Some some{.position = {.on_hand = pieces(*rc::gen::inRange(0, 40))}, .queue = {}};
  some.position.quarantined = pieces(*rc::gen::inRange(0, 4));
  some.position.reserved = pieces(*rc::gen::inRange(0, 10));
  const int receipts = *rc::gen::inRange(0, 5);
  for (int n = 0; n < receipts; ++n) {
    plan_outgoing(some.position, today + *rc::gen::inRange(-3, 15), {});
    for (stock::PlanDay& each : some.position.plan)
      each.incoming = pieces(*rc::gen::inRange(0, 20));
  }
  if (*rc::gen::arbitrary<bool>())
    plan_outgoing(some.position, today + *rc::gen::inRange(0, 9), pieces(3));  // a hold
  const int claims = *rc::gen::inRange(1, 9);
  for (int n = 1; n <= claims; ++n) {
    some.queue.push_back(waits(n, *rc::gen::inRange(1, 12), *rc::gen::inRange(-2, 14)));
    some.queue.back().urgent = *rc::gen::inRange(0, 4) == 0;
    some.queue.back().original = some.queue.back().promise - *rc::gen::inRange(0, 4);
  }
  std::sort(some.queue.begin(), some.queue.end(), goes_before);
  return some;
}
bool keeps_every_promise(const Position& position) {
  const auto days = stock::projection(position, today);
  return std::all_of(days.begin(), days.end(),
                     [](const stock::ProjectedDay& day) { return day.projected >= Quantity{}; });
}

RC_GTEST_PROP(Grant, reserves_no_more_than_is_there_and_no_more_than_is_wanted, ()) {
  const auto [position, queue] = some_queue();
  const auto shares = grant(with(position, queue), today, queue, waiting_of(queue));
  Quantity sum;
  for (const Share& share : shares) {
    RC_ASSERT(share.quantity > Quantity{});
    RC_ASSERT(share.quantity <= queue[share.claimant].quantity);
    sum += share.quantity;
  }
  RC_ASSERT(sum <= std::max(Quantity{}, stock::free_on_hand(position)));
}

RC_GTEST_PROP(Grant, breaks_no_promise_when_all_can_be_kept, ()) {
  auto [position, queue] = some_queue();
  const Position before = with(position, queue);
  RC_PRE(keeps_every_promise(before));
  Position after = position;
  for (const Share& share : grant(before, today, queue, waiting_of(queue))) {
    after.reserved += share.quantity;
    queue[share.claimant].quantity -= share.quantity;
  }
  RC_ASSERT(keeps_every_promise(with(after, queue)));
}

// Whoever still wants something is not passed over: nothing is left that could be given.
RC_GTEST_PROP(Grant, leaves_nothing_over_while_somebody_waits, ()) {
  auto [position, queue] = some_queue();
  const auto shares = grant(with(position, queue), today, queue, waiting_of(queue));
  Position after = position;
  Quantity wanted;
  for (const Claimant& each : queue) wanted += each.quantity;
  for (const Share& share : shares) {
    after.reserved += share.quantity;
    wanted -= share.quantity;
  }
  if (wanted > Quantity{}) RC_ASSERT(obtainable(after, today, today) == Quantity{});
}

// Each that can be dated can be kept on its day, all of them together; none comes before its first
// promise, and none is later than it was without need.
RC_GTEST_PROP(Dates, can_all_be_kept_together, ()) {
  const auto [position, queue] = some_queue();
  RC_PRE(keeps_every_promise(position));
  const auto dated = dates_of(position, today, queue, today + 30);
  Position after = position;
  bool all_in_sight = true;
  for (std::size_t n = 0; n < queue.size(); ++n) {
    RC_ASSERT(dated[n].day >= std::max(today, std::min(queue[n].original, queue[n].promise)));
    if (!dated[n].in_sight) RC_ASSERT(dated[n].day >= today + 30);
    all_in_sight = all_in_sight && dated[n].in_sight;
    plan_outgoing(after, dated[n].day, queue[n].quantity);
    if (all_in_sight) RC_ASSERT(keeps_every_promise(after));
  }
}

RC_GTEST_PROP(Dates, stay_as_they_are_when_they_are_asked_for_again, ()) {
  auto [position, queue] = some_queue();
  const auto first = dates_of(position, today, queue, today + 30);
  for (std::size_t n = 0; n < queue.size(); ++n) queue[n].promise = first[n].day;
  const auto again = dates_of(position, today, queue, today + 30);
  for (std::size_t n = 0; n < queue.size(); ++n)
    RC_ASSERT(first[n].day == again[n].day && first[n].in_sight == again[n].in_sight);
}

RC_GTEST_PROP(GivingWay, takes_exactly_what_is_missing_as_far_as_there_is_any, ()) {
  const auto queue = some_queue().queue;
  Quantity all;
  for (const Claimant& each : queue) all += each.quantity;
  const Quantity missing = pieces(*rc::gen::inRange(0, 60));
  Quantity sum;
  bool met_urgent = false;
  for (const Share& share : give_way(queue, missing)) {
    sum += share.quantity;
    RC_ASSERT(!met_urgent || queue[share.claimant].urgent);
    met_urgent = queue[share.claimant].urgent;
  }
  RC_ASSERT(sum == std::min(all, missing));
}

RC_GTEST_PROP(Displaced, are_enough_and_none_is_idle, ()) {
  const auto [position, holds] = some_queue();
  const Wanted asked{pieces(*rc::gen::inRange(1, 20)), today + *rc::gen::inRange(0, 8)};
  const Position before = with(position, holds);
  const auto found = displaced(before, today, asked, holds);
  if (!found) RC_SUCCEED("not even all of them");
  Position after = before;
  for (const std::size_t n : *found) {
    RC_ASSERT(!holds[n].urgent);
    plan_outgoing(after, holds[n].promise, -holds[n].quantity);
  }
  RC_ASSERT(obtainable(after, today, asked.day) >= asked.quantity);
  for (const std::size_t n : *found) {
    Position kept = after;
    plan_outgoing(kept, holds[n].promise, holds[n].quantity);
    RC_ASSERT(obtainable(kept, today, asked.day) < asked.quantity);
  }
}

}  // namespace
}  // namespace supercargo::allocations
