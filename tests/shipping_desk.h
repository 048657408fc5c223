// For tests: a company that trades and ships, and what stands where, put into lines of words.
#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "catalog/store.h"
#include "deliveries/commands.h"
#include "followups/store.h"
#include "hindrances/store.h"
#include "orders/store.h"
#include "reconciliation/shipments.h"
#include "shipments/commands.h"
#include "shipments/rules.h"
#include "shipments/store.h"
#include "stock/store.h"
#include "tests/trading_desk.h"

namespace supercargo::tests {

class OnShippingDesk : public db::OnBothEngines {
 protected:
  using Shipment = shipments::Shipment;

  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    ASSERT_TRUE(desk().receive("TAPE-48", 100));
    ASSERT_TRUE(desk().receive("FILM-500", 50));
  }
  void TearDown() override {
    if (!IsSkipped() && desk_ != nullptr) {
      EXPECT_EQ(desk().differences(), "");
      EXPECT_EQ(differences_of_shipments(), "");
    }
    desk_.reset();
    OnBothEngines::TearDown();
  }
  TradingDesk& desk() { return *desk_; }

  orders::Order confirmed(const std::vector<orders::PlaceLine>& lines) {
    orders::Place wanted{.customer = "C-1", .lines = lines};
    wanted.advance_to = orders::AdvanceTo::confirmed;
    const auto placed = desk().as(desk().clerk).perform(orders::place, wanted);
    if (!placed || placed->status != orders::Status::confirmed)
      throw Fault("no order to ship: " + journal::reasons(placed));
    return *placed;
  }

  template <class Given>
  Result<Shipment> ship(Result<Shipment> (*verb)(journal::Unit&, const Given&),
                        const std::type_identity_t<Given>& given) {
    auto answer = desk().as(desk().warehouse).perform(verb, given);
    if (answer) last = *answer;
    return answer;
  }
  // So much of the first line of an order, or of the line given.
  Result<Shipment> plan(const orders::Order& order, std::int64_t count, std::int64_t line = 1) {
    return ship(shipments::plan, {.sales_order = order.number,
                                  .lines = {{.line = line, .quantity = pieces(count)}}});
  }
  void despatched(const orders::Order& order, std::int64_t count) {
    ASSERT_EQ(journal::reasons(plan(order, count)), "accepted");
    ASSERT_EQ(journal::reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  }
  Result<Shipment> deliver(std::vector<deliveries::DeliveredLine> lines = {}) {
    return ship(deliveries::deliver, {.id = last.number,
                                      .receiver = "Jan de Boer",
                                      .at = desk().clock.now(),
                                      .lines = std::move(lines)});
  }

  orders::Order now(const orders::Order& order) {
    return desk().read(
        [&](const journal::Query& query) { return *orders::find(query.db, text(order.id)); });
  }
  Shipment now(const Shipment& shipment) {
    return desk().read(
        [&](const journal::Query& query) { return *shipments::find(query.db, text(shipment.id)); });
  }
  static std::string status(const Shipment& shipment) {
    return choices<shipments::Status>().names[static_cast<int>(shipment.status)];
  }

  // "in_fulfilment: 1 reserved 4 picked 6, 2 delivered 3"
  std::string order_text(const orders::Order& order) {
    const orders::Order found = now(order);
    std::string words = choices<orders::Status>().names[static_cast<int>(found.status)];
    words += ":";
    for (const orders::Line& line : found.lines) {
      words += (line.line == 1 ? " " : ", ") + std::to_string(line.line);
      const auto add = [&](const char* name, Quantity quantity) {
        if (quantity > Quantity{}) words += " " + std::string(name) + " " + text(quantity);
      };
      add("planned", line.planned);
      add("reserved", line.quantities.reserved);
      add("backordered", line.quantities.backordered);
      add("picked", line.quantities.picked);
      add("despatched", line.quantities.despatched);
      add("delivered", line.quantities.delivered);
    }
    return words;
  }
  // "on hand 90, reserved 4, quarantined 0"
  std::string stock_text(const std::string& sku) {
    return desk().read([&](const journal::Query& query) {
      const auto product = catalog::find(query.db, sku);
      std::string words;
      for (const auto& level : stock::levels_of(query.db, {product->id}))
        words += "on hand " + text(level.on_hand) + ", reserved " + text(level.reserved) +
                 ", quarantined " + text(level.quarantined);
      return words;
    });
  }
  // What is followed up, the first first: "short_delivery: Shipment SH-…"
  std::vector<followups::FollowUp> follow_ups() {
    return desk().read([](const journal::Query& query) {
      return followups::list(query.db, {.sort = "due_at"})->items;
    });
  }
  std::string causes() {
    std::string words;
    for (const auto& each : follow_ups())
      words += (words.empty() ? "" : ", ") +
               std::string(choices<followups::Cause>().names[static_cast<int>(each.cause)]);
    return words;
  }
  std::string differences_of_shipments() {
    return desk().read([](const journal::Query& query) {
      std::string lines;
      reconciliation::verify_shipments(
          query.db, [&](const std::string& words) { lines.append(words).push_back('\n'); });
      return lines;
    });
  }

  Shipment last;

 private:
  std::unique_ptr<TradingDesk> desk_;
};

}  // namespace supercargo::tests
