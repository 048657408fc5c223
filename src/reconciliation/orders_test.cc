// Orders, stock and journal agree whatever is asked in whatever order; and where they do not, that
// is told.
#include "reconciliation/orders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "allocations/commands.h"
#include "amendments/commands.h"
#include "shortages/settle.h"
#include "tests/trading_desk.h"

namespace supercargo::reconciliation {
namespace {

using ::testing::HasSubstr;
using tests::pieces;
using tests::TradingDesk;

class Reconciliation : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    ASSERT_TRUE(desk_->receive("TAPE-48", 10));
    const auto placed = desk_->as(desk_->clerk)
                            .perform(orders::place, {.customer = "C-1",
                                                     .lines = {{"TAPE-48", pieces(4)}},
                                                     .advance_to = orders::AdvanceTo::confirmed});
    ASSERT_EQ(placed->status, orders::Status::confirmed);
    order_ = *placed;
  }
  void TearDown() override {
    desk_.reset();
    OnBothEngines::TearDown();
  }
  template <class... A>
  std::string found_after(db::Sql statement, const A&... arguments) {
    desk_->write([&](journal::Unit& unit) { unit.db.run(statement, arguments...); });
    return desk_->differences_of_books();
  }

  std::unique_ptr<TradingDesk> desk_;
  orders::Order order_;
};
SUPERCARGO_ON_BOTH_ENGINES(Reconciliation);

TEST_P(Reconciliation, finds_nothing_in_sound_books) {
  EXPECT_EQ(desk_->differences(), "");
  EXPECT_EQ(desk_->read([](const journal::Query& query) {
    return verify_orders(query.db, [](const std::string&) {});
  }),
            1);
}

TEST_P(Reconciliation, a_total_that_its_lines_do_not_sum_to_is_told) {
  EXPECT_THAT(found_after("UPDATE sales_order SET net = net + 1 WHERE tenant_id = $1"),
              HasSubstr("its net total is 4961 minor units, but its lines sum to 4960"));
}

TEST_P(Reconciliation, a_promise_that_stock_does_not_know_is_told) {
  EXPECT_THAT(found_after("UPDATE reservation SET quantity = quantity - 1000000 "
                          "WHERE tenant_id = $1"),
              HasSubstr("line 1 has 4 reserved, but stock has reserved 3 for it"));
}

TEST_P(Reconciliation, a_backorder_that_stock_does_not_know_is_told) {
  const Day day = day_in_utc(desk_->clock.now()) + 9;
  ASSERT_TRUE(
      desk_->as(desk_->warehouse)
          .perform(warehousing::announce, {.warehouse = "HK1",
                                           .date = day,
                                           .confirmed = true,
                                           .lines = {{.sku = "TAPE-48", .quantity = pieces(20)}}}));
  const auto waiting = desk_->as(desk_->clerk)
                           .perform(orders::place, {.customer = "C-1",
                                                    .requested_date = day,
                                                    .lines = {{"TAPE-48", pieces(15)}},
                                                    .advance_to = orders::AdvanceTo::confirmed});
  ASSERT_EQ(waiting->lines[0].quantities.backordered, pieces(15));
  EXPECT_THAT(found_after("UPDATE reservation SET quantity = quantity - 1000000 "
                          "WHERE tenant_id = $1 AND status = 'requested'"),
              HasSubstr("line 1 waits for 15, but 14 are claimed for it"));
}

TEST_P(Reconciliation, a_claim_for_another_place_or_for_nobody_is_told) {
  EXPECT_THAT(found_after("UPDATE reservation SET line = 7 WHERE tenant_id = $1"),
              HasSubstr("which wants no such thing"));
  EXPECT_THAT(found_after("UPDATE reservation SET order_id = 5 WHERE tenant_id = $1"),
              HasSubstr("which is not there"));
}

TEST_P(Reconciliation, a_version_that_was_rewritten_is_told) {
  EXPECT_THAT(found_after("UPDATE sales_order SET content_hash = 'x' WHERE tenant_id = $1"),
              HasSubstr("its content hash is not that of its version 1"));
  EXPECT_THAT(found_after("UPDATE sales_order SET version = 2 WHERE tenant_id = $1"),
              HasSubstr("its version 2 is not kept"));
}

