#include "allocations/commands.h"

#include <gtest/gtest.h>

#include "agreements/commands.h"
#include "followups/follow_up.h"
#include "shortages/settle.h"
#include "tests/trading_desk.h"

namespace supercargo::allocations {
namespace {

using journal::reasons;
using orders::Order;
using tests::pieces;
using tests::TradingDesk;

class Allocations : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    today_ = day_in_utc(desk_->clock.now());
  }
  void TearDown() override {
    if (desk_ != nullptr && !HasFatalFailure()) {
      EXPECT_EQ(desk_->differences(), "");
    }
    desk_.reset();
    OnBothEngines::TearDown();
  }
  TradingDesk& desk() { return *desk_; }

  std::string announce(int in_days, int count, const std::string& sku = "TAPE-48") {
    warehousing::ExpectedReceipt receipt{.warehouse = "HK1",
                                         .date = today_ + in_days,
                                         .confirmed = true,
                                         .lines = {{.sku = sku, .quantity = pieces(count)}}};
    return desk().as(desk().warehouse).perform(warehousing::announce, receipt)->number;
  }
  Order place(int count, int in_days, orders::AdvanceTo to = orders::AdvanceTo::confirmed) {
    const auto placed = desk()
                            .as(desk().clerk)
                            .perform(orders::place, {.customer = "C-1",
                                                     .requested_date = today_ + in_days,
                                                     .lines = {{"TAPE-48", pieces(count)}},
                                                     .advance_to = to});
    EXPECT_EQ(reasons(placed), "accepted");
    return *placed;
  }
  Order place_urgent(int count, int in_days, orders::AdvanceTo to = orders::AdvanceTo::confirmed) {
    const auto placed = desk()
                            .as(desk().clerk)
                            .perform(orders::place, {.customer = "C-1",
                                                     .urgent = true,
                                                     .requested_date = today_ + in_days,
                                                     .lines = {{"TAPE-48", pieces(count)}},
                                                     .advance_to = to});
    const auto approved =
        desk().as(desk().sales).perform(agreements::decide, {.id = text(placed->id)});
    EXPECT_EQ(reasons(approved), "accepted");
    if (to != orders::AdvanceTo::confirmed) return *approved;
    const auto confirmed =
        desk().as(desk().clerk).perform(orders::confirm, {.id = text(placed->id)});
    EXPECT_EQ(reasons(confirmed), "accepted");
    return *confirmed;
  }
  Result<Released> release(const std::string& sku = "TAPE-48") {
    return desk()
        .as(desk().clerk)
        .perform(allocations::release, {.warehouse = "HK1", .skus = {sku}});
  }
  void supply_changed() {
    const auto keys = desk().read([](const journal::Query& query) {
      const auto known = warehousing::Known::gather(query.db, {"HK1"}, {"TAPE-48"});
      return std::vector{stock::StockKey{known.warehouse("HK1")->id, known.product("TAPE-48")->id}};
    });
    desk().write([&](journal::Unit& unit) { allocations::supply_changed(unit, keys); });
  }
  void change_announced(const std::string& number, const std::string& body) {
    const auto changed = desk()
                             .as(desk().warehouse)
                             .perform(warehousing::change_announced, {.id = number, .body = body});
    ASSERT_EQ(reasons(changed), "accepted");
    supply_changed();
  }

