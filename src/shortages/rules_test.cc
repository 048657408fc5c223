#include "shortages/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace supercargo::shortages {
namespace {

constexpr Day today{20'000};
Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

Site site(const char* code, int on_hand) {
  return {.warehouse = {code[0]},
          .code = code,
          .today = today,
          .position = {.on_hand = pieces(on_hand)}};
}
Site expecting(Site site, int day, int incoming) {
  site.position.plan.push_back({.day = today + day, .incoming = pieces(incoming)});
  return site;
}
Shortfall wanting(int quantity, int day = 0, int step = 0) {
  return {pieces(quantity), today + day, pieces(step)};
}

const char* name(Choice choice) {
  constexpr const char* names[] = {"split",      "backorder",   "other_warehouse",
                                   "substitute", "cancel_rest", "cancel_line"};
  return names[static_cast<int>(choice)];
}
// "split: 6 HAM @0, 4 HAM @9"
std::string text_of(const Outcome& outcome) {
  std::string text = std::string(name(outcome.choice)) + ":";
  for (const Part& part : outcome.parts)
    text += " " + supercargo::text(part.quantity) + " " + part.warehouse + " @" +
            std::to_string(part.day - today);
  if (outcome.cancelled > Quantity{}) text += " less " + supercargo::text(outcome.cancelled);
  return text + "\n";
}
std::string offered(const Site& home, const std::vector<Site>& others, const Shortfall& wanted) {
  std::string text;
  for (const Outcome& outcome : outcomes(home, others, wanted)) text += text_of(outcome);
  return text;
}

Site serving(const char* code, const std::vector<std::pair<int, int>>& days) {
  Site site{.warehouse = {code[0]}, .code = code, .today = today};
  site.capacity.emplace();
  for (const auto& [day, free] : days) site.capacity->push_back({today + day, pieces(free)});
  return site;
}

// Domain 2.0, ORDER TYPES: for a service stock means capacity, and a day that is full is a
// shortage.
TEST(Options, a_service_is_offered_on_later_days_and_from_other_places) {
  EXPECT_EQ(offered(serving("HAM", {{1, 2}, {2, 3}, {4, 9}}), {serving("POZ", {{1, 4}, {2, 8}})},
                    wanting(5, 1)),
            "split: 2 HAM @1 3 HAM @2\n"
            "backorder: 5 HAM @4\n"
            "other_warehouse: 2 HAM @1 3 POZ @1\n"
            "other_warehouse: 5 POZ @2\n"
            "cancel_rest: 2 HAM @1 less 3\n"
            "cancel_line: less 5\n");
  EXPECT_EQ(offered(serving("HAM", {}), {}, wanting(5, 1)), "cancel_line: less 5\n");
}

TEST(Options, what_is_free_on_one_day_is_not_free_on_the_next) {
  std::vector<Site> sites{serving("HAM", {{1, 2}, {2, 3}})};
  const Part all{"HAM", sites[0].warehouse, pieces(3), today + 2};
  EXPECT_TRUE(take_parts(sites, {all}).empty());
  const auto unkept = take_parts(sites, {all});
  ASSERT_EQ(unkept.size(), 1U);
  EXPECT_EQ(unkept[0].obtainable, Quantity{});
}

// Domain 2.6, BM1: ATP is 6, the line wants 10.
TEST(Options, the_worked_shortage_offers_everything_with_its_dates) {
  EXPECT_EQ(offered(expecting(site("HAM", 6), 9, 20), {site("POZ", 50)}, wanting(10)),
            "split: 6 HAM @0 4 HAM @9\n"
            "backorder: 10 HAM @9\n"
            "other_warehouse: 6 HAM @0 4 POZ @0\n"
            "other_warehouse: 10 POZ @0\n"
            "cancel_rest: 6 HAM @0 less 4\n"
            "cancel_line: less 10\n");
}
TEST(Options, with_nothing_in_sight_there_is_no_later_day) {
  EXPECT_EQ(offered(site("HAM", 6), {site("POZ", 3)}, wanting(10)),
            "cancel_rest: 6 HAM @0 less 4\ncancel_line: less 10\n");
}
TEST(Options, with_nothing_here_there_is_nothing_to_split) {
  EXPECT_EQ(offered(expecting(site("HAM", 0), 3, 10), {}, wanting(10)),
            "backorder: 10 HAM @3\ncancel_line: less 10\n");
}
TEST(Options, another_place_is_offered_when_it_is_sooner) {
  EXPECT_EQ(
      offered(expecting(site("HAM", 0), 9, 10), {expecting(site("POZ", 0), 4, 10)}, wanting(10)),
      "backorder: 10 HAM @9\nother_warehouse: 10 POZ @4\ncancel_line: less 10\n");
  EXPECT_EQ(
      offered(expecting(site("HAM", 0), 4, 10), {expecting(site("POZ", 0), 9, 10)}, wanting(10)),
      "backorder: 10 HAM @4\ncancel_line: less 10\n");
}
TEST(Options, cartons_are_not_opened) {
  EXPECT_EQ(offered(expecting(site("HAM", 40), 9, 100), {}, wanting(72, 0, 36)),
            "split: 36 HAM @0 36 HAM @9\nbackorder: 72 HAM @9\n"
            "cancel_rest: 36 HAM @0 less 36\ncancel_line: less 72\n");
  EXPECT_EQ(offered(expecting(site("HAM", 30), 9, 100), {}, wanting(72, 0, 36)),
            "backorder: 72 HAM @9\ncancel_line: less 72\n");
}
TEST(Options, what_comes_today_can_be_promised_for_tomorrow) {
  EXPECT_EQ(offered(expecting(site("HAM", 2), 0, 20), {}, wanting(10)),
            "split: 2 HAM @0 8 HAM @1\nbackorder: 10 HAM @1\n"
            "cancel_rest: 2 HAM @0 less 8\ncancel_line: less 10\n");
}
TEST(Options, other_goods_come_when_they_can) {
  EXPECT_EQ(text_of(*substituted(site("HAM", 10), wanting(10, 2))), "substitute: 10 HAM @2\n");
  EXPECT_EQ(text_of(*substituted(expecting(site("HAM", 0), 7, 10), wanting(10, 2))),
            "substitute: 10 HAM @7\n");
  EXPECT_FALSE(substituted(site("HAM", 9), wanting(10)));
}
TEST(Options, a_line_is_short_when_its_day_cannot_be_kept) {
  EXPECT_FALSE(is_short(site("HAM", 10), wanting(10)));
  EXPECT_TRUE(is_short(site("HAM", 9), wanting(10)));
  EXPECT_FALSE(is_short(expecting(site("HAM", 9), 3, 1), wanting(10, 3)));
  EXPECT_TRUE(is_short(expecting(site("HAM", 9), 4, 1), wanting(10, 3)));
}

TEST(Parts, that_cannot_be_kept_say_what_could_be) {
  std::vector<Site> sites{expecting(site("HAM", 6), 9, 4), site("POZ", 1)};
  const std::vector<Part> parts{{"HAM", {'H'}, pieces(6), today},
                                {"HAM", {'H'}, pieces(5), today + 3},
                                {"POZ", {'P'}, pieces(2), today},
                                {"RTM", {'R'}, pieces(2), today}};
  const auto unkept = take_parts(sites, parts);
  ASSERT_EQ(unkept.size(), 3U);
  EXPECT_EQ(unkept[0].part, 1U);
  EXPECT_EQ(unkept[0].obtainable, Quantity{}) << "the first part has it all";
  EXPECT_EQ(unkept[0].earliest, std::nullopt);
  EXPECT_EQ(unkept[1].obtainable, pieces(1));
  EXPECT_EQ(unkept[2].part, 3U) << "no such place";
}

Site some_site(const char* code) {
  Site made = site(code, *rc::gen::inRange(0, 30));
  made.position.reserved = pieces(*rc::gen::inRange(0, 10));
  const int receipts = *rc::gen::inRange(0, 3);
  for (int n = 0; n < receipts; ++n) made = expecting(made, 1 + 4 * n, *rc::gen::inRange(1, 20));
  if (*rc::gen::arbitrary<bool>())
    stock::plan_outgoing(made.position, today + *rc::gen::inRange(0, 9), pieces(4));
  return made;
}

// Whatever is offered can be kept, and settles the line to the last unit.
RC_GTEST_PROP(Options, can_all_be_kept, ()) {
  const std::vector<Site> sites{some_site("HAM"), some_site("POZ"), some_site("RTM")};
  const Shortfall wanted = wanting(*rc::gen::inRange(1, 40), *rc::gen::inRange(0, 9));
  RC_PRE(is_short(sites[0], wanted));
  for (const Outcome& outcome : outcomes(sites[0], std::span(sites).subspan(1), wanted)) {
    auto changed = sites;
    RC_ASSERT(take_parts(changed, outcome.parts).empty());
    Quantity sum = outcome.cancelled;
    for (const Part& part : outcome.parts) {
      RC_ASSERT(part.quantity > Quantity{} && part.day >= wanted.day);
      sum += part.quantity;
    }
    RC_ASSERT(sum == wanted.quantity);
  }
}

}  // namespace
}  // namespace supercargo::shortages