TEST_P(Reconciliation, a_service_that_was_promised_is_booked) {
  orders::Place twice{.customer = "C-1",
                      .lines = {{"HAUL", pieces(5)}, {"HAUL", pieces(4)}},
                      .acknowledgements = {{"duplicate_line", "/lines/1/sku", "HAUL", "agreed"}},
                      .advance_to = orders::AdvanceTo::confirmed};
  std::string all;
  for (int n = 0; n < 3; ++n) {
    const auto placed = desk_->as(desk_->clerk).perform(orders::place, twice);
    ASSERT_TRUE(placed);
    all += std::string(choices<orders::Status>().names[static_cast<int>(placed->status)]) + ' ';
  }
  EXPECT_EQ(all, "confirmed confirmed verified ") << "20 a day, 2 of them kept back";
  EXPECT_EQ(desk_->differences(), "");
}

// One request of many; a refusal is as good an answer as a yes, a fault never is.
struct Step {
  int verb = 0;
  int which = 0;
  int count = 0;

  friend std::ostream& operator<<(std::ostream& out, const Step& step) {
    return out << step.verb << '/' << step.which << '/' << step.count;
  }
};

class Trade {
 public:
  explicit Trade(TradingDesk& desk) : desk_(desk) {}

  void take(const Step& step) {
    const std::string sku = skus[step.which % 3];
    const orders::Advance advance{.id = some_order(step)};
    switch (step.verb) {
      case 0:
      case 1:
      case 2:
        return place(step, sku);
      case 3:
        return place_three(step, sku);
      case 4:
        return ignore(clerk().perform(orders::verify, advance));
      case 5:
        return ignore(clerk().perform(orders::confirm, advance));
      case 6:
        return ignore(clerk().perform(agreements::cancel, {.id = advance.id, .reason = "No."}));
      case 7:
        return change(step, advance.id, sku);
      case 8:
        return ignore(desk_.receive(sku, 1 + step.count));
      case 9:
        return adjust(step, sku);
      case 10:
        return ignore(desk_.as(desk_.sales).perform(agreements::decide, {.id = advance.id}));
      case 11:
        return read_back(step, advance.id);
      case 12:
        return quarantine(step, sku);
      case 13:
        return settle(step, advance.id);
      case 14:
        return ignore(desk_.as(desk_.warehouse)
                          .perform(allocations::release, {.warehouse = "HK1", .skus = {sku}}));
      case 15:
        return lose(step, sku);
      case 16:
        return ignore(desk_.as(desk_.sales)
                          .perform(allocations::displace, {.id = advance.id, .reason = "Now."}));
      case 17:
        return reallocate(step, advance.id);
      case 18:
        return announce(step, sku);
      default:
        return confirm_several(step);
    }
  }

 private:
  static constexpr const char* skus[] = {"TAPE-48", "FILM-500", "HAUL"};

  journal::Desk::Asking clerk() { return desk_.as(desk_.clerk); }
  template <class T>
  static void ignore(const Result<T>&) {}