  // "reserved 2, backordered 3 for +5"
  std::string line(const Order& of, std::size_t n = 0) {
    const auto order = desk().read(
        [&](const journal::Query& query) { return *orders::get(query, {text(of.id)}); });
    const orders::Buckets& in = order.lines[n].quantities;
    std::string words;
    const auto add = [&](const char* name, Quantity quantity) {
      if (quantity > Quantity{})
        words += (words.empty() ? "" : ", ") + std::string(name) + ' ' + text(quantity);
    };
    add("open", in.open);
    add("reserved", in.reserved);
    add("backordered", in.backordered);
    add("cancelled", in.cancelled);
    if (!order.lines[n].promise_date) return words;
    return words + " for +" + std::to_string(order.lines[n].promise_date - today_);
  }
  // The open follow-ups about it: "backorder_slipped: Order SO-… ".
  std::string follow_ups(const Order& of) {
    std::string words;
    for (const auto& hindrance : desk().read([&](const journal::Query& query) {
           return orders::get(query, {text(of.id)})->hindrances;
         })) {
      const auto followed = desk().read([&](const journal::Query& query) {
        return *query.db.row<followups::FollowUp>(
            "SELECT {fields} FROM follow_up WHERE tenant_id = $1 AND id = $2 LIMIT 1",
            FollowUpId{hindrance.record_id});
      });
      words += std::string(choices<followups::Cause>().names[static_cast<int>(followed.cause)]) +
               ": " + followed.detail + "\n";
    }
    return words;
  }

  Day today_;

 private:
  std::unique_ptr<TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Allocations);

TEST_P(Allocations, goods_that_came_go_to_the_oldest_promise_and_the_next_gets_a_part) {
  const auto number = announce(5, 20);
  const Order second = place(8, 9);
  const Order first = place(6, 7);
  EXPECT_EQ(line(first), "backordered 6 for +7");
  ASSERT_TRUE(desk().receive("TAPE-48", 10, number));
  const auto released = release();
  ASSERT_EQ(reasons(released), "accepted");
  ASSERT_EQ(released->lines.size(), 2U);
  EXPECT_EQ(released->lines[0].order + " " + text(released->lines[0].quantity),
            first.number + " 6");
  EXPECT_EQ(line(first), "reserved 6 for +7");
  EXPECT_EQ(line(second), "reserved 4, backordered 4 for +9");
  EXPECT_EQ(desk().facts(first.id).substr(desk().facts(first.id).rfind(' ') + 1),
            "sales_order_backorder_released");
  EXPECT_EQ(release()->lines.size(), 0U) << "nothing is left";
  ASSERT_TRUE(desk().receive("TAPE-48", 10, number));
  EXPECT_EQ(release()->lines.size(), 1U);
  EXPECT_EQ(line(second), "reserved 8 for +9");
}

TEST_P(Allocations, an_urgent_order_comes_first) {
  const auto number = announce(5, 9);
  const Order plain = place(5, 7);
  const Order urgent = place_urgent(4, 7);
  ASSERT_TRUE(desk().receive("TAPE-48", 6, number));
  ASSERT_EQ(reasons(release()), "accepted");
  EXPECT_EQ(line(urgent), "reserved 4 for +7");
  EXPECT_EQ(line(plain), "reserved 2, backordered 3 for +7");
}

TEST_P(Allocations, a_later_order_does_not_jump_the_queue) {
  const auto number = announce(5, 5);
  const Order waiting = place(5, 7);
  ASSERT_TRUE(desk().receive("TAPE-48", 5, number));
  const Order later = place(3, 2);
  EXPECT_EQ(later.status, orders::Status::verified) << "what is there is spoken for";
  ASSERT_EQ(reasons(release()), "accepted");
  EXPECT_EQ(line(waiting), "reserved 5 for +7");
}

TEST_P(Allocations, many_are_released_together) {
  const auto number = announce(5, 60);
  std::vector<Order> waiting;
  for (int n = 0; n < 60; ++n) waiting.push_back(place(1, 7));
  ASSERT_TRUE(desk().receive("TAPE-48", 60, number));
  EXPECT_EQ(release()->lines.size(), 60U);
  EXPECT_EQ(line(waiting.back()), "reserved 1 for +7");
}

