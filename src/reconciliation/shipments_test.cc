// Shipments, orders, stock and journal agree whatever is done to goods in whatever order; and where
// they do not, that is told.
#include "reconciliation/shipments.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "endings/commands.h"
#include "tests/shipping_desk.h"

namespace supercargo::reconciliation {
namespace {

using shipments::Shipment;
using ::testing::HasSubstr;
using tests::pieces;
using tests::Step;
using tests::TradingDesk;

class Carried : public tests::OnShippingDesk {
 protected:
  std::string found_after(db::Sql statement) {
    desk().write([&](journal::Unit& unit) { unit.db.run(statement); });
    return differences_of_shipments();
  }
  // What was broken on purpose is mended before the books are compared at the end.
  void mend(db::Sql statement) {
    desk().write([&](journal::Unit& unit) { unit.db.run(statement); });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Carried);

TEST_P(Carried, goods_that_no_shipment_knows_of_are_told) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 4);
  ASSERT_EQ(journal::reasons(plan(order, 3)), "accepted");
  EXPECT_EQ(differences_of_shipments(), "");
  EXPECT_THAT(found_after("UPDATE shipment SET status = 'lost' "
                          "WHERE tenant_id = $1 AND status = 'despatched'"),
              HasSubstr("line 1 has 4 on the road, but its shipments carry 0"));
  mend("UPDATE shipment SET status = 'despatched' WHERE tenant_id = $1 AND status = 'lost'");
  EXPECT_THAT(found_after("UPDATE sales_order_line SET planned = planned - 1000000 "
                          "WHERE tenant_id = $1"),
              HasSubstr("line 1 has 2 planned, but its shipments carry 3"));
  mend("UPDATE sales_order_line SET planned = planned + 1000000 WHERE tenant_id = $1");
}

class Traffic {
 public:
  explicit Traffic(TradingDesk& desk) : desk_(desk) {}
  int delivered = 0;

  void take(const Step& step) {
    const std::string id = some(shipments_, step.which, "SH-2026-000001");
    switch (step.verb) {
      case 0:
        return place(step);
      case 1:
      case 2:
        return plan(step);
      case 3:
        return pick(step, id);
      case 4:
        return by_warehouse(shipments::pack, {.id = id});
      case 5:
      case 6:
        return by_warehouse(shipments::despatch, {.id = id});
      case 7:
        return by_warehouse(deliveries::fail_attempt, {.id = id, .reason = "Nobody there."});
      case 8:
        return by_warehouse(deliveries::reschedule, {.id = id, .eta = later(step)});
      case 9:
      case 10:
      case 16:
      case 17:
        return deliver(step, id);
      case 11:
        return take_back(step, id);
      case 12:
        return by_warehouse(deliveries::lose, {.id = id, .reason = "Stolen."});
      case 13:
        return by_warehouse(shipments::cancel, {.id = id, .reason = "No van."});
      case 14:
        return by_warehouse(deliveries::delay, {.id = id, .eta = later(step), .cause = "Fog."});
      default:
        return others(step);
    }
  }

 private:
  static constexpr const char* skus[] = {"TAPE-48", "FILM-500", "HAUL"};