  std::string some_order(const Step& step) const {
    if (numbers_.empty()) return "SO-2026-000001";
    return numbers_[static_cast<std::size_t>(step.which) % numbers_.size()];
  }
  static orders::Place wanted(const Step& step, const std::string& sku) {
    orders::Place place{.customer = "C-1",
                        .lines = {{sku, pieces(1 + step.count % 6)}},
                        .advance_to = orders::AdvanceTo::confirmed};
    if (step.count == 0) place.channel = orders::Channel::phone;
    if (step.which % 11 == 0) place.urgent = true;
    if (step.which % 13 == 0) place.advance_to = orders::AdvanceTo::draft;
    if (step.which % 17 == 0) place.lines[0].unit = "XCS";
    if (step.which % 2 == 0) place.lines.push_back({skus[(step.which + 1) % 3], pieces(2)});
    if (step.count % 5 == 1) place.requested_date = Day{20'514 + 20 + step.count};
    return place;
  }
  void keep(const Result<orders::Order>& placed) {
    if (placed) numbers_.push_back(placed->number);
  }
  void place(const Step& step, const std::string& sku) {
    keep(clerk().perform(orders::place, wanted(step, sku)));
  }
  void place_three(const Step& step, const std::string& sku) {
    const std::vector several{wanted(step, sku), wanted({0, step.which + 1, step.count}, "TAPE-48"),
                              wanted({0, step.which + 2, step.count + 1}, "HAUL")};
    for (const auto& placed : clerk().perform_all(orders::place, several)) keep(placed);
  }
  void confirm_several(const Step& step) {
    std::vector<orders::Advance> several;
    for (int n = 0; n < 4; ++n) several.push_back({.id = some_order({0, step.which + n, 0})});
    clerk().perform_all(orders::confirm, several);
  }
  void change(const Step& step, const std::string& id, const std::string& sku) {
    const std::string count = std::to_string(1 + step.count);
    const std::string body =
        step.count % 2 == 0
            ? R"({"lines": [{"line": 1, "sku": ")" + sku + R"(", "quantity": ")" + count + "\"}]}"
            : R"({"lines": [{"sku": "TAPE-48", "quantity": 1}, {"line": 2, "sku": ")" + sku +
                  R"(", "quantity": 3}], "notes": "again"})";
    ignore(clerk().perform(amendments::change, {.id = id, .body = body}));
  }
  void adjust(const Step& step, const std::string& sku) {
    ignore(desk_.as(desk_.warehouse)
               .perform(warehousing::adjust,
                        {.warehouse = "HK1",
                         .reason = "Counted",
                         .lines = {{.sku = sku, .quantity = pieces(step.which % 9 - 4)}}}));
  }
  void read_back(const Step& step, const std::string& id) {
    const auto outcome = static_cast<orders::ReadBackOutcome>(step.count % 3);
    ignore(
        clerk().perform(agreements::read_back,
                        {.id = id, .outcome = outcome, .contact = "Ms Chan", .channel = "phone"}));
  }
  void quarantine(const Step& step, const std::string& sku) {
    const warehousing::Quarantine wanted{
        .warehouse = "HK1", .sku = sku, .quantity = pieces(1 + step.count % 3), .reason = "Wet"};
    ignore(desk_.as(desk_.warehouse)
               .perform(
                   step.which % 2 == 0 ? warehousing::quarantine : warehousing::release_quarantine,
                   wanted));
  }

  // Whatever is offered for the first line that is short.
  void settle(const Step& step, const std::string& id) {
    const auto shortage = desk_.read([&](const journal::Query& query) {
      return shortages::shortage_of(query, {.id = id, .substitute = "PALLET"});
    });
    if (!shortage || shortage->lines.empty() || shortage->lines[0].options.empty()) return;
    const auto& options = shortage->lines[0].options;
    const auto& option = options[static_cast<std::size_t>(step.count) % options.size()];
    ignore(clerk().perform(shortages::settle, {.id = id,
                                               .lines = {{.line = shortage->lines[0].line,
                                                          .choice = option.choice,
                                                          .shown = option.shown,
                                                          .substitute = option.sku}},
                                               .consent = {"Ms Chan", "phone", "Fine."}}));
  }
  void lose(const Step& step, const std::string& sku) {
    ignore(desk_.as(desk_.warehouse)
               .perform(allocations::report_loss,
                        {.warehouse = "HK1",
                         .reason = "Wet",
                         .lines = {{.sku = sku, .quantity = pieces(1 + step.count)}}}));
  }
  void reallocate(const Step& step, const std::string& id) {
    ignore(desk_.as(desk_.sales)
               .perform(allocations::reallocate, {.id = id,
                                                  .line = 1,
                                                  .quantity = pieces(1 + step.count % 3),
                                                  .to_order = some_order({0, step.which + 1, 0}),
                                                  .to_line = 1,
                                                  .reason = "They need it."}));
  }
  void announce(const Step& step, const std::string& sku) {
    ignore(desk_.as(desk_.warehouse)
               .perform(warehousing::announce,
                        {.warehouse = "HK1",
                         .date = Day{20'514 + 20 + step.count},
                         .confirmed = true,
                         .lines = {{.sku = sku, .quantity = pieces(5 + step.count)}}}));
  }

  TradingDesk& desk_;
  std::vector<std::string> numbers_;
};

// Sequences of up to 100 requests, some 3,000 in all; the books are compared after each one.
TEST(ReconciliationProperties, orders_stock_and_journal_agree_after_every_request) {
  int taken = 0;
  std::int64_t confirmed = 0;
  const auto steps = rc::gen::container<std::vector<Step>>(
      rc::gen::build<Step>(rc::gen::set(&Step::verb, rc::gen::inRange(0, 20)),
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
      const std::string differences = desk.differences_of_books();
      if (!differences.empty()) RC_FAIL(differences);
    }
    confirmed += desk.orders_confirmed();
    const std::string breaks = desk.journal_breaks();
    if (!breaks.empty()) RC_FAIL(breaks);
  });
  EXPECT_TRUE(holds);
  EXPECT_GE(taken, 2000);
  EXPECT_GE(confirmed, 200) << "the sequences would prove little";
}

}  // namespace
}  // namespace supercargo::reconciliation
