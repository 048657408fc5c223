#include "amendments/commands.h"

#include <gtest/gtest.h>

#include "agreements/commands.h"
#include "amendments/store.h"
#include "orders/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::amendments {
namespace {

using orders::Order;
using tests::pieces;
using tests::TradingDesk;

class Changes : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    ASSERT_TRUE(desk_->receive("TAPE-48", 10));
  }
  void TearDown() override {
    desk_.reset();
    OnBothEngines::TearDown();
  }

  Order place(bool is_urgent = false) {
    orders::Place request{.customer = "C-1",
                          .urgent = is_urgent,
                          .lines = {{"TAPE-48", pieces(2)}, {"FILM-500", pieces(1)}},
                          .advance_to = orders::AdvanceTo::verified};
    return *desk_->as(desk_->clerk).perform(orders::place, request);
  }
  Result<Order> change(const Order& order, const std::string& body) {
    return desk_->as(desk_->clerk)
        .perform(amendments::change, Patch{.id = order.number, .body = body});
  }
  // "version 2 entry: 1 quantity price; 2 product".
  std::string corrections(const Order& order) {
    std::string all;
    for (const Correction& each : desk_->read(
             [&](const journal::Query& query) { return corrections_of(query.db, order.id); })) {
      all += "version " + std::to_string(each.version) + " " + each.cause + ":";
      for (const CorrectedLine& line : each.lines) {
        all += (&line == each.lines.data() ? " " : "; ") + std::to_string(line.line);
        for (const std::string& cause : line.causes) all += " " + cause;
      }
      all += "\n";
    }
    return all;
  }
  TradingDesk& desk() { return *desk_; }

 private:
  std::unique_ptr<TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Changes);

constexpr char more_tape[] = R"({"lines": [{"line": 1, "sku": "TAPE-48", "quantity": "3"},)"
                             R"({"line": 2, "sku": "FILM-500", "quantity": "1"}]})";

TEST_P(Changes, a_changed_order_is_a_draft_and_needs_its_approval_again) {
  const Order order = place(true);
  ASSERT_TRUE(desk().as(desk().sales).perform(agreements::decide, {.id = order.number}));
  const auto changed = change(order, more_tape);
  ASSERT_EQ(journal::reasons(changed), "accepted");
  EXPECT_EQ(changed->status, orders::Status::draft);
  EXPECT_EQ(changed->version, 2);
  EXPECT_NE(changed->content_hash, order.content_hash);
  const auto verified =
      desk().as(desk().clerk).perform(orders::verify, orders::Advance{.id = order.number});
  EXPECT_EQ(verified->status, orders::Status::pending_approval);
}

TEST_P(Changes, an_entry_error_is_counted_with_each_line_and_what_was_wrong) {
  const Order order = place();
  ASSERT_TRUE(change(order, more_tape));
  ASSERT_TRUE(change(order, R"({"customer_po_number": "PO-7", "lines": [)"
                            R"({"line": 1, "sku": "PALLET", "quantity": "3"},)"
                            R"({"sku": "TAPE-48", "quantity": "1"}]})"));
  EXPECT_EQ(corrections(order),
            "version 2 entry: 1 quantity\nversion 3 entry: 0 customer; 1 product; 2 product; "
            "3 product\n");
}

TEST_P(Changes, what_the_customer_wanted_is_no_entry_error) {
  const Order told = place();
  std::string body = more_tape;
  ASSERT_TRUE(change(told, R"({"correction_cause": "customer_request",)" + body.substr(1)));
  EXPECT_EQ(corrections(told), "version 2 customer_request: 1 quantity\n");
  const Order answered = place();
  ASSERT_TRUE(desk()
                  .as(desk().clerk)
                  .perform(agreements::read_back,
                           {.id = answered.number, .outcome = orders::ReadBackOutcome::sent}));
  ASSERT_TRUE(
      desk()
          .as(desk().clerk)
          .perform(agreements::read_back,
                   {.id = answered.number, .outcome = orders::ReadBackOutcome::changes_wanted}));
  ASSERT_TRUE(change(answered, more_tape));
  EXPECT_EQ(corrections(answered), "version 2 customer_request: 1 quantity\n");
}

TEST_P(Changes, before_its_first_verification_nothing_is_a_correction) {
  orders::Place request{.customer = "C-1", .lines = {{"TAPE-48", pieces(2)}}};
  const auto draft = desk().as(desk().clerk).perform(orders::place, request);
  ASSERT_TRUE(change(*draft, R"({"lines": [{"line": 1, "sku": "TAPE-48", "quantity": "3"}]})"));
  EXPECT_EQ(corrections(*draft), "");
}

TEST_P(Changes, a_change_that_changes_nothing_makes_no_version) {
  const Order order = place();
  const auto same = change(order, R"({"correction_cause": "quantity"})");
  ASSERT_EQ(journal::reasons(same), "accepted");
  EXPECT_EQ(same->version, 1);
  EXPECT_EQ(corrections(order), "");
}

TEST_P(Changes, each_version_says_what_differs_from_the_one_before) {
  const Order order = place();
  ASSERT_TRUE(change(order, more_tape));
  ASSERT_TRUE(change(order, R"({"lines": [{"line": 1, "sku": "TAPE-48", "quantity": "3"}],)"
                            R"("notes": "\u6025", "customer_po_number": "P-7"})"));
  const auto told = desk().ask(versions, orders::OrderReference{order.number});
  ASSERT_TRUE(told);
  std::string words;
  for (const OrderVersion& each : told->items)
    for (const Difference& difference : each.differences)
      words += std::to_string(each.version) + ": " + difference.words + "\n";
  EXPECT_EQ(words,
            "3: customer po number none → P-7.\n"
            "3: notes changed.\n"
            "3: Line 2: FILM-500 taken out.\n"
            "2: Line 1 (TAPE-48): quantity 2 → 3.\n");
}

}  // namespace
}  // namespace supercargo::amendments
