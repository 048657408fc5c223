#include "amendments/amend.h"

#include <gtest/gtest.h>

#include "amendments/store.h"
#include "orders/store.h"
#include "stock/store.h"
#include "tests/trading_desk.h"

namespace supercargo::amendments {
namespace {

using journal::reasons;
using orders::Order;
using tests::pieces;
using tests::TradingDesk;

std::string status(const Result<Amendment>& amendment) {
  return amendment ? choices<Status>().names[static_cast<int>(amendment->status)]
                   : reasons(amendment);
}

class Amendments : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    ASSERT_TRUE(desk_->receive("TAPE-48", 10));
  }
  void TearDown() override {
    EXPECT_EQ(desk_ ? desk_->differences() : "", "");
    desk_.reset();
    OnBothEngines::TearDown();
  }

  TradingDesk& desk() { return *desk_; }
  TradingDesk::Asking clerk() { return desk_->as(desk_->clerk); }
  // Six rolls and a haul, confirmed.
  Order confirmed(orders::Channel channel = orders::Channel::api) {
    orders::Place request{.customer = "C-1",
                          .channel = channel,
                          .lines = {{"TAPE-48", pieces(6)}, {"HAUL", pieces(2)}},
                          .advance_to = orders::AdvanceTo::confirmed};
    const auto order = clerk().perform(orders::place, request);
    EXPECT_EQ(reasons(order), "accepted");
    return *order;
  }
  Result<Amendment> quantity(const Order& order, std::int64_t line, std::int64_t count) {
    return clerk().perform(amend, {.id = order.number,
                                   .lines = {{.line = line, .quantity = pieces(count)}},
                                   .reason = "The customer rang."});
  }
  Order now(const Order& order) {
    return desk().read(
        [&](const journal::Query& query) { return *orders::find(query.db, order.number); });
  }
  Quantity reserved(const std::string& sku) {
    return desk().read([&](const journal::Query& query) {
      return stock::levels_of(query.db, {catalog_id(query, sku)}).at(0).reserved;
    });
  }
  static ProductId catalog_id(const journal::Query& query, const std::string& sku) {
    return ProductId{*query.db.value<std::int64_t>(
        "SELECT id FROM product WHERE tenant_id = $1 AND sku = $2 LIMIT 1", sku)};
  }
  // The other party is asked before such a customer's order changes.
  void customer_wants_to_be_read_back() {
    const auto changed = desk().perform(customers::change,
                                        Patch{.id = "C-1", .body = R"({"read_back": "required"})"});
    ASSERT_EQ(reasons(changed), "accepted");
  }
  static Agreed by_phone() { return {.contact = "Ms Chan", .channel = "phone"}; }

 private:
  std::unique_ptr<TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Amendments);

TEST_P(Amendments, fewer_give_back_what_nobody_wants_any_more) {
  const Order order = confirmed();
  const auto amendment = quantity(order, 1, 4);
  ASSERT_EQ(status(amendment), "in_force");
  EXPECT_EQ(amendment->differences.at(0).words, "Line 1 (TAPE-48): quantity 6 → 4.");
  const Order after = now(order);
  EXPECT_EQ(after.version, 2);
  EXPECT_EQ(text(after.lines[0].quantities.reserved), "4");
  EXPECT_EQ(text(after.lines[0].quantities.cancelled), "2");
  EXPECT_EQ(text(after.lines[0].quantity), "6");  // as it was ordered
  EXPECT_EQ(text(after.totals.net), "229.60");
  EXPECT_EQ(text(reserved("TAPE-48")), "4");
}

TEST_P(Amendments, more_are_reserved_or_the_old_version_stays_in_force) {
  const Order order = confirmed();
  EXPECT_EQ(status(quantity(order, 1, 11)), "/checks/G3: stock_promised");
  EXPECT_EQ(now(order).version, 1);
  EXPECT_EQ(text(reserved("TAPE-48")), "6");
  ASSERT_EQ(status(quantity(order, 1, 10)), "in_force");
  EXPECT_EQ(text(now(order).lines[0].quantities.reserved), "10");
}

