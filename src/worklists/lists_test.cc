#include "worklists/lists.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "agreements/keeping.h"
#include "followups/commands.h"
#include "followups/store.h"
#include "handovers/store.h"
#include "hindrances/store.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "stock/store.h"
#include "tests/explained.h"
#include "tests/trading_desk.h"
#include "warehousing/expect.h"
#include "worklists/store.h"

namespace supercargo::worklists {
namespace {

using journal::reasons;
using orders::Order;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::pieces;
using tests::TradingDesk;

using List = Result<db::Page<Item>> (*)(const journal::Query&, const db::ListRequest&);

class Worklists : public db::OnBothEngines {
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

  TradingDesk& desk() { return *desk_; }
  TradingDesk::Asking clerk() { return desk_->as(desk_->clerk); }
  Day today() { return day_in_utc(desk().clock.now()); }
  void days_go_by(int days) { desk().clock.advance(std::chrono::hours(24 * days)); }

  static orders::Place wanted(std::int64_t count) {
    return {.customer = "C-1",
            .lines = {{.sku = "TAPE-48", .quantity = pieces(count)}},
            .advance_to = orders::AdvanceTo::confirmed};
  }
  Order place(const orders::Place& request) {
    const auto order = clerk().perform(orders::place, request);
    EXPECT_EQ(reasons(order), "accepted");
    return order ? *order : Order{};
  }
  std::vector<Item> all(List list, const journal::Actor& reader, int limit = 50) {
    std::vector<Item> items;
    db::ListRequest request{.limit = limit};
    do {
      const auto page = desk().as(reader).ask(list, request);
      EXPECT_EQ(reasons(page), "accepted");
      if (!page) return items;
      EXPECT_LE(page->items.size(), static_cast<std::size_t>(limit));
      items.insert(items.end(), page->items.begin(), page->items.end());
      request.after = page->after;
    } while (!request.after.empty());
    return items;
  }
  // The numbers of the orders, each page of so many asked for.
  std::string numbers(List list, int limit = 50) {
    std::string text;
    for (const Item& item : all(list, desk().clerk, limit))
      text += (text.empty() ? "" : " ") + item.sales_order_number;
    return text;
  }
  // As if a carrier had brought so many of the first line.
  void deliver(const Order& order, std::int64_t count) {
    desk().write([&](journal::Unit& unit) {
      auto now = *orders::find(unit.db, order.number);
      Order after = now;
      after.lines[0].quantities.reserved -= pieces(count);
      after.lines[0].quantities.delivered += pieces(count);
      after.status = orders::status_by_lines(after);
      agreements::saved(unit, "sales_order_delivered", now, after);
    });
  }

 private:
  std::unique_ptr<TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Worklists);

TEST_P(Worklists, an_order_that_nobody_touches_is_stuck_with_its_reason) {
  const Order order = place(wanted(12));
  EXPECT_EQ(numbers(list_stuck), "") << "it came a moment ago";
  days_go_by(4);
  const auto items = all(list_stuck, desk().clerk);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].sales_order_number, order.number);
  EXPECT_EQ(items[0].status, "verified");
  EXPECT_THAT(items[0].why, HasSubstr("10"));
  EXPECT_EQ(items[0].operation, "settle_shortage");
  EXPECT_EQ(items[0].link, "/api/v1/sales-orders/" + text(order.id));
  EXPECT_EQ(items[0].owner, desk().clerk.person);
  EXPECT_TRUE(items[0].overdue);
  EXPECT_GT(items[0].working_minutes, 4 * 60);
}

TEST_P(Worklists, a_confirmed_order_is_stuck_only_while_it_is_held) {
  const Order order = place(wanted(2));
  ASSERT_EQ(order.status, orders::Status::confirmed);
  days_go_by(4);
  EXPECT_EQ(numbers(list_stuck), "");
  desk().write([&](journal::Unit& unit) {
    hindrances::add(unit.db, {.order_id = order.id.value,
                              .record_id = 7,
                              .kind = hindrances::Kind::hold,
                              .record = "hld_x",
                              .blocks = hindrances::Blocks::fulfilment,
                              .detail = "Held for its price.",
                              .since = unit.now()});
  });
  const auto items = all(list_stuck, desk().clerk);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].why, "Held for its price.");
  EXPECT_EQ(items[0].record, "hld_x");
  EXPECT_EQ(items[0].operation, "release_hold");
}

