// Whatever is asked of a company in whatever order, its books agree after every request: lines'
// buckets, claims, stock, capacity, shipments, totals and versions; and at the end the journal.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>

#include "allocations/commands.h"
#include "amendments/amend.h"
#include "amendments/commands.h"
#include "app/allocator.h"
#include "catalog/store.h"
#include "deliveries/commands.h"
#include "endings/commands.h"
#include "orders/store.h"
#include "reconciliation/shipments.h"
#include "shipments/commands.h"
#include "shortages/settle.h"
#include "stock/store.h"
#include "tests/trading_desk.h"

namespace supercargo::tests {
namespace {

class Trade {
 public:
  explicit Trade(TradingDesk& desk) : desk_(desk) {}

  void take(const Step& step) {
    using Verb = void (Trade::*)(const Step&);
    static constexpr Verb verbs[] = {
        &Trade::place,    &Trade::place,        &Trade::receive,      &Trade::place_three,
        &Trade::verify,   &Trade::confirm,      &Trade::confirm_four, &Trade::cancel,
        &Trade::change,   &Trade::amend,        &Trade::amend,        &Trade::receive,
        &Trade::adjust,   &Trade::decide,       &Trade::read_back,    &Trade::quarantine,
        &Trade::announce, &Trade::give_out,     &Trade::lose_stock,   &Trade::displace,
        &Trade::plan,     &Trade::plan,         &Trade::pick,         &Trade::despatch,
        &Trade::despatch, &Trade::deliver,      &Trade::deliver,      &Trade::deliver_part,
        &Trade::fail,     &Trade::take_back,    &Trade::lose_goods,   &Trade::cancel_shipment,
        &Trade::delay,    &Trade::a_day_passes, &Trade::close,        &Trade::hear,
        &Trade::hear,     &Trade::reallocate,   &Trade::settle,       &Trade::slip,
    };
    static_assert(std::size(verbs) == verb_count);
    verb_ = step.verb;
    (this->*verbs[step.verb])(step);
  }
  static constexpr int verb_count = 40;
  std::map<int, int> accepted;  // by verb

 private:
  static constexpr const char* skus[] = {"TAPE-48", "FILM-500", "HAUL"};

  journal::Desk::Asking clerk() { return desk_.as(desk_.clerk); }
  journal::Desk::Asking warehouse() { return desk_.as(desk_.warehouse); }
  template <class T>
  void note(const Result<T>& result) {
    if (result) ++accepted[verb_];
  }
  static std::string sku(const Step& step) { return skus[step.which % 3]; }
  static std::string goods(const Step& step) { return skus[step.which % 2]; }
  Day today() const { return day_in_utc(desk_.clock.now()); }

  // Mostly one of the latest: what is long over refuses everything.
  static std::string one_of(const std::vector<std::string>& known, const Step& step) {
    if (known.empty()) return "SO-2026-000001";
    const std::size_t few = std::min<std::size_t>(known.size(), step.which % 5 == 0 ? 40 : 3);
    return known[known.size() - 1 - static_cast<std::size_t>(step.which) % few];
  }
  std::string some_order(const Step& step) const { return one_of(orders_, step); }
  std::string some_shipment(const Step& step) const { return one_of(shipments_, step); }

