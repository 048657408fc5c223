// Orders, stock and journal agree whatever is asked in whatever order; and where they do not, that
// is told.
#include "reconciliation/orders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "allocations/commands.h"
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
              HasSubstr("its net total is 4961 minor units, but its parts sum to 4960"));
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

}  // namespace
}  // namespace supercargo::reconciliation