TEST_P(Allocations, a_receipt_that_slips_moves_promises_and_opens_follow_ups) {
  const auto number = announce(5, 10);
  const Order first = place(6, 7);
  const Order second = place(4, 11);
  change_announced(number, R"({"date":")" + text(today_ + 9) + "\"}");
  EXPECT_EQ(line(first), "backordered 6 for +9");
  EXPECT_EQ(line(second), "backordered 4 for +11") << "in time still";
  EXPECT_EQ(follow_ups(second), "");
  EXPECT_EQ(follow_ups(first), "backorder_slipped: Order " + first.number +
                                   ". Line 1 (TAPE-48): 6 EA promised for " + text(today_ + 7) +
                                   " can be had on " + text(today_ + 9) + " now.\n");
  const auto order = desk().read(
      [&](const journal::Query& query) { return *orders::get(query, {text(first.id)}); });
  EXPECT_EQ(order.lines[0].original_promise_date, today_ + 7) << "never changes";
  EXPECT_EQ(order.promise_date, today_ + 9);
  change_announced(number, R"({"date":")" + text(today_ + 3) + "\"}");
  EXPECT_EQ(line(first), "backordered 6 for +7") << "as it was promised first";
}

TEST_P(Allocations, a_receipt_that_shrinks_or_stays_away_is_told_too) {
  const auto number = announce(5, 10);
  announce(20, 4);
  const Order first = place(6, 7);
  const Order second = place(4, 7);
  change_announced(number, R"({"lines":[{"line":1,"sku":"TAPE-48","quantity":"6"}]})");
  EXPECT_EQ(line(first), "backordered 6 for +7");
  EXPECT_EQ(line(second), "backordered 4 for +20");
  ASSERT_EQ(
      reasons(desk().as(desk().warehouse).perform(warehousing::cancel_announced, {.id = number})),
      "accepted");
  supply_changed();
  EXPECT_NE(follow_ups(first).find("nothing is announced"), std::string::npos) << follow_ups(first);
}

TEST_P(Allocations, a_receipt_that_is_overdue_counts_no_more) {
  const auto number = announce(5, 10);
  announce(20, 10);
  const Order order = place(6, 7);
  const auto id = desk().read([&](const journal::Query& query) {
    return warehousing::find_expected(query.db, {number}).front().id;
  });
  desk().clock.advance(std::chrono::hours(24 * 6));
  desk().write([&](journal::Unit& unit) { receipt_is_overdue(unit, id.value); });
  EXPECT_EQ(line(order), "backordered 6 for +20");
  EXPECT_NE(follow_ups(order), "");
}

TEST_P(Allocations, a_loss_takes_the_latest_promise_first_and_tells_everybody) {
  ASSERT_TRUE(desk().receive("TAPE-48", 12));
  announce(20, 10);
  const Order early = place(4, 2);
  const Order late = place(5, 8);
  const Order urgent = place_urgent(3, 9);
  const auto lost =
      desk()
          .as(desk().warehouse)
          .perform(report_loss, {.warehouse = "HK1",
                                 .reason = "Water came in.",
                                 .lines = {{.sku = "TAPE-48", .quantity = pieces(6)}}});
  ASSERT_EQ(reasons(lost), "accepted");
  EXPECT_EQ(line(urgent), "reserved 3 for +9");
  EXPECT_EQ(line(late), "backordered 5 for +20");
  EXPECT_EQ(line(early), "reserved 3, backordered 1 for +20");
  ASSERT_EQ(lost->gave_way.size(), 2U);
  EXPECT_EQ(lost->gave_way[0].order, late.number);
  EXPECT_EQ(lost->number.substr(0, 3), "SL-");
  EXPECT_NE(follow_ups(early).find("stock_lost: Order " + early.number), std::string::npos);
  EXPECT_EQ(desk().facts(lost->id), "stock_loss_reported");
  EXPECT_NE(desk().facts(late.id).find("sales_order_stock_lost"), std::string::npos);
}

TEST_P(Allocations, a_loss_of_what_is_not_there_or_of_great_value_is_refused) {
  ASSERT_TRUE(desk().receive("TAPE-48", 4));
  const auto lose = [&](const journal::Actor& who, int count) {
    return reasons(desk().as(who).perform(
        report_loss, {.warehouse = "HK1",
                      .reason = "Gone.",
                      .lines = {{.sku = "TAPE-48", .quantity = pieces(count)}}}));
  };
  EXPECT_EQ(lose(desk().warehouse, 5), "/lines/0/quantity: not_enough_on_hand");
  const auto keeper = desk().person({Role::warehouse});
  EXPECT_EQ(lose(keeper, 3), "accepted");
  EXPECT_EQ(reasons(desk().as(keeper).perform(
                report_loss, {.warehouse = "HK9", .reason = "Gone.", .lines = {{.sku = "NO"}}})),
            "/warehouse: unknown_warehouse, /lines/0/sku: unknown_product");
}

