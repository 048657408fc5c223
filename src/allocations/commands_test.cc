#include "allocations/commands.h"

#include "allocations/store.h"
#include "allocations/testing.h"
#include "shortages/settle.h"
#include "tests/explained.h"

namespace supercargo::allocations {
namespace {

class Allocations : public OnAllocations {};
SUPERCARGO_ON_BOTH_ENGINES(Allocations);

TEST_P(Allocations, goods_that_came_go_to_the_oldest_promise_and_the_next_gets_a_part) {
  const auto number = announce(5, 20);
  const Order second = place(8, 9);
  const Order first = place(6, 7);
  EXPECT_EQ(line(first), "backordered 6 for +7");
  ASSERT_TRUE(desk().receive("TAPE-48", 10, number));
  const auto released = release();
  ASSERT_EQ(reasons(released), "accepted");
  ASSERT_EQ(released->lines.size(), 2U);
  EXPECT_EQ(released->lines[0].order + " " + text(released->lines[0].quantity),
            first.number + " 6");
  EXPECT_EQ(line(first), "reserved 6 for +7");
  EXPECT_EQ(line(second), "reserved 4, backordered 4 for +9");
  EXPECT_EQ(desk().facts(first.id).substr(desk().facts(first.id).rfind(' ') + 1),
            "sales_order_backorder_released");
  EXPECT_EQ(release()->lines.size(), 0U) << "nothing is left";
  ASSERT_TRUE(desk().receive("TAPE-48", 10, number));
  EXPECT_EQ(release()->lines.size(), 1U);
  EXPECT_EQ(line(second), "reserved 8 for +9");
}

TEST_P(Allocations, an_urgent_order_comes_first) {
  const auto number = announce(5, 9);
  const Order plain = place(5, 7);
  const Order urgent = place_urgent(4, 7);
  ASSERT_TRUE(desk().receive("TAPE-48", 6, number));
  ASSERT_EQ(reasons(release()), "accepted");
  EXPECT_EQ(line(urgent), "reserved 4 for +7");
  EXPECT_EQ(line(plain), "reserved 2, backordered 3 for +7");
}

TEST_P(Allocations, a_later_order_does_not_jump_the_queue) {
  const auto number = announce(5, 5);
  const Order waiting = place(5, 7);
  ASSERT_TRUE(desk().receive("TAPE-48", 5, number));
  const Order later = place(3, 2);
  EXPECT_EQ(later.status, orders::Status::verified) << "what is there is spoken for";
  ASSERT_EQ(reasons(release()), "accepted");
  EXPECT_EQ(line(waiting), "reserved 5 for +7");
}

TEST_P(Allocations, many_are_released_together) {
  const auto number = announce(5, 60);
  std::vector<Order> waiting;
  for (int n = 0; n < 60; ++n) waiting.push_back(place(1, 7));
  ASSERT_TRUE(desk().receive("TAPE-48", 60, number));
  EXPECT_EQ(release()->lines.size(), 60U);
  EXPECT_EQ(line(waiting.back()), "reserved 1 for +7");
}

TEST_P(Allocations, a_receipt_that_slips_moves_promises_and_opens_follow_ups) {
  const auto number = announce(5, 10);
  const Order first = place(6, 7);
  const Order second = place(4, 11);
  change_announced(number, R"({"date":")" + text(today_ + 9) + "\"}");
  EXPECT_EQ(line(first), "backordered 6 for +9");
  EXPECT_EQ(line(second), "backordered 4 for +11") << "in time still";
  EXPECT_EQ(follow_ups(second), "");
  EXPECT_EQ(follow_ups(first), "backorder_slipped: Order " + first.number +
                                   ". Line 1 (TAPE-48): 6 EA promised for " + text(today_ + 7) +
                                   " can be had on " + text(today_ + 9) + " now.\n");
  const auto order = desk().read(
      [&](const journal::Query& query) { return *orders::get(query, {text(first.id)}); });
  EXPECT_EQ(order.lines[0].original_promise_date, today_ + 7) << "never changes";
  EXPECT_EQ(order.promise_date, today_ + 9);
  change_announced(number, R"({"date":")" + text(today_ + 3) + "\"}");
  EXPECT_EQ(line(first), "backordered 6 for +7") << "as it was promised first";
}