TEST_P(Worklists, orders_that_got_nothing_come_before_those_that_got_a_part) {
  const Order part = place(wanted(4));
  days_go_by(1);
  const Order nothing = place(wanted(3));
  const Order later = place(wanted(2));
  deliver(part, 1);
  EXPECT_EQ(numbers(list_late), "") << "not yet";
  days_go_by(20);
  const std::string expected = nothing.number + ' ' + later.number + ' ' + part.number;
  EXPECT_EQ(numbers(list_late), expected);
  EXPECT_EQ(numbers(list_late, 1), expected) << "page by page";
  EXPECT_EQ(numbers(list_late, 2), expected) << "across the stages";
  const auto items = all(list_late, desk().clerk);
  EXPECT_EQ(text(*items[2].quantity), "3");
  EXPECT_EQ(items[0].operation, "plan_shipment");
  deliver(nothing, 3);
  EXPECT_EQ(numbers(list_late), later.number + ' ' + part.number) << "all of it is there";
}

TEST_P(Worklists, an_order_with_two_late_lines_stands_there_once) {
  auto request = wanted(2);
  request.lines.push_back({.sku = "FILM-500", .quantity = pieces(3)});
  ASSERT_TRUE(desk().receive("FILM-500", 10));
  const Order order = place(request);
  ASSERT_EQ(order.status, orders::Status::confirmed);
  days_go_by(20);
  EXPECT_EQ(numbers(list_late), order.number);
}

TEST_P(Worklists, a_promise_is_at_risk_when_its_goods_are_announced_too_late) {
  const auto announced =
      desk()
          .as(desk().warehouse)
          .perform(warehousing::announce, {.warehouse = "HK1",
                                           .date = today() + 10,
                                           .confirmed = true,
                                           .lines = {{.sku = "TAPE-48", .quantity = pieces(20)}}});
  ASSERT_EQ(reasons(announced), "accepted");
  auto request = wanted(15);
  request.requested_date = today() + 14;
  const Order order = place(request);
  ASSERT_EQ(order.status, orders::Status::confirmed);
  EXPECT_EQ(numbers(list_at_risk), "");
  ASSERT_EQ(reasons(desk()
                        .as(desk().warehouse)
                        .perform(warehousing::change_announced,
                                 {.id = announced->number,
                                  .revision = announced->revision,
                                  .body = R"({"date":")" + text(today() + 40) + R"("})"})),
            "accepted");
  const auto items = all(list_at_risk, desk().clerk);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].sales_order_number, order.number);
  EXPECT_EQ(items[0].expected_date, today() + 40);
  EXPECT_EQ(items[0].operation, "settle_shortage");
  ASSERT_EQ(reasons(desk()
                        .as(desk().warehouse)
                        .perform(warehousing::cancel_announced, {.id = announced->number})),
            "accepted");
  EXPECT_THAT(all(list_at_risk, desk().clerk).at(0).why, HasSubstr("Nothing"));
}

TEST_P(Worklists, follow_ups_are_due_on_their_day) {
  const Order order = place(wanted(1));
  desk().write([&](journal::Unit& unit) {
    followups::open(unit, {.subject = text(order.id),
                           .subject_kind = entity<Order>().name,
                           .subject_id = order.id.value,
                           .cause = followups::Cause::delayed,
                           .detail = "It came late.",
                           .owner = desk().clerk.person});
  });
  days_go_by(5);
  const auto items = all(list_follow_ups_due, desk().clerk);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].sales_order_number, order.number);
  EXPECT_EQ(items[0].why, "It came late.");
  EXPECT_EQ(items[0].owner, desk().clerk.person);
  EXPECT_TRUE(items[0].overdue);
}

TEST_P(Worklists, an_approval_waits_for_those_who_may_give_it) {
  auto request = wanted(1);
  request.order_type = orders::OrderType::urgent;
  const Order order = place(request);
  ASSERT_EQ(order.status, orders::Status::pending_approval);
  const auto items = all(list_approvals_for_me, desk().sales);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].sales_order_number, order.number);
  EXPECT_EQ(items[0].operation, "decide_sales_order_approval");
  EXPECT_EQ(all(list_approvals_for_me, desk().clerk).size(), 0U) << "who entered it may not";
  EXPECT_EQ(all(list_approvals_for_me, desk().person({Role::auditor})).size(), 0U);
}

