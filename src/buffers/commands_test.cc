#include "buffers/commands.h"

#include <gtest/gtest.h>

#include "tests/trading_desk.h"
#include "warehousing/levels.h"

namespace supercargo::buffers {
namespace {

using journal::reasons;
using tests::pieces;

class Buffers : public db::OnBothEngines {};
SUPERCARGO_ON_BOTH_ENGINES(Buffers);

TEST_P(Buffers, say_how_much_should_be_there_and_are_replaced) {
  tests::TradingDesk desk(database());
  const auto first = desk.as(desk.warehouse)
                         .perform(put, {.warehouse = "hk1",
                                        .sku = "tape-48",
                                        .safety_stock = pieces(8),
                                        .reorder_point = pieces(20)});
  ASSERT_EQ(reasons(first), "accepted");
  EXPECT_EQ(first->sku, "TAPE-48");
  const auto second =
      desk.perform(put, {.warehouse = "HK1", .sku = "TAPE-48", .safety_stock = pieces(10)});
  ASSERT_EQ(reasons(second), "accepted");
  EXPECT_EQ(second->id, first->id);
  EXPECT_EQ(second->revision, 2);
  const auto page = desk.ask(list, db::ListRequest{.filters = {{"sku", "TAPE-48"}}});
  ASSERT_EQ(reasons(page), "accepted");
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].safety_stock, pieces(10));
  EXPECT_FALSE(page->items[0].reorder_point);
  EXPECT_EQ(desk.facts(first->id), "stock_buffer_set, stock_buffer_set");
  EXPECT_EQ(desk.differences(), "");
}

TEST_P(Buffers, are_of_goods_in_their_unit_with_every_reason_told) {
  tests::TradingDesk desk(database());
  EXPECT_EQ(reasons(desk.perform(put, {.warehouse = "NONE", .sku = "NONE"})),
            "/warehouse: unknown_warehouse, /sku: unknown_product");
  EXPECT_EQ(
      reasons(desk.perform(put, {.warehouse = "HK1", .sku = "HAUL", .safety_stock = pieces(1)})),
      "/sku: not_kept_in_stock");
  EXPECT_EQ(reasons(desk.perform(put, {.warehouse = "HK1",
                                       .sku = "TAPE-48",
                                       .safety_stock = Quantity{1'500'000},
                                       .reorder_point = Quantity{1'200'000}})),
            "/safety_stock: not_in_this_unit, /reorder_point: not_in_this_unit, "
            "/reorder_point: below_safety_stock");
}

TEST_P(Buffers, promise_and_refuse_nothing) {
  tests::TradingDesk desk(database());
  ASSERT_EQ(reasons(desk.receive("TAPE-48", 5)), "accepted");
  ASSERT_EQ(reasons(desk.perform(
                put, {.warehouse = "HK1", .sku = "TAPE-48", .safety_stock = pieces(50)})),
            "accepted");
  const auto answer =
      desk.ask(warehousing::availability,
               warehousing::AvailabilityQuestion{.sku = "TAPE-48", .warehouse = "HK1"});
  ASSERT_EQ(reasons(answer), "accepted");
  EXPECT_EQ(answer->available_to_promise, pieces(5));
}

}  // namespace
}  // namespace supercargo::buffers