TEST_P(Allocations, firm_stock_goes_to_another_order_by_consent_or_by_the_sales_manager) {
  ASSERT_TRUE(desk().receive("TAPE-48", 5));
  announce(9, 5);
  const Order giver = place(5, 2);
  const Order taker = place(4, 9);
  ASSERT_EQ(line(taker), "backordered 4 for +9");
  Reallocate wanted{.id = text(giver.id),
                    .line = 1,
                    .quantity = pieces(3),
                    .to_order = taker.number,
                    .to_line = 1};
  const auto as_clerk = [&] {
    return reasons(desk().as(desk().clerk).perform(reallocate, wanted));
  };
  EXPECT_EQ(as_clerk(), "/consent: consent_required");
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(reallocate, wanted)), "/reason: required");
  wanted.quantity = pieces(5);
  wanted.consent = GivenConsent{"Ms Chan", "phone", "She can wait a week for three."};
  EXPECT_EQ(as_clerk(), "/quantity: cannot_be_given");
  wanted.quantity = pieces(3);
  EXPECT_EQ(as_clerk(), "accepted");
  EXPECT_EQ(line(giver), "reserved 2, backordered 3 for +9");
  EXPECT_EQ(line(taker), "reserved 3, backordered 1 for +9");
  EXPECT_EQ(follow_ups(giver), "") << "he agreed";
  wanted.consent.reset();
  wanted.quantity = pieces(1);
  wanted.reason = "Their line stands still.";
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(reallocate, wanted)), "accepted");
  EXPECT_NE(follow_ups(giver).find("went to another order"), std::string::npos);
}

TEST_P(Allocations, an_urgent_order_displaces_what_others_only_hold) {
  ASSERT_TRUE(desk().receive("TAPE-48", 10));
  announce(9, 10);
  const auto read_out = [&](int count, int in_days) {
    auto order = place(count, in_days, orders::AdvanceTo::verified);
    const auto sent =
        desk()
            .as(desk().clerk)
            .perform(agreements::read_back,
                     {.id = text(order.id), .contact = "Ms Chan", .channel = "phone"});
    EXPECT_EQ(reasons(sent), "accepted");
    return order;
  };
  const Order early = read_out(4, 2);
  const Order late = read_out(5, 4);
  const Order urgent = place_urgent(3, 1, orders::AdvanceTo::verified);
  const auto by = [&](const journal::Actor& who, const Order& order) {
    return desk().as(who).perform(displace, {.id = text(order.id), .reason = "Line stopped."});
  };
  EXPECT_EQ(reasons(by(desk().sales, early)), "/id: not_urgent");
  const auto taken = by(desk().sales, urgent);
  ASSERT_EQ(reasons(taken), "accepted");
  ASSERT_EQ(taken->displaced.size(), 1U);
  EXPECT_EQ(taken->displaced[0].order, late.number);
  EXPECT_EQ(taken->displaced[0].offered_date, today_ + 9);
  EXPECT_NE(follow_ups(late).find("hold_displaced"), std::string::npos);
  EXPECT_EQ(follow_ups(early), "");
  EXPECT_EQ(reasons(desk().as(desk().clerk).perform(orders::confirm, {.id = text(urgent.id)})),
            "accepted");
  EXPECT_EQ(line(urgent), "reserved 3 for +1");
  const Order another = place_urgent(20, 1, orders::AdvanceTo::verified);
  EXPECT_EQ(reasons(by(desk().sales, another)), "/lines/1: not_enough_held");
}

}  // namespace
}  // namespace supercargo::allocations