TEST_P(Worklists, an_approval_is_whose_who_asked_for_it) {
  auto request = wanted(1);
  request.order_type = orders::OrderType::urgent;
  place(request);
  const auto of = [&](const journal::Actor& person) {
    const auto page =
        desk()
            .as(desk().sales)
            .ask(list_approvals_for_me, {.filters = {{"owner", text(person.person)}}});
    return page ? page->items.size() : 99;
  };
  EXPECT_EQ(all(list_approvals_for_me, desk().sales).at(0).owner, desk().clerk.person);
  EXPECT_EQ(of(desk().clerk), 1U);
  EXPECT_EQ(of(desk().sales), 0U);
}

TEST_P(Worklists, what_was_not_done_in_time_is_on_the_managers_list) {
  const Order order = place(wanted(1));
  desk().write([&](journal::Unit& unit) {
    followups::open(unit, {.subject = text(order.id),
                           .subject_kind = entity<Order>().name,
                           .subject_id = order.id.value,
                           .cause = followups::Cause::delayed,
                           .detail = "It came late.",
                           .owner = desk().clerk.person});
  });
  const auto manager = desk().person({Role::service_manager});
  const auto open = desk().read(
      [](const journal::Query& query) { return followups::list(query.db, {})->items.at(0); });
  EXPECT_EQ(all(list_escalated, manager).size(), 0U) << "there is time yet";
  days_go_by(5);
  desk().write([&](journal::Unit& unit) { followups::escalate(unit, open.id.value); });
  const auto items = all(list_escalated, manager);
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].sales_order_number, order.number);
  EXPECT_EQ(items[0].owner, desk().clerk.person) << "who should have done it";
  EXPECT_TRUE(items[0].overdue);
  EXPECT_EQ(items[0].operation, "complete_follow_up");
  EXPECT_EQ(desk().as(manager).ask(summary, AskSummary{})->escalations->count, 1);
  EXPECT_FALSE(desk().as(desk().clerk).ask(summary, AskSummary{})->escalations);
}

TEST_P(Worklists, the_summary_counts_what_its_reader_may_see) {
  place(wanted(12));
  auto urgent = wanted(1);
  urgent.order_type = orders::OrderType::urgent;
  place(urgent);
  place(wanted(2));
  days_go_by(20);
  const auto of_clerk = desk().as(desk().clerk).ask(summary, AskSummary{});
  ASSERT_EQ(reasons(of_clerk), "accepted");
  EXPECT_EQ(of_clerk->stuck_orders->count, 2);
  EXPECT_EQ(of_clerk->late_orders->count, 1);
  EXPECT_EQ(of_clerk->approvals->count, 0);
  const auto of_sales = desk().as(desk().sales).ask(summary, AskSummary{});
  EXPECT_EQ(of_sales->approvals->count, 1);
  const auto of_nobody = desk().as(desk().sales).ask(summary, {.owner = desk().sales.person});
  EXPECT_EQ(of_nobody->stuck_orders->count, 0) << "none of these is theirs";
  const auto of_store = desk().as(Role::warehouse).ask(summary, AskSummary{});
  EXPECT_FALSE(of_store->approvals) << "not theirs to see";
}

TEST_P(Worklists, are_read_by_indexes_of_what_waits) {
  place(wanted(12));
  place(wanted(2));
  const auto plans = desk().read([&](const journal::Query& query) {
    tests::ExplainedSession explained(query.db.session());
    const db::Reader reader(explained);
    const Slice page{.limit = 10};
    const Slice mine{.owner = desk().clerk.person, .limit = 10};
    const Instant now = query.now();
    stuck_orders(reader, stuck_since(now, Calendar{}), page);
    stuck_orders(reader, stuck_since(now, Calendar{}), mine);
    holds_on_orders(reader, page);
    late_orders(reader, today(), Delivered::nothing, page);
    late_orders(reader, today(), Delivered::part, page);
    waiting_claims(reader, page);
    follow_ups_due(reader, now, page);
    follow_ups_escalated(reader, page);
    unverified_shipments(reader, page);
    questions_due(reader, now, page);
    pending_approvals(reader, page);
    handovers_offered(reader, page);
    return explained.plans();
  });
  for (const char* index :
       {"sales_order_status", "sales_order_unconfirmed", "hindrance_fulfilment",
        "sales_order_line_owed", "reservation_waiting", "follow_up_status", "follow_up_escalated",
        "shipment_unverified", "question_status", "approval_by_status", "order_handover_status"})
    EXPECT_THAT(plans, HasSubstr(index)) << plans;
}

