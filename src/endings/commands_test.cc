#include "endings/commands.h"

#include <gmock/gmock.h>

#include "amendments/amend.h"
#include "holds/commands.h"
#include "issues/commands.h"
#include "questions/commands.h"
#include "tests/shipping_desk.h"

namespace supercargo::endings {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class Endings : public tests::OnShippingDesk {
 protected:
  tests::TradingDesk::Asking clerk() { return desk().as(desk().clerk); }
  Result<Order> cancelled(const Order& order) {
    return clerk().perform(cancel, {.id = order.number, .reason = "Ordered twice."});
  }
  // "reservation_released 1: 4 EA of TAPE-48 are free again.", a line each.
  static std::string effects(const Result<Order>& order) {
    if (!order) return reasons(order);
    std::string all;
    for (const gates::Effect& each : order->effects)
      all += each.what + (each.line ? " " + std::to_string(*each.line) : "") + ": " + each.detail +
             "\n";
    return all;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Endings);

TEST_P(Endings, a_cancellation_tells_what_it_undid) {
  const Order order = confirmed(
      {{.sku = "TAPE-48", .quantity = pieces(4)}, {.sku = "HAUL", .quantity = pieces(1)}});
  ASSERT_TRUE(clerk().perform(
      holds::place,
      {.id = order.number, .kind = holds::Kind::address, .reason = "No such number."}));
  ASSERT_TRUE(clerk().perform(
      questions::ask, {.id = order.number, .team = "warehouse", .question = "Is it packed?"}));
  const auto gone = cancelled(order);
  EXPECT_EQ(effects(gone),
            "reservation_released 1: 4 EA of TAPE-48 are free again.\n"
            "capacity_released 2: 1 EA of HAUL are free again.\n"
            "units_cancelled 1: 4 EA of TAPE-48 are cancelled.\n"
            "units_cancelled 2: 1 EA of HAUL are cancelled.\n"
            "hold_released: Nothing is left to be held.\n"
            "question_withdrawn: It need not be answered any more.\n");
  EXPECT_TRUE(gone->hindrances.empty()) << "nothing waits for what is over";
  EXPECT_THAT(gone->actions.text, HasSubstr("What is over is not held."));
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 100, reserved 0, quarantined 0");
  EXPECT_TRUE(now(order).effects.empty()) << "told once; the facts tell it for good";
}

TEST_P(Endings, a_cancellation_takes_shipments_with_it_that_nobody_has_begun) {
  const Order order = confirmed({{.sku = "TAPE-48", .quantity = pieces(4)}});
  ASSERT_EQ(reasons(plan(order, 4)), "accepted");
  const auto gone = cancelled(order);
  EXPECT_THAT(effects(gone), HasSubstr("shipment_cancelled: Shipment " + last.number));
  EXPECT_EQ(status(now(last)), "cancelled");
  EXPECT_EQ(order_text(order), "cancelled: 1");
}

TEST_P(Endings, a_shipment_that_carries_others_too_keeps_its_orders) {
  const Order one = confirmed({{.sku = "TAPE-48", .quantity = pieces(4)}});
  const Order other = confirmed({{.sku = "TAPE-48", .quantity = pieces(2)}});
  ASSERT_EQ(
      reasons(ship(shipments::plan,
                   {.sales_order = one.number,
                    .lines = {{.line = 1, .quantity = pieces(4)},
                              {.sales_order = other.number, .line = 1, .quantity = pieces(2)}}})),
      "accepted");
  EXPECT_EQ(effects(cancelled(one)), "/lines/0: on_a_shipment");
  EXPECT_EQ(status(now(last)), "planned");
  EXPECT_EQ(order_text(one), "in_fulfilment: 1 planned 4 reserved 4");
}

TEST_P(Endings, what_is_picked_is_not_cancelled_and_nothing_is_undone) {
  const Order order = confirmed({{.sku = "TAPE-48", .quantity = pieces(4)}});
  ASSERT_EQ(reasons(plan(order, 2)), "accepted");
  ASSERT_EQ(reasons(ship(shipments::pick, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(plan(order, 2)), "accepted");
  EXPECT_EQ(effects(cancelled(order)), "/lines/0: picked");
  EXPECT_EQ(status(now(last)), "planned") << "as it was";
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 planned 2 reserved 2 picked 2");
}

TEST_P(Endings, an_agent_takes_back_no_promise) {
  const Order order = confirmed({{.sku = "TAPE-48", .quantity = pieces(4)}});
  const auto refused =
      desk().as(Role::agent).perform(cancel, {.id = order.number, .reason = "Ordered twice."});
  EXPECT_EQ(refused.error().code, "forbidden");
  EXPECT_EQ(effects(clerk().perform(
                cancel,
                {.id = order.number, .revision = order.revision + 1, .reason = "Ordered twice."})),
            "revision_conflict");
}

TEST_P(Endings, of_an_order_that_has_partly_arrived_the_rest_is_cancelled_and_holds_stay) {
  const Order order = confirmed({{.sku = "TAPE-48", .quantity = pieces(4)}});
  despatched(order, 3);
  ASSERT_EQ(reasons(deliver()), "accepted");
  ASSERT_TRUE(clerk().perform(
      holds::place,
      {.id = order.number, .kind = holds::Kind::quality, .reason = "The film was torn."}));
  const auto ended = cancelled(order);
  EXPECT_EQ(effects(ended),
            "reservation_released 1: 1 EA of TAPE-48 are free again.\n"
            "units_cancelled 1: 1 EA of TAPE-48 are cancelled.\n");
  EXPECT_EQ(ended->hindrances.size(), 1U) << "the film is still torn";
}

TEST_P(Endings, a_closing_tells_what_was_looked_at_and_which_proof_nobody_has_verified) {
  const Order order = confirmed({{.sku = "TAPE-48", .quantity = pieces(4)}});
  despatched(order, 3);
  ASSERT_EQ(reasons(deliver()), "accepted");
  ASSERT_EQ(reasons(clerk().perform(deliveries::verify_proof, {.id = last.number})), "accepted");
  const std::string verified = last.number;
  despatched(order, 1);
  ASSERT_EQ(reasons(deliver()), "accepted");
  const auto closed = clerk().perform(close, {.id = order.number});
  EXPECT_THAT(effects(closed), HasSubstr("follow_ups_checked: No follow-up is open.\n"));
  EXPECT_THAT(effects(closed), HasSubstr("invoice_checked: There is nothing to invoice here.\n"));
  EXPECT_THAT(effects(closed),
              HasSubstr("The proof of delivery of " + verified + " was verified.\n"));
  EXPECT_THAT(effects(closed),
              HasSubstr("Nobody has verified the proof of delivery of " + last.number + ".\n"));
  const auto again = clerk().perform(close, {.id = order.number});
  EXPECT_EQ(reasons(again), "not_in_this_state");
}

}  // namespace
}  // namespace supercargo::endings
