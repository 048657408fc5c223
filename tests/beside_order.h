// For tests of what stands beside an order: a trading company with one confirmed order of two rolls
// of tape, and what that order waits for.
#pragma once

#include <memory>
#include <string>

#include "journal/entry_store.h"
#include "orders/store.h"
#include "tests/trading_desk.h"

namespace supercargo::tests {

class BesideOrder : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    ASSERT_TRUE(desk_->receive("TAPE-48", 10));
    const auto placed =
        clerk().perform(orders::place, {.customer = "C-1",
                                        .lines = {{.sku = "TAPE-48", .quantity = pieces(2)}},
                                        .advance_to = orders::AdvanceTo::confirmed});
    ASSERT_TRUE(placed) << journal::reasons(placed);
    order_ = *placed;
  }
  void TearDown() override {
    EXPECT_EQ(desk_ ? desk_->differences() : "", "");
    desk_.reset();
    OnBothEngines::TearDown();
  }

  TradingDesk& desk() { return *desk_; }
  TradingDesk::Asking clerk() { return desk_->as(desk_->clerk); }
  const orders::Order& order() const { return order_; }
  void cancel_order() {
    ASSERT_TRUE(
        clerk().perform(agreements::cancel, {.id = order_.number, .reason = "Ordered twice."}));
  }

  // What the order waits for: "fulfilment hld_…, closing iss_…".
  std::string waits_for() {
    const auto now = desk().read(
        [&](const journal::Query& query) { return *orders::find(query.db, order_.number); });
    std::string all;
    for (const auto& each : now.hindrances) {
      all += (all.empty() ? "" : ", ") +
             std::string(choices<hindrances::Blocks>().names[static_cast<int>(each.blocks)]) + " " +
             each.record;
    }
    return all;
  }
  // What the order's timeline tells since its confirmation.
  std::string news() {
    const std::string all = desk().facts(order_.id);
    const std::string confirmed = "sales_order_confirmed, ";
    const auto at = all.find(confirmed);
    return at == std::string::npos ? "" : all.substr(at + confirmed.size());
  }
  // How many a list holds, or why it does not answer.
  template <class T>
  std::string found(Result<db::Page<T>> (*list)(const journal::Query&, const db::ListRequest&),
                    std::vector<std::pair<std::string, std::string>> filters) {
    const auto page = desk().ask(list, db::ListRequest{.filters = std::move(filters)});
    return page ? std::to_string(page->items.size()) : journal::reasons(page.error());
  }
  // Nobody who opens the database file reads what was said in confidence.
  void expect_sealed(const std::string& words) {
    desk().write([&](journal::Unit& unit) {
      for (const journal::Entry& entry : journal::entries_after(unit.db, 0, 500))
        EXPECT_EQ(entry.changes.find(words), std::string::npos);
    });
  }

 private:
  std::unique_ptr<TradingDesk> desk_;
  orders::Order order_;
};

}  // namespace supercargo::tests