TEST_P(Amendments, a_service_moves_its_booking) {
  const Order order = confirmed();
  EXPECT_EQ(status(quantity(order, 2, 21)), "/checks/G6: capacity_exists");
  ASSERT_EQ(status(quantity(order, 2, 5)), "in_force");
  EXPECT_EQ(text(now(order).lines[1].quantities.reserved), "5");
  const Day later = day_in_utc(desk().clock.now()) + 9;
  ASSERT_EQ(status(clerk().perform(amend, {.id = order.number,
                                           .lines = {{.line = 2, .requested_date = later}},
                                           .reason = "The ship is late."})),
            "in_force");
  EXPECT_EQ(now(order).lines[1].promise_date, later);
}

TEST_P(Amendments, a_line_is_added_with_its_own_promise) {
  ASSERT_TRUE(desk().receive("FILM-500", 3));
  const Order order = confirmed();
  const auto amendment =
      clerk().perform(amend, {.id = order.number,
                              .lines = {{.sku = "FILM-500", .quantity = pieces(3)}},
                              .reason = "Wanted film too."});
  ASSERT_EQ(status(amendment), "in_force");
  EXPECT_EQ(amendment->differences.at(0).words, "Line 3: 3 EA FILM-500 added.");
  const Order after = now(order);
  EXPECT_EQ(text(after.lines.at(2).quantities.reserved), "3");
  EXPECT_TRUE(after.lines.at(2).original_promise_date);
}

TEST_P(Amendments, every_reason_against_it_is_told) {
  const Order order = confirmed();
  const Amend wrong{.id = order.number,
                    .lines = {{.line = 1, .sku = "PALLET"},
                              {.line = 9, .quantity = pieces(1)},
                              {.sku = "NO-SUCH", .quantity = pieces(1)},
                              {.line = 2, .quantity = Quantity{500'000}}},
                    .reason = "Typed in a hurry."};
  EXPECT_EQ(reasons(clerk().perform(amend, wrong)),
            "/lines/0/sku: product_is_fixed, /lines/1/line: unknown_line, "
            "/lines/2/sku: unknown_product, /lines/3/quantity: not_in_this_unit");
  EXPECT_EQ(reasons(clerk().perform(amend, {.id = order.number, .reason = "None."})),
            ": nothing_changed");
}

TEST_P(Amendments, the_customer_agrees_to_exactly_the_new_version) {
  const Order order = confirmed();
  customer_wants_to_be_read_back();
  const auto waiting = quantity(order, 1, 8);
  ASSERT_EQ(status(waiting), "waiting");
  EXPECT_EQ(now(order).version, 1);
  EXPECT_EQ(text(reserved("TAPE-48")), "6");
  EXPECT_EQ(reasons(quantity(order, 1, 7)), ": amendment_waiting");
  const auto agreed = clerk().perform(agree, {.id = text(waiting->id), .agreed = by_phone()});
  ASSERT_EQ(status(agreed), "in_force");
  EXPECT_EQ(text(now(order).lines[0].quantities.reserved), "8");
  EXPECT_EQ(now(order).content_hash, waiting->content_hash);
  EXPECT_TRUE(now(order).hindrances.empty());
}

TEST_P(Amendments, one_that_waits_is_withdrawn_and_leaves_no_trace_on_the_order) {
  const Order order = confirmed();
  customer_wants_to_be_read_back();
  const auto waiting = quantity(order, 1, 8);
  ASSERT_EQ(now(order).hindrances.size(), 1U);
  EXPECT_EQ(status(clerk().perform(withdraw, {.id = text(waiting->id), .reason = "No more."})),
            "withdrawn");
  EXPECT_TRUE(now(order).hindrances.empty());
  EXPECT_EQ(now(order).version, 1);
}

TEST_P(Amendments, a_price_below_the_list_needs_the_yes_of_somebody_else) {
  const Order order = confirmed();
  const auto waiting =
      clerk().perform(amend, {.id = order.number,
                              .lines = {{.line = 1, .unit_price = Price{10'000'000}}},
                              .reason = "He found it cheaper."});
  ASSERT_EQ(status(waiting), "waiting");
  const DecideAmendment yes{.id = text(waiting->id)};
  EXPECT_EQ(reasons(clerk().perform(decide_amendment, yes)),
            "/decision: requester_may_not_decide, /decision: barred_person_may_not_decide");
  ASSERT_EQ(status(desk().as(desk().sales).perform(decide_amendment, yes)), "in_force");
  EXPECT_EQ(text(now(order).totals.net), "240.00");
}

}  // namespace
}  // namespace supercargo::amendments
