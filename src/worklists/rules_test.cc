#include "worklists/rules.h"

#include <gtest/gtest.h>

#include "worklists/place.h"

namespace supercargo::worklists {
namespace {

using orders::Line;
using orders::Order;
using orders::Status;

constexpr Day today{19'998};  // a Wednesday

Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

Instant at(Day day, int hour) { return start_of(day, Calendar{}) + std::chrono::hours(hour); }

Line line_of(std::int64_t ordered, std::int64_t delivered, Day promised) {
  Line line{.line = 1, .sku = "TAPE-48", .base_quantity = pieces(ordered), .base_unit = "EA"};
  line.quantities.delivered = pieces(delivered);
  line.original_promise_date = promised;
  return line;
}

stock::Position with(std::int64_t free, std::vector<stock::PlanDay> plan) {
  return {.on_hand = pieces(free), .plan = std::move(plan)};
}

std::string seen(const std::optional<Day>& day) { return day ? text(*day) : "never"; }

TEST(Proofs, are_looked_at_within_a_day) {
  const shipments::Shipment shipment{.number = "SH-2026-000001", .delivered_at = at(today, 16)};
  EXPECT_EQ(verified_by(shipment), at(today + 1, 16));
  EXPECT_NE(why_unverified(shipment).find("SH-2026-000001 was delivered at 20"), std::string::npos);
}

TEST(StuckOrders, clocks_run_in_working_time) {
  Order order{.status = Status::verified};
  order.changed_at = at(today, 16);
  // Half past five ends the day; the other two and a half hours are worked the next morning.
  EXPECT_EQ(text(stuck_due(order, Calendar{})), text(at(today + 1, 11) + std::chrono::minutes(30)));
  order.urgent = true;
  EXPECT_EQ(text(stuck_due(order, Calendar{})), text(at(today, 17)));
  order.status = Status::awaiting_customer;
  EXPECT_EQ(text(stuck_due(order, Calendar{})), text(at(today + 6, 0))) << "a weekend is between";
}

TEST(StuckOrders, what_is_looked_for_is_what_is_due) {
  for (int hour = 8; hour < 20; ++hour) {
    const Instant now = at(today, hour);
    const auto since = stuck_since(now, Calendar{});
    Order order{.status = Status::draft};
    order.changed_at = since.standard;
    EXPECT_LE(stuck_due(order, Calendar{}), now);
    order.changed_at = since.standard + std::chrono::hours(3);
    EXPECT_GT(stuck_due(order, Calendar{}), now) << hour;
  }
}

TEST(StuckOrders, the_checks_say_why_and_a_shortage_is_settled_first) {
  Order order{.status = Status::confirmable};
  EXPECT_EQ(next_step(order).operation, "confirm_sales_order");
  order.checks = {{.code = "G2", .result = checks::Outcome::pass, .detail = "Fine."},
                  {.code = "G3", .result = checks::Outcome::fail, .detail = "Three are missing."},
                  {.code = "G8", .result = checks::Outcome::waiting, .detail = "Waits for a yes."}};
  EXPECT_EQ(why_stuck(order), "Three are missing. Waits for a yes.");
  EXPECT_EQ(next_step(order).operation, "settle_shortage");
  order.hindrances = {{.detail = "A follow-up is open."},
                      {.blocks = hindrances::Blocks::fulfilment, .detail = "Held for its price."}};
  EXPECT_EQ(why_stuck(order), "Three are missing. Waits for a yes. Held for its price.");
}

TEST(StuckOrders, many_reasons_are_not_all_read_out) {
  Order order;
  for (int i = 0; i < 5; ++i)
    order.checks.push_back({.result = checks::Outcome::fail, .detail = std::to_string(i) + '.'});
  EXPECT_EQ(why_stuck(order), "0. 1. 2. And 2 more.");
}

TEST(StuckOrders, every_state_has_a_reason_and_a_step) {
  for (int n = 0; n <= static_cast<int>(Status::confirmed); ++n) {
    const Order order{.status = static_cast<Status>(n)};
    EXPECT_NE(why_stuck(order), "") << n;
    EXPECT_NE(next_step(order).operation, "") << n;
  }
}

TEST(LateOrders, the_words_name_what_was_promised_first) {
  Order order;
  order.lines = {line_of(10, 4, today - 1), line_of(5, 0, today - 3), line_of(2, 2, today - 9)};
  EXPECT_EQ(why_late(order, today), "5 EA of TAPE-48 promised for " + text(today - 3) +
                                        " have not been delivered, and 1 more line is late.");
}

TEST(LateOrders, what_is_next_depends_on_where_the_units_are) {
  Order order;
  order.lines = {line_of(10, 0, today - 1)};
  auto& buckets = order.lines[0].quantities;
  buckets.backordered = pieces(10);
  EXPECT_EQ(next_of_late(order, today).operation, "settle_shortage");
  buckets.reserved = pieces(4);
  EXPECT_EQ(next_of_late(order, today).operation, "plan_shipment");
  buckets.picked = pieces(1);
  EXPECT_EQ(next_of_late(order, today).operation, "despatch_shipment");
  buckets.despatched = pieces(1);
  EXPECT_EQ(next_of_late(order, today).operation, "deliver_shipment");
}

TEST(PromisesAtRisk, goods_are_counted_in_the_order_of_the_queue) {
  const auto position = with(3, {{today + 2, pieces(5)}, {today + 4, pieces(5)}});
  const Waiting first{pieces(3), today + 1};
  const Waiting second{pieces(6), today + 2};
  const Waiting third{pieces(5), today + 9};
  EXPECT_EQ(seen(day_in_sight(position, today, std::vector{first})), text(today));
  EXPECT_EQ(seen(day_in_sight(position, today, std::vector{first, second})), text(today + 4));
  EXPECT_EQ(seen(day_in_sight(position, today, std::vector{first, second, third})), "never");
}

TEST(PromisesAtRisk, a_receipt_that_is_overdue_counts_no_more) {
  const auto position = with(0, {{today - 1, pieces(5)}});
  EXPECT_EQ(seen(day_in_sight(position, today, std::vector{Waiting{pieces(1), today}})), "never");
}

TEST(PromisesAtRisk, a_promise_that_will_hold_is_not_told) {
  EXPECT_EQ(why_at_risk({today + 3, today + 3, today + 3}, today), "");
  EXPECT_NE(why_at_risk({today + 3, today + 3, today + 4}, today), "");
  EXPECT_NE(why_at_risk({today + 3, today + 3, std::nullopt}, today), "");
  EXPECT_NE(why_at_risk({today - 1, today - 1, today}, today), "") << "its day is over";
  EXPECT_NE(why_at_risk({today + 3, today + 1, today + 3}, today), "") << "it slipped";
}

TEST(Places, a_cursor_is_read_as_it_was_written) {
  const Place place{1, -7, 42};
  EXPECT_EQ(parse_place(cursor_text(place)), place);
  EXPECT_EQ(parse_place(""), Place{});
  for (const char* wrong : {"1", "1 2", "1 2 3 ", "1 2 x", "1  2 3", "99999999999999999999 1 1"})
    EXPECT_EQ(parse_place(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace supercargo::worklists
