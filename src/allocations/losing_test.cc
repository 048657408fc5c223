#include "allocations/testing.h"

namespace supercargo::allocations {
namespace {

class Losing : public OnAllocations {};
SUPERCARGO_ON_BOTH_ENGINES(Losing);

TEST_P(Losing, a_loss_takes_the_latest_promise_first_and_tells_everybody) {
  ASSERT_TRUE(desk().receive("TAPE-48", 12));
  announce(20, 10);
  const Order early = place(4, 2);
  const Order late = place(5, 8);
  const Order urgent = place_urgent(3, 9);
  const auto lost =
      desk()
          .as(desk().warehouse)
          .perform(report_loss, {.warehouse = "HK1",
                                 .reason = "Water came in.",
                                 .lines = {{.sku = "TAPE-48", .quantity = pieces(6)}}});
  ASSERT_EQ(reasons(lost), "accepted");
  EXPECT_EQ(line(urgent), "reserved 3 for +9");
  EXPECT_EQ(line(late), "backordered 5 for +20");
  EXPECT_EQ(line(early), "reserved 3, backordered 1 for +20");
  ASSERT_EQ(lost->gave_way.size(), 2U);
  EXPECT_EQ(lost->gave_way[0].order, late.number);
  EXPECT_EQ(lost->number.substr(0, 3), "SL-");
  EXPECT_NE(follow_ups(early).find("stock_lost: Order " + early.number), std::string::npos);
  EXPECT_EQ(desk().facts(lost->id), "stock_loss_reported");
  EXPECT_NE(desk().facts(late.id).find("sales_order_stock_lost"), std::string::npos);
}

TEST_P(Losing, a_loss_of_what_is_not_there_or_of_great_value_is_refused) {
  ASSERT_TRUE(desk().receive("TAPE-48", 4));
  const auto lose = [&](const journal::Actor& who, int count) {
    return reasons(desk().as(who).perform(
        report_loss, {.warehouse = "HK1",
                      .reason = "Gone.",
                      .lines = {{.sku = "TAPE-48", .quantity = pieces(count)}}}));
  };
  EXPECT_EQ(lose(desk().warehouse, 5), "/lines/0/quantity: not_enough_on_hand");
  const auto keeper = desk().person({Role::warehouse});
  EXPECT_EQ(lose(keeper, 3), "accepted");
  EXPECT_EQ(reasons(desk().as(keeper).perform(
                report_loss, {.warehouse = "HK9", .reason = "Gone.", .lines = {{.sku = "NO"}}})),
            "/warehouse: unknown_warehouse, /lines/0/sku: unknown_product");
}

TEST_P(Losing, whose_promises_would_give_way_is_shown_before_a_loss_is_reported) {
  ASSERT_TRUE(desk().receive("TAPE-48", 12));
  announce(20, 10);
  const Order early = place(4, 2);
  const Order late = place(5, 8);
  const auto shown = desk().read([&](const journal::Query& query) {
    return loss_effects(query, {.warehouse = "hk1", .sku = "tape-48", .quantity = pieces(9)});
  });
  ASSERT_EQ(reasons(shown), "accepted");
  EXPECT_EQ(line(late), "reserved 5 for +8") << "nothing was done yet";
  const auto lost =
      desk()
          .as(desk().warehouse)
          .perform(report_loss, {.warehouse = "HK1",
                                 .reason = "Water came in.",
                                 .lines = {{.sku = "TAPE-48", .quantity = pieces(9)}}});
  ASSERT_EQ(reasons(lost), "accepted");
  ASSERT_EQ(shown->gave_way.size(), 2U);
  for (std::size_t n = 0; n < 2; ++n)
    EXPECT_EQ(to_json(shown->gave_way[n]), to_json(lost->gave_way[n]));
  EXPECT_EQ(shown->gave_way[0].owner, desk().clerk.person);
  EXPECT_NE(draft(late).find("on " + text(today_ + 20) + " instead of " + text(today_ + 8)),
            std::string::npos);
  EXPECT_EQ(reasons(desk().read([&](const journal::Query& query) {
              return loss_effects(query,
                                  {.warehouse = "HK1", .sku = "TAPE-48", .quantity = pieces(9)});
            })),
            "/quantity: not_enough_on_hand");
}

}  // namespace
}  // namespace supercargo::allocations