  orders::Place wanted(const Step& step) const {
    orders::Place place{.customer = "C-1",
                        .lines = {{sku(step), pieces(1 + step.count % 6)}},
                        .advance_to = orders::AdvanceTo::confirmed};
    if (step.count == 0) place.channel = orders::Channel::phone;
    if (step.which % 11 == 0) place.urgent = true;
    if (step.which % 13 == 0) place.advance_to = orders::AdvanceTo::draft;
    if (step.which % 7 == 0) place.advance_to = orders::AdvanceTo::verified;
    if (step.which % 17 == 0) place.lines[0].unit = "XCS";
    if (step.which % 2 == 0) place.lines.push_back({skus[(step.which + 1) % 3], pieces(2)});
    if (step.count % 5 == 1) place.requested_date = today() + step.count;
    return place;
  }
  void keep(const Result<orders::Order>& placed) {
    note(placed);
    if (placed) orders_.push_back(placed->number);
  }
  void place(const Step& step) { keep(clerk().perform(orders::place, wanted(step))); }
  void place_three(const Step& step) {
    const std::vector several{wanted(step), wanted({0, step.which + 1, step.count}),
                              wanted({0, step.which + 2, step.count + 1})};
    for (const auto& placed : clerk().perform_all(orders::place, several)) keep(placed);
  }
  void verify(const Step& step) { note(clerk().perform(orders::verify, {.id = some_order(step)})); }
  void confirm(const Step& step) {
    note(clerk().perform(orders::confirm, {.id = some_order(step)}));
  }
  void confirm_four(const Step& step) {
    std::vector<orders::Advance> several;
    several.reserve(4);
    for (int n = 0; n < 4; ++n) several.push_back({.id = some_order({0, step.which + n, 0})});
    for (const auto& confirmed : clerk().perform_all(orders::confirm, several)) note(confirmed);
  }
  void cancel(const Step& step) {
    note(clerk().perform(endings::cancel, {.id = some_order(step), .reason = "No."}));
  }
  void close(const Step& step) {
    note(clerk().perform(endings::close, {.id = one_of(arrived_, step)}));
  }
  void change(const Step& step) {
    const std::string count = std::to_string(1 + step.count);
    const std::string body =
        step.count % 2 == 0
            ? R"({"lines": [{"line": 1, "sku": ")" + sku(step) + R"(", "quantity": ")" + count +
                  "\"}]}"
            : R"({"lines": [{"sku": "TAPE-48", "quantity": 1}, {"line": 2, "sku": ")" + sku(step) +
                  R"(", "quantity": 3}], "notes": "again"})";
    note(clerk().perform(amendments::change, Patch{.id = some_order(step), .body = body}));
  }
  void amend(const Step& step) {
    amendments::Amend wanted{.id = some_order(step), .reason = "He rang."};
    const std::int64_t line = 1 + step.count % 2;
    if (step.count % 3 == 0) wanted.lines = {{.line = line, .quantity = pieces(step.count / 2)}};
    if (step.count % 3 == 1)
      wanted.lines = {{.line = line, .requested_date = today() + step.count}};
    if (step.count % 3 == 2)
      wanted.lines = {{.sku = sku(step), .quantity = pieces(2)},
                      {.line = line, .quantity = pieces(step.count)}};
    note(clerk().perform(amendments::amend, wanted));
  }
  void decide(const Step& step) {
    note(desk_.as(desk_.sales).perform(agreements::decide, {.id = some_order(step)}));
  }
  void read_back(const Step& step) {
    note(clerk().perform(agreements::read_back,
                         {.id = some_order(step),
                          .outcome = static_cast<orders::ReadBackOutcome>(step.count % 3),
                          .contact = "Ms Chan",
                          .channel = "phone"}));
  }

  void receive(const Step& step) { note(desk_.receive(goods(step), 1 + step.count)); }
  void announce(const Step& step) {
    note(
        warehouse().perform(warehousing::announce,
                            {.warehouse = "HK1",
                             .date = today() + 1 + step.count % 4,
                             .confirmed = step.which % 3 != 0,
                             .lines = {{.sku = goods(step), .quantity = pieces(step.count + 1)}}}));
  }
  void adjust(const Step& step) {
    note(warehouse().perform(
        warehousing::adjust,
        {.warehouse = "HK1",
         .reason = "Counted",
         .lines = {{.sku = goods(step), .quantity = pieces(step.which % 9 - 4)}}}));
  }
  void quarantine(const Step& step) {
    const warehousing::Quarantine wanted{.warehouse = "HK1",
                                         .sku = goods(step),
                                         .quantity = pieces(1 + step.count % 3),
                                         .reason = "Wet"};
    note(warehouse().perform(
        step.which % 2 == 0 ? warehousing::quarantine : warehousing::release_quarantine, wanted));
  }
  void give_out(const Step&) {
    note(warehouse().perform(allocations::release, {.warehouse = "HK1"}));
  }
  void lose_stock(const Step& step) {
    allocations::StockLoss lost{.warehouse = "HK1", .reason = "Flooded."};
    lost.lines = {{.sku = goods(step), .quantity = pieces(1 + step.count % 5)}};
    note(warehouse().perform(allocations::report_loss, lost));
  }
  std::int64_t free_pieces(const std::string& code) {
    return desk_.read([&](const journal::Query& query) {
      std::int64_t micro = 0;
      const auto product = catalog::find(query.db, code);
      for (const auto& level : stock::levels_of(query.db, {product->id}))
        micro += level.on_hand.micro - level.reserved.micro - level.quarantined.micro;
      return micro / 1'000'000;
    });
  }
  // One holds what is free until he has answered; another cannot wait for that.
  void displace(const Step& step) {
    const std::int64_t free = free_pieces(goods(step));
    if (free <= 0) return;
    orders::Place slow{.customer = "C-1",
                       .channel = orders::Channel::phone,
                       .requested_date = today(),
                       .lines = {{goods(step), pieces(free)}},
                       .advance_to = orders::AdvanceTo::verified};
    orders::Place pressing = slow;
    pressing.urgent = true;
    const auto first = clerk().perform(orders::place, slow);
    if (first)
      static_cast<void>(clerk().perform(
          agreements::read_back, {.id = first->number, .contact = "Ms Chan", .channel = "phone"}));
    const auto second = clerk().perform(orders::place, pressing);
    if (!second) return;
    orders_.push_back(second->number);
    note(desk_.as(desk_.sales)
             .perform(allocations::displace, {.id = second->number, .reason = "A ward waits."}));
  }

  // Whoever reacts to what was told does so now.
  void hear(const Step&) {
    app::Allocator allocator;
    while (journal::run_once(desk_.session(), desk_.services(),
                             {desk_.tenant().id.value, desk_.clock.now()}, allocator))
      ++accepted[verb_];
  }
  void slip(const Step& step) {
    const auto receipts = desk_.read([](const journal::Query& query) {
      return warehousing::list_expected_receipts(query, {})->items;
    });
    if (receipts.empty()) return;
    const auto& one = receipts[static_cast<std::size_t>(step.which) % receipts.size()];
    const std::string body = R"({"date":")" + text(today() + 1 + step.count % 9) + "\"}";
    note(warehouse().perform(warehousing::change_announced,
                             {.id = one.number, .revision = one.revision, .body = body}));
  }
  void reallocate(const Step& step) {
    note(desk_.as(desk_.sales)
             .perform(allocations::reallocate, {.id = some_order(step),
                                                .line = 1 + step.count % 2,
                                                .quantity = pieces(1 + step.count % 3),
                                                .to_order = some_order({0, step.which + 1, 0}),
                                                .to_line = 1 + step.which % 2,
                                                .reason = "A ward waits."}));
  }
  // The first option of the first line that is short, or another one.
  void settle(const Step& step) {
    const std::string order = some_order(step);
    const auto asked = desk_.read([&](const journal::Query& query) {
      return shortages::shortage_of(query, {.id = order, .substitute = goods(step)});
    });
    if (!asked || asked->lines.empty()) return;
    const auto& line = asked->lines.front();
    const auto& option = line.options[static_cast<std::size_t>(step.count) % line.options.size()];
    note(clerk().perform(shortages::settle,
                         {.id = order,
                          .lines = {{line.line, option.choice, option.shown, option.sku, {}}},
                          .consent = {"Ms Chan", "phone", "So be it."}}));
  }

  // All that is there of an order, or a little of its first line.
  void plan(const Step& step) {
    shipments::Plan wanted{.sales_order = some_order(step)};
    const auto order = desk_.read(
        [&](const journal::Query& query) { return orders::find(query.db, wanted.sales_order); });
    if (!order) return;
    for (const orders::Line& line : order->lines) {
      const Quantity there = line.quantities.reserved - line.planned;
      if (there > Quantity{}) wanted.lines.push_back({.line = line.line, .quantity = there});
    }
    if (step.count % 3 == 0) wanted.lines = {{.line = 1, .quantity = pieces(1 + step.count % 4)}};
    const auto planned = warehouse().perform(shipments::plan, wanted);
    note(planned);
    if (!planned) return;
    shipments_.push_back(planned->number);
  }
  void pick(const Step& step) {
    shipments::Pick found{.id = some_shipment(step)};
    if (step.count % 4 == 0) found.lines = {{.line = 1, .quantity = pieces(step.count / 4)}};
    note(warehouse().perform(shipments::pick, found));
  }
  void despatch(const Step& step) {
    const auto left = warehouse().perform(shipments::despatch, {.id = some_shipment(step)});
    note(left);
    if (left) sent_.push_back(left->number);
  }
  deliveries::Deliver arrived(const Step& step) {
    return {.id = some_shipment(step), .receiver = "Jan", .at = desk_.clock.now()};
  }
  void deliver(const Step& step) {
    const auto delivered = warehouse().perform(deliveries::deliver, arrived(step));
    note(delivered);
    if (delivered) arrived_.push_back(text(delivered->sales_order));
  }
  void deliver_part(const Step& step) {
    auto given = arrived(step);
    given.lines = {{.line = 1,
                    .quantity = pieces(step.count % 3),
                    .damaged = pieces(step.count % 2),
                    .refused = pieces(step.which % 2)}};
    note(warehouse().perform(deliveries::deliver, given));
  }
  void fail(const Step& step) {
    note(warehouse().perform(deliveries::fail_attempt,
                             {.id = one_of(sent_, step), .reason = "Nobody was in."}));
  }
  void take_back(const Step& step) {
    note(warehouse().perform(deliveries::take_back, {.id = one_of(sent_, step)}));
  }
  void lose_goods(const Step& step) {
    note(warehouse().perform(deliveries::lose, {.id = some_shipment(step), .reason = "Stolen."}));
  }
  void cancel_shipment(const Step& step) {
    note(warehouse().perform(shipments::cancel, {.id = some_shipment(step), .reason = "No van."}));
  }
  void delay(const Step& step) {
    note(warehouse().perform(deliveries::delay,
                             {.id = one_of(sent_, step),
                              .eta = desk_.clock.now() + std::chrono::hours(240 + step.count),
                              .cause = "The road is closed."}));
  }
  void a_day_passes(const Step&) { desk_.clock.advance(std::chrono::hours(24)); }

  TradingDesk& desk_;
  int verb_ = 0;
  std::vector<std::string> orders_;
  std::vector<std::string> shipments_;
  std::vector<std::string> sent_;     // shipments that have left
  std::vector<std::string> arrived_;  // orders of which something was delivered
};