TEST_P(Allocations, a_receipt_that_shrinks_or_stays_away_is_told_too) {
  const auto number = announce(5, 10);
  announce(20, 4);
  const Order first = place(6, 7);
  const Order second = place(4, 7);
  change_announced(number, R"({"lines":[{"line":1,"sku":"TAPE-48","quantity":"6"}]})");
  EXPECT_EQ(line(first), "backordered 6 for +7");
  EXPECT_EQ(line(second), "backordered 4 for +20");
  ASSERT_EQ(
      reasons(desk().as(desk().warehouse).perform(warehousing::cancel_announced, {.id = number})),
      "accepted");
  supply_changed();
  EXPECT_NE(follow_ups(first).find("nothing is announced"), std::string::npos) << follow_ups(first);
}

TEST_P(Allocations, a_receipt_that_is_overdue_counts_no_more) {
  const auto number = announce(5, 10);
  announce(20, 10);
  const Order order = place(6, 7);
  const auto id = desk().read([&](const journal::Query& query) {
    return warehousing::find_expected(query.db, {number}).front().id;
  });
  desk().clock.advance(std::chrono::hours(24 * 6));
  desk().write([&](journal::Unit& unit) { receipt_is_overdue(unit, id.value); });
  EXPECT_EQ(line(order), "backordered 6 for +20");
  EXPECT_NE(follow_ups(order), "");
}

TEST_P(Allocations, the_customer_of_a_slip_is_written_to_in_his_language) {
  ASSERT_EQ(
      reasons(desk().perform(customers::change,
                             {.id = "C-1", .revision = 1, .body = R"({"language":"zh-Hant-HK"})"})),
      "accepted");
  const auto number = announce(5, 10);
  const Order order = place(6, 7);
  change_announced(number, R"({"date":")" + text(today_ + 9) + "\"}");
  EXPECT_NE(draft(order).find("6 EA TAPE-48 (TAPE-48)：由 " + text(today_ + 7) + " 改为 " +
                              text(today_ + 9)),
            std::string::npos)
      << draft(order);
  change_announced(number, R"({"date":")" + text(today_ + 12) + "\"}");
  EXPECT_NE(draft(order).find("改为 " + text(today_ + 12)), std::string::npos) << "renewed";
}

TEST_P(Allocations, hearing_of_much_takes_as_many_statements_as_hearing_of_little) {
  EXPECT_LE(statements_of({"TAPE-48", "FILM-500", "PALLET"}), 2) << "nobody waits";
  std::map<std::string, Order> waiting;
  for (const char* sku : {"TAPE-48", "FILM-500", "PALLET"}) {
    announce(5, 9, sku);
    const auto placed = desk()
                            .as(desk().clerk)
                            .perform(orders::place, {.customer = "C-1",
                                                     .requested_date = today_ + 7,
                                                     .lines = {{sku, pieces(8)}},
                                                     .advance_to = orders::AdvanceTo::confirmed});
    ASSERT_EQ(reasons(placed), "accepted");
    waiting.emplace(sku, *placed);
    ASSERT_TRUE(desk().receive(sku, 5));
  }
  const auto for_one = statements_of({"TAPE-48"});
  EXPECT_EQ(statements_of({"FILM-500", "PALLET"}), for_one);
  for (const auto& [sku, order] : waiting)
    EXPECT_NE(line(order).find("reserved"), std::string::npos) << sku;
}

TEST_P(Allocations, who_waits_is_found_without_reading_who_does_not) {
  const std::string plans = desk().read([&](const journal::Query& query) {
    tests::ExplainedSession explained(query.db.session());
    const db::Reader reader(explained);
    const auto known = warehousing::Known::gather(query.db, {"HK1"}, {"TAPE-48"});
    const Keys keys{{known.warehouse("HK1")->id, known.product("TAPE-48")->id}};
    EXPECT_EQ(waited_for(reader, keys).size() + queues_for(reader, keys, 5).size() +
                  waiting_for(reader, keys).size(),
              0U);
    return explained.plans();
  });
  EXPECT_NE(plans.find("reservation_"), std::string::npos) << plans;
  EXPECT_EQ(plans.find("SCAN reservation"), std::string::npos) << plans;
  EXPECT_EQ(plans.find("SCAN r\n"), std::string::npos) << plans;
  EXPECT_EQ(plans.find("Seq Scan on reservation"), std::string::npos) << plans;
}

}  // namespace
}  // namespace supercargo::allocations