TEST_P(Worklists, an_order_on_offer_waits_for_whom_it_is_offered_to) {
  const Order order = place(wanted(2));
  const PersonId mei = desk().sales.person;
  desk().write([&](journal::Unit& unit) {
    handovers::add(unit.db, {.id = unit.make_id<HandoverId>(),
                             .sales_order = order.id,
                             .sales_order_number = order.number,
                             .to_owner = mei,
                             .reason = "I am away.",
                             .offered_at = unit.now(),
                             .revision = 1,
                             .changed_at = unit.now()});
  });
  const auto of = [&](PersonId owner) {
    return clerk()
        .ask(list_handovers_offered, db::ListRequest{.filters = {{"owner", text(owner)}}})
        ->items;
  };
  ASSERT_EQ(of(mei).size(), 1U);
  EXPECT_EQ(of(mei)[0].why, "I am away.");
  EXPECT_EQ(of(mei)[0].sales_order_number, order.number);
  EXPECT_EQ(of(mei)[0].operation, "accept_handover");
  EXPECT_TRUE(of(desk().clerk.person).empty());
  EXPECT_EQ(all(list_handovers_offered, desk().clerk).size(), 1U) << "everybody's";
  EXPECT_EQ(clerk().ask(summary, AskSummary{.owner = mei})->handovers->count, 1);
}

TEST_P(Worklists, stuck_orders_are_looked_for_among_those_alone_that_are_old_enough) {
  const auto plan_of = [&](PersonId owner) {
    return desk().read([&](const journal::Query& query) {
      tests::ExplainedSession explained(query.db.session());
      stuck_orders(db::Reader(explained), stuck_since(query.now(), Calendar{}),
                   {.owner = owner, .limit = 10});
      return explained.plans();
    });
  };
  const bool is_sqlite = GetParam() == db::Engine::sqlite;
  for (const PersonId owner : {PersonId{}, desk().clerk.person}) {
    const std::string plan = plan_of(owner);
    EXPECT_THAT(plan, HasSubstr(is_sqlite ? "status=? AND id>? AND id<?" : "Index Cond")) << plan;
    EXPECT_THAT(plan, HasSubstr(owner ? "sales_order_unconfirmed" : "sales_order_status"));
    EXPECT_THAT(plan, Not(HasSubstr("TEMP B-TREE"))) << plan;
    EXPECT_THAT(plan, Not(HasSubstr("Sort"))) << plan;
  }
}

TEST_P(Worklists, stuck_orders_of_all_states_stand_in_the_order_they_came) {
  const Order short_one = place(wanted(12));
  auto urgent = wanted(1);
  urgent.order_type = orders::OrderType::urgent;
  const Order pending = place(urgent);
  const Order other = place(wanted(13));
  EXPECT_EQ(numbers(list_stuck), "");
  days_go_by(4);
  place(wanted(14));
  const std::string expected = short_one.number + ' ' + pending.number + ' ' + other.number;
  EXPECT_EQ(numbers(list_stuck), expected);
  EXPECT_EQ(numbers(list_stuck, 1), expected) << "page by page";
  EXPECT_EQ(numbers(list_stuck, 2), expected) << "across the states";
}

TEST_P(Worklists, what_they_do_not_offer_is_refused) {
  const auto asked = [&](const db::ListRequest& request) {
    return reasons(clerk().ask(list_stuck, request));
  };
  EXPECT_EQ(asked({.sort = "owner"}), "?sort: not_sortable");
  EXPECT_EQ(asked({.count = true}), "?count: unknown_parameter");
  EXPECT_EQ(asked({.q = "tape"}), "?q: unknown_parameter");
  EXPECT_EQ(asked({.filters = {{"owner", "so_1"}}}), "?owner: malformed");
  EXPECT_EQ(asked({.after = "1 x"}), "invalid_cursor");
}

}  // namespace
}  // namespace supercargo::worklists
