#include "previews/commands.h"

#include <gtest/gtest.h>

#include "tests/trading_desk.h"

namespace supercargo::previews {
namespace {

using tests::pieces;
using tests::TradingDesk;

class Previews : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    ASSERT_TRUE(desk_->receive("TAPE-48", 6));
  }
  void TearDown() override {
    desk_.reset();
    OnBothEngines::TearDown();
  }
  Result<Preview> preview(std::vector<orders::PlaceLine> lines) {
    return desk_->as(desk_->clerk)
        .perform(previews::preview, {.customer = "C-1", .lines = std::move(lines)});
  }

  std::unique_ptr<TradingDesk> desk_;
};

TEST_P(Previews, a_line_is_priced_and_its_shortage_told_and_nothing_is_written) {
  const auto told = preview({{"TAPE-48", pieces(10)}});
  ASSERT_TRUE(told);
  ASSERT_TRUE(told->order);
  EXPECT_EQ(told->order->lines.front().name.empty(), false);
  EXPECT_EQ(told->order->checks.size(), 10U);
  EXPECT_TRUE(told->order->number.empty());
  const auto listed =
      desk_->as(desk_->clerk).ask(orders::list_orders, db::ListRequest{.limit = 10});
  ASSERT_TRUE(listed);
  EXPECT_TRUE(listed->items.empty());
}

TEST_P(Previews, an_unknown_code_is_told_with_its_place_and_the_others_are_previewed) {
  const auto told = preview({{"TAPE-84", pieces(1)}, {"TAPE-48", pieces(2)}});
  ASSERT_TRUE(told);
  ASSERT_EQ(told->reasons.size(), 1U);
  EXPECT_EQ(told->reasons.front().pointer, "/lines/0/sku");
  EXPECT_EQ(told->reasons.front().code, "unknown_product");
  ASSERT_TRUE(told->order);
  EXPECT_EQ(told->order->lines.front().line, 2);
}

TEST_P(Previews, an_unknown_customer_is_refused) {
  const auto told =
      desk_->as(desk_->clerk)
          .perform(previews::preview, {.customer = "NOBODY", .lines = {{"TAPE-48", pieces(1)}}});
  ASSERT_FALSE(told);
  EXPECT_EQ(told.error().reasons.front().pointer, "/customer");
}

SUPERCARGO_ON_BOTH_ENGINES(Previews);

}  // namespace
}  // namespace supercargo::previews