  static std::string some(const std::vector<std::string>& known, int which, const char* none) {
    return known.empty() ? none : known[static_cast<std::size_t>(which) % known.size()];
  }
  Instant later(const Step& step) const {
    return desk_.clock.now() + std::chrono::hours(24 * (1 + step.count));
  }
  template <class Given>
  void by_warehouse(Result<Shipment> (*verb)(journal::Unit&, const Given&),
                    const std::type_identity_t<Given>& given) {
    static_cast<void>(desk_.as(desk_.warehouse).perform(verb, given));
  }
  void place(const Step& step) {
    orders::Place wanted{.customer = "C-1",
                         .lines = {{skus[step.which % 3], pieces(1 + step.count % 6)},
                                   {skus[(step.which + 1) % 3], pieces(2)}},
                         .advance_to = orders::AdvanceTo::confirmed};
    const auto placed = desk_.as(desk_.clerk).perform(orders::place, wanted);
    if (placed) orders_.push_back(placed->number);
  }
  void plan(const Step& step) {
    shipments::Plan wanted{.sales_order = some(orders_, step.which, "SO-2026-000001")};
    const std::int64_t line = 1 + step.count % 2;
    wanted.lines = {{"", line, pieces(1 + step.count % 4)}};
    if (step.count % 3 == 0)
      wanted.lines.push_back(
          {some(orders_, step.which + 1, "SO-2026-000001"), 3 - line, pieces(1)});
    const auto planned = desk_.as(desk_.warehouse).perform(shipments::plan, wanted);
    if (planned) shipments_.push_back(planned->number);
  }
  void pick(const Step& step, const std::string& id) {
    shipments::Pick found{.id = id};
    if (step.count % 3 != 0) found.lines = {{"", 1 + step.count % 2, pieces(step.count % 4)}};
    by_warehouse(shipments::pick, found);
  }
  void deliver(const Step& step, const std::string& id) {
    deliveries::Deliver given{.id = id, .receiver = "Jan", .at = desk_.clock.now()};
    if (step.count % 2 != 0) {
      given.lines = {{.line = 1 + step.count / 2 % 2,
                      .quantity = pieces(step.count % 3),
                      .damaged = pieces(step.count % 2),
                      .refused = pieces(step.which % 2)}};
    }
    const auto arrived = desk_.as(desk_.warehouse).perform(deliveries::deliver, given);
    if (arrived) ++delivered;
  }
  void take_back(const Step& step, const std::string& id) {
    deliveries::TakeBack given{.id = id};
    if (step.count % 2 != 0) {
      given.lines = {{.line = 1 + step.count / 2 % 2,
                      .quantity = pieces(1 + step.count % 3),
                      .damaged = pieces(step.which % 2)}};
    }
    by_warehouse(deliveries::take_back, given);
  }
  void others(const Step& step) {
    if (step.count % 3 == 0)
      static_cast<void>(desk_.receive(skus[step.which % 2], 1 + step.count));
    else {
      static_cast<void>(
          desk_.as(desk_.clerk)
              .perform(endings::cancel, {.id = some(orders_, step.which, "SO-2026-000001"),
                                         .reason = "Not wanted any more."}));
    }
  }

  TradingDesk& desk_;
  std::vector<std::string> orders_;
  std::vector<std::string> shipments_;
};

std::string carried_wrong(TradingDesk& desk) {
  return desk.read([](const journal::Query& query) {
    std::string lines;
    verify_shipments(query.db,
                     [&](const std::string& words) { lines.append(words).push_back('\n'); });
    return lines;
  });
}

TEST(CarriedProperties, shipments_orders_stock_and_journal_agree_after_every_request) {
  int taken = 0;
  int delivered = 0;
  const auto steps = rc::gen::container<std::vector<Step>>(
      rc::gen::build<Step>(rc::gen::set(&Step::verb, rc::gen::inRange(0, 18)),
                           rc::gen::set(&Step::which, rc::gen::inRange(0, 12)),
                           rc::gen::set(&Step::count, rc::gen::inRange(0, 12))));
  const bool holds = rc::check([&] {
    const auto sequence = *steps;
    const auto database = db::Database::open({.location = "sqlite::memory:"});
    db::migrate(*database, db::known_migrations(), 0);
    TradingDesk desk(*database);
    for (const char* sku : {"TAPE-48", "FILM-500"}) RC_ASSERT(desk.receive(sku, 30).has_value());
    Traffic traffic(desk);
    for (int n = 0; n < 4; ++n) traffic.take({0, n, n});
    for (int n = 0; n < 4; ++n) traffic.take({1, n, 4});
    for (int n = 0; n < 3; ++n) traffic.take({5, n, 0});
    for (const Step& step : sequence) {
      traffic.take(step);
      ++taken;
      const std::string differences = desk.differences_of_books() + carried_wrong(desk);
      if (!differences.empty()) RC_FAIL(differences);
    }
    delivered += traffic.delivered;
    const std::string breaks = desk.journal_breaks();
    if (!breaks.empty()) RC_FAIL(breaks);
  });
  EXPECT_TRUE(holds);
  EXPECT_GE(taken, 2000);
  EXPECT_GE(delivered, 30) << "the sequences would prove little";
}

}  // namespace
}  // namespace supercargo::reconciliation