std::string differences(TradingDesk& desk) {
  return desk.differences_of_books() + desk.read([](const journal::Query& query) {
    std::string lines;
    reconciliation::verify_shipments(
        query.db, [&](const std::string& words) { lines.append(words).push_back('\n'); });
    return lines;
  });
}

// A hundred sequences of a hundred requests; the books are compared after each one.
TEST(Life, orders_stock_shipments_and_journal_agree_after_every_request) {
  int taken = 0;
  std::map<int, int> accepted;
  const auto steps = rc::gen::container<std::vector<Step>>(
      100, rc::gen::build<Step>(rc::gen::set(&Step::verb, rc::gen::inRange(0, Trade::verb_count)),
                                rc::gen::set(&Step::which, rc::gen::inRange(0, 40)),
                                rc::gen::set(&Step::count, rc::gen::inRange(0, 12))));
  const bool holds = rc::check([&] {
    const auto sequence = *steps;
    const auto database = db::Database::open({.location = "sqlite::memory:"});
    db::migrate(*database, db::known_migrations(), 0);
    TradingDesk desk(*database);
    for (const char* sku : {"TAPE-48", "FILM-500"}) RC_ASSERT(desk.receive(sku, 30).has_value());
    Trade trade(desk);
    for (const Step& step : sequence) {
      trade.take(step);
      ++taken;
      const std::string found = differences(desk);
      if (!found.empty()) RC_FAIL(found);
    }
    for (const auto& [verb, count] : trade.accepted) accepted[verb] += count;
    const std::string breaks = desk.journal_breaks();
    if (!breaks.empty()) RC_FAIL(breaks);
  });
  EXPECT_TRUE(holds);
  EXPECT_GE(taken, 2000);
  EXPECT_GE(accepted.size(), 24U) << "most verbs were refused each time: it proves little";
}

}  // namespace
}  // namespace supercargo::tests
