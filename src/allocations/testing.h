// For tests of commands: a company that trades, with orders that wait, hold and are urgent, told of
// in a line of words each.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "agreements/commands.h"
#include "allocations/commands.h"
#include "followups/follow_up.h"
#include "tests/counted_session.h"
#include "tests/trading_desk.h"

namespace supercargo::allocations {

using journal::reasons;
using orders::Order;
using tests::pieces;
using tests::TradingDesk;

class OnAllocations : public db::OnBothEngines {
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

  // How many statements it takes to hear that goods of these kinds came.
  std::int64_t statements_of(const std::vector<std::string>& skus) {
    tests::CountedSession counted(desk().database().connect());
    const auto asked = desk().call(desk().warehouse);
    db::Transaction transaction(counted, db::Mode::write, desk().tenant().id.value);
    db::Writer writer(counted);
    std::vector<journal::Told> told;
    journal::Unit unit(writer, desk().services(), asked, told);
    const auto known = warehousing::Known::gather(writer, {"HK1"}, skus);
    std::vector<stock::StockKey> keys;
    for (const std::string& sku : skus)
      keys.push_back({known.warehouse("HK1")->id, known.product(sku)->id});
    counted.asked = 0;
    goods_came(unit, keys);
    const auto statements = counted.asked;
    journal::append(writer, desk().services(), told);
    transaction.commit();
    return statements;
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
      drafts_ = followed.draft;
    }
    return words;
  }
  // What the customer is to be told by the last of them.
  std::string draft(const Order& of) {
    drafts_.clear();
    follow_ups(of);
    return drafts_;
  }
  // Sent to the customer, who has not answered: kept softly.
  Order read_out(int count, int in_days) {
    auto order = place(count, in_days, orders::AdvanceTo::verified);
    const auto sent =
        desk()
            .as(desk().clerk)
            .perform(agreements::read_back,
                     {.id = text(order.id), .contact = "Ms Chan", .channel = "phone"});
    EXPECT_EQ(reasons(sent), "accepted");
    return order;
  }

  Day today_;

 private:
  std::unique_ptr<TradingDesk> desk_;
  std::string drafts_;
};

}  // namespace supercargo::allocations
