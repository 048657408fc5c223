#include "holds/commands.h"

#include <gtest/gtest.h>

#include "journal/attempt.h"
#include "tests/beside_order.h"

namespace supercargo::holds {
namespace {

using journal::reasons;

class Holds : public tests::BesideOrder {
 protected:
  Result<Hold> hold(Kind kind, const std::string& why = "The gate is closed until Monday.") {
    return clerk().perform(place, {.id = order().number, .kind = kind, .reason = why});
  }
  Result<Hold> let_go(const Hold& hold, const journal::Actor& who) {
    return desk().as(who).perform(release, {.id = text(hold.id), .reason = "It is open again."});
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Holds);

TEST_P(Holds, block_fulfilment_until_another_person_releases_them) {
  const auto held = hold(Kind::address);
  ASSERT_EQ(reasons(held), "accepted");
  EXPECT_EQ(waits_for(), "fulfilment " + text(held->id));
  EXPECT_EQ(reasons(let_go(*held, desk().clerk)), ": placer_may_not_release");
  EXPECT_EQ(reasons(let_go(*held, desk().sales)), "forbidden");
  const auto other = desk().person({Role::order_desk});
  const auto released = let_go(*held, other);
  ASSERT_EQ(reasons(released), "accepted");
  EXPECT_EQ(released->status, Status::released);
  EXPECT_EQ(released->released_by, other.person);
  EXPECT_EQ(waits_for(), "");
  EXPECT_EQ(reasons(let_go(*held, other)), "not_in_this_state");
  EXPECT_EQ(desk().facts(held->id), "hold_placed, hold_released");
  EXPECT_EQ(news(), "sales_order_held, sales_order_hold_released");
}

TEST_P(Holds, of_one_kind_stand_once_and_of_several_side_by_side) {
  const auto first = hold(Kind::address);
  const auto second = hold(Kind::address);
  ASSERT_EQ(reasons(second), "/kind: held_already");
  EXPECT_NE(second.error().reasons[0].detail.find(text(first->id)), std::string::npos);
  EXPECT_EQ(reasons(hold(Kind::price)), "accepted");
  ASSERT_TRUE(let_go(*first, desk().person({Role::order_desk})));
  EXPECT_EQ(reasons(hold(Kind::address)), "accepted") << "it may be held anew";
}

TEST_P(Holds, come_too_late_for_an_order_that_is_over) {
  cancel_order();
  EXPECT_EQ(reasons(hold(Kind::price)), "not_in_this_state");
  EXPECT_EQ(reasons(clerk().perform(
                place, {.id = "SO-2026-999999", .kind = Kind::price, .reason = "None."})),
            "not_found");
}

TEST_P(Holds, are_saved_from_the_state_that_was_seen) {
  const auto held = hold(Kind::address);
  auto other = desk().as(Role::order_desk);
  EXPECT_EQ(reasons(other.perform(release, {.id = text(held->id), .revision = 7, .reason = "x"})),
            "revision_conflict");
  EXPECT_EQ(reasons(other.perform(release, {.id = text(held->id), .revision = 1, .reason = "x"})),
            "accepted");
}

TEST_P(Holds, that_one_person_places_and_releases_alone_are_recorded_as_that) {
  auto alone = desk().clerk;
  alone.sole_person = true;
  const auto held = desk().as(alone).perform(
      place, {.id = order().number, .kind = Kind::credit, .reason = "Unpaid."});
  EXPECT_EQ(reasons(let_go(*held, alone)), "accepted");
  EXPECT_EQ(desk().facts(held->id), "hold_placed, hold_released, separation_waived");
}

TEST_P(Holds, are_found_by_order_kind_and_status_a_page_at_a_time) {
  const auto address = hold(Kind::address);
  ASSERT_TRUE(hold(Kind::price));
  ASSERT_TRUE(let_go(*address, desk().person({Role::order_desk})));
  EXPECT_EQ(found(list_holds, {{"sales_order", order().number}}), "2");
  EXPECT_EQ(found(list_holds, {{"sales_order", text(order().id)}, {"status", "open"}}), "1");
  EXPECT_EQ(found(list_holds, {{"kind", "address,credit"}}), "1");
  const auto first = desk().ask(list_holds, {.limit = 1});
  ASSERT_EQ(first->items.size(), 1U);
  EXPECT_EQ(first->items[0].kind, Kind::price) << "the newest first";
  const auto next = desk().ask(list_holds, {.limit = 1, .after = first->after});
  EXPECT_EQ(next->items.at(0).id, address->id);
}

TEST_P(Holds, keep_their_words_as_they_were_said_and_out_of_the_journal) {
  const std::string why = "客戶要求暫停：陳大文先生 CANARY";
  const auto held = hold(Kind::customer_request, why);
  EXPECT_EQ(desk().ask(get, HoldReference{text(held->id)})->reason, why);
  expect_sealed("CANARY");
}

TEST_P(Holds, name_their_order_when_somebody_tries_to_get_round_them) {
  const auto held = hold(Kind::address);
  const auto refused = let_go(*held, desk().clerk);
  ASSERT_FALSE(refused);
  const auto fact = journal::attempt_of(refused.error(), entity<Hold>());
  ASSERT_TRUE(fact);
  EXPECT_EQ(std::string(fact->name) + " of " + fact->record + " " +
                id_text(fact->prefix, fact->record_id),
            "separation_refused of sales_order " + text(order().id));
}

}  // namespace
}  // namespace supercargo::holds
