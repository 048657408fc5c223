#include "standings/standing.h"

#include <gtest/gtest.h>

#include "orders/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::standings {
namespace {

using tests::pieces;
using tests::TradingDesk;

class Standings : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
  }
  void TearDown() override {
    desk_.reset();
    OnBothEngines::TearDown();
  }
  std::unique_ptr<TradingDesk> desk_;
};

TEST_P(Standings, sum_what_the_lines_of_an_order_hold) {
  ASSERT_TRUE(desk_->receive("TAPE-48", 20));
  const auto placed =
      desk_->as(desk_->clerk)
          .perform(orders::place,
                   {.customer = "C-1", .lines = {{"TAPE-48", pieces(4)}, {"TAPE-48", pieces(3)}}});
  ASSERT_TRUE(placed);
  const auto page = desk_->as(desk_->clerk)
                        .ask(list, db::ListRequest{.filters = {{"sales_order", text(placed->id)}}});
  ASSERT_TRUE(page);
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items.front().line_count, 2);
  EXPECT_EQ(page->items.front().quantities.open, pieces(7));
}

TEST_P(Standings, are_asked_of_named_orders_alone) {
  EXPECT_FALSE(desk_->as(desk_->clerk).ask(list, db::ListRequest{}));
}

SUPERCARGO_ON_BOTH_ENGINES(Standings);

}  // namespace
}  // namespace supercargo::standings
