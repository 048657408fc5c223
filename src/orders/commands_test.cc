#include "orders/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalog/commands.h"
#include "customers/commands.h"
#include "journal/entry_store.h"
#include "journal/testing.h"
#include "orders/store.h"
#include "stock/warehouse_commands.h"
#include "tests/explained.h"
#include "warehousing/expect.h"
#include "warehousing/levels.h"
#include "warehousing/receive.h"

namespace supercargo::orders {
namespace {

using journal::reasons;

constexpr std::int64_t one = 1'000'000;

std::string status(const Result<Order>& order) {
  return order ? choices<Status>().names[static_cast<int>(order->status)] : reasons(order);
}

// The gates that do not pass: "G3 fail, G7 waiting".
std::string open_gates(const Order& order) {
  std::string open;
  for (const gates::GateCheck& check : order.checks) {
    if (check.result != gates::Outcome::pass && check.result != gates::Outcome::not_applicable)
      open += (open.empty() ? "" : ", ") + check.code + ' ' +
              choices<gates::Outcome>().names[static_cast<int>(check.result)];
  }
  return open;
}

class Orders : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(reasons(desk().perform(stock::create, {.code = "HK1", .name = "Kwai Chung"})),
              "accepted");
    product("TAPE-48", 12.40);
    product("FILM-500", 4.00);
    customers::Customer customer;
    customer.code = "C-1";
    customer.name = "Lantau Foods";
    customer.currency = Currency::of("EUR");
    customer.addresses = {
        {.line1 = "1 Quay", .city = "Rotterdam", .postcode = "3011 AA", .country = "NL"}};
    ASSERT_EQ(reasons(desk().perform(customers::create, customer)), "accepted");
  }

  void product(const std::string& sku, double price) {
    catalog::Product product{.sku = sku, .name = sku};
    product.unit_price = Price{static_cast<std::int64_t>(price * one)};
    product.packs = {{"XCS", 36}};
    ASSERT_EQ(reasons(desk().perform(catalog::create, product)), "accepted");
  }
  void receive(const std::string& sku, std::int64_t quantity) {
    warehousing::Receipt receipt{.warehouse = "HK1",
                                 .lines = {{.sku = sku, .quantity = {quantity * one}}}};
    ASSERT_EQ(reasons(desk().perform(warehousing::receive, receipt)), "accepted");
  }
  Place wanted(std::int64_t quantity, AdvanceTo to = AdvanceTo::confirmed) {
    return {.customer = "c-1",
            .lines = {{.sku = "tape-48", .quantity = {quantity * one}}},
            .advance_to = to};
  }
  Result<Order> place(const Place& request) {
    return desk().as(clerk()).perform(orders::place, request);
  }
  Day today() { return day_in_utc(desk().clock.now()); }
  const journal::Actor& clerk() {
    if (!clerk_) clerk_ = desk().person({Role::agent, Role::order_desk});
    return *clerk_;
  }
  Result<Order> look(const Order& order) {
    return desk().ask(orders::get, OrderReference{order.number});
  }

 private:
  std::optional<journal::Actor> clerk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Orders);

// What may be done next hangs on who asks.
std::string without_actions(Order order) {
  order.actions = {};
  return to_json(order);
}

TEST_P(Orders, an_order_with_stock_goes_from_receipt_to_a_confirmed_promise_at_once) {
  receive("TAPE-48", 10);
  const auto order = place(wanted(4));
  ASSERT_EQ(status(order), "confirmed");
  EXPECT_EQ(open_gates(*order), "");
  EXPECT_TRUE(order->number.starts_with("SO-"));
  EXPECT_EQ(text(order->totals.net), "49.60");
  EXPECT_EQ(text(order->lines.at(0).quantities.reserved), "4");
  EXPECT_EQ(text(order->lines.at(0).quantities.open), "0");
  EXPECT_TRUE(order->lines.at(0).promise_date);
  EXPECT_EQ(desk().facts(order->id),
            "sales_order_placed, sales_order_verified, sales_order_made_confirmable, "
            "sales_order_confirmed");
  EXPECT_EQ(without_actions(*look(*order)), without_actions(*order));
}

TEST_P(Orders, what_is_promised_to_one_cannot_be_promised_to_another) {
  receive("TAPE-48", 10);
  ASSERT_EQ(status(place(wanted(7))), "confirmed");
  const auto second = place(wanted(4));
  ASSERT_EQ(status(second), "verified");
  EXPECT_EQ(open_gates(*second), "G3 fail");
  const auto refused = desk().as(clerk()).perform(confirm, Advance{.id = second->number});
  ASSERT_FALSE(refused);
  EXPECT_EQ(reasons(refused), "/checks/G3: stock_promised");
  EXPECT_NE(refused.error().reasons.at(0).detail.find("3 can be promised"), std::string::npos);
}

TEST_P(Orders, a_batch_shares_out_scarce_stock_in_the_order_of_arrival) {
  receive("TAPE-48", 10);
  const auto answers = desk().as(clerk()).perform_all(orders::place, std::vector(4, wanted(4)));
  std::string all;
  for (const auto& answer : answers) all += status(answer) + " ";
  EXPECT_EQ(all, "confirmed confirmed verified verified ");
}

TEST_P(Orders, two_lines_of_the_same_goods_are_counted_together) {
  receive("TAPE-48", 10);
  Place twice = wanted(6);
  twice.lines.push_back(twice.lines.front());
  twice.lines.back().requested_date = Day{30000};
  const auto order = place(twice);
  ASSERT_TRUE(order);
  EXPECT_NE(open_gates(*order).find("G3 fail"), std::string::npos);
}

TEST_P(Orders, a_wrong_code_is_refused_with_what_could_have_been_meant) {
  Place request = wanted(1);
  request.lines[0].sku = "TAPE-84";
  const auto refused = place(request);
  ASSERT_EQ(reasons(refused), "/lines/0/sku: unknown_product");
  EXPECT_EQ(refused.error().reasons[0].suggestions.at(0).value, "TAPE-48");
}

TEST_P(Orders, every_reason_why_it_cannot_even_be_a_draft_comes_at_once) {
  Place request = wanted(1);
  request.customer = "nobody";
  request.warehouse = "nowhere";
  request.lines[0].sku = "?";
  request.control_lines = 2;
  EXPECT_EQ(reasons(place(request)),
            "/customer: unknown_customer, /warehouse: unknown_warehouse, "
            "/control_lines: line_count_differs, /lines/0/sku: unknown_product");
}

TEST_P(Orders, the_same_purchase_order_number_twice_is_not_verified) {
  receive("TAPE-48", 10);
  Place request = wanted(1);
  request.customer_po_number = "PO 4711";
  ASSERT_EQ(status(place(request)), "confirmed");
  request.customer_po_number = "po 4711 ";
  const auto again = place(request);
  ASSERT_EQ(status(again), "draft");
  EXPECT_EQ(open_gates(*again), "G10 fail");
}

TEST_P(Orders, a_price_below_the_list_asks_for_authority) {
  receive("TAPE-48", 10);
  Place request = wanted(1);
  request.lines[0].unit_price = Price{10'000'000};
  const auto order = place(request);
  ASSERT_EQ(status(order), "pending_approval");
  EXPECT_EQ(open_gates(*order), "G4 waiting, G8 waiting");
  EXPECT_EQ(order->approvals.at(0).rule, "special_price");
  EXPECT_EQ(order->approvals.at(0).tier, "T2");
}

TEST_P(Orders, what_is_announced_for_an_earlier_day_can_be_promised_for_a_later_one) {
  ASSERT_TRUE(desk().perform(warehousing::announce,
                             {.warehouse = "HK1",
                              .date = today() + 3,
                              .confirmed = true,
                              .lines = {{.sku = "TAPE-48", .quantity = {5 * one}}}}));
  Place early = wanted(4);
  early.requested_date = today() + 2;
  EXPECT_EQ(status(place(early)), "verified");
  Place late = wanted(4);
  late.requested_date = today() + 4;
  const auto order = place(late);
  ASSERT_EQ(status(order), "confirmed");
  EXPECT_EQ(text(order->lines.at(0).quantities.backordered), "4");
  EXPECT_EQ(order->lines.at(0).promise_date, today() + 4);
  // It waits ahead of whoever comes later.
  EXPECT_EQ(open_gates(*place(late)), "G3 fail");
}

TEST_P(Orders, cases_are_reserved_as_pieces_and_priced_as_cases) {
  receive("TAPE-48", 100);
  Place request = wanted(2);
  request.lines[0].unit = "XCS";
  const auto order = place(request);
  ASSERT_EQ(status(order), "confirmed");
  EXPECT_EQ(text(order->lines.at(0).quantities.reserved), "72");
  EXPECT_EQ(text(*order->lines.at(0).unit_price), "446.40");
  EXPECT_EQ(text(order->totals.net), "892.80");
}

TEST_P(Orders, of_one_customer_or_one_status_are_listed_without_reading_the_others) {
  // PostgreSQL chooses by how many rows there are; SQLite goes by the indexes alone.
  if (database().engine() != db::Engine::sqlite) GTEST_SKIP() << "plans of SQLite";
  receive("TAPE-48", 4);
  const auto order = place(wanted(1));
  ASSERT_TRUE(order);
  const auto plan_of = [&](const auto& asked) {
    return desk().read([&](const journal::Query& query) {
      tests::ExplainedSession explained(query.db.session());
      static_cast<void>(asked(db::Reader(explained)));
      return explained.plans();
    });
  };
  const CustomerId customer = order->customer_id;
  EXPECT_THAT(plan_of([&](const db::Reader& reader) {
                return list(reader, {.limit = 10}, customer).has_value();
              }),
              ::testing::HasSubstr("sales_order_customer (tenant_id=? AND customer_id=?)"));
  EXPECT_THAT(
      plan_of([&](const db::Reader& reader) {
        return list(reader, {.limit = 10, .filters = {{"status", "cancelled"}}}, {}).has_value();
      }),
      ::testing::HasSubstr("sales_order_status (tenant_id=? AND status=?)"));
  // Of several, each is a walk in its index, and the walks are merged: no other order is read.
  const std::string several = plan_of([&](const db::Reader& reader) {
    const db::ListRequest asked{.limit = 10,
                                .filters = {{"status", "cancelled,closed,draft,cancelled"}}};
    return list(reader, asked, {}).has_value();
  });
  EXPECT_THAT(several, ::testing::HasSubstr("MERGE (UNION ALL)"));
  EXPECT_THAT(several, ::testing::Not(::testing::HasSubstr("SCAN")));
  EXPECT_THAT(several, ::testing::Not(::testing::HasSubstr("TEMP B-TREE")));
  EXPECT_THAT(several, ::testing::Not(::testing::HasSubstr("sales_order_pk")));
  EXPECT_THAT(
      plan_of([&](const db::Reader& reader) { confirmed_not_billed_minor(reader, customer); }),
      ::testing::HasSubstr("sales_order_owed (tenant_id=? AND customer_id=?)"));
}

TEST_P(Orders, of_several_statuses_come_in_one_order_a_page_at_a_time) {
  receive("TAPE-48", 40);
  std::string expected;
  for (int n = 0; n < 9; ++n) {
    Place request = wanted(1);
    request.customer_po_number = "MERGED-" + std::to_string(n);
    if (n % 3 != 0) request.advance_to = n % 3 == 1 ? AdvanceTo::draft : AdvanceTo::verified;
    const auto order = place(request);
    ASSERT_TRUE(order) << reasons(order);
    if (n % 3 != 2) expected.insert(0, order->number + ";");
  }
  std::string seen;
  db::ListRequest request{.limit = 2, .count = true};
  request.filters = {{"status", "confirmed,draft"}, {"order_type", "standard,urgent"}};
  do {
    const auto page =
        desk().read([&](const journal::Query& query) { return list(query.db, request, {}); });
    ASSERT_TRUE(page) << reasons(page);
    EXPECT_EQ(page->count, 6);
    for (const Order& each : page->items) seen += each.number + ";";
    request.after = page->after;
  } while (!request.after.empty());
  EXPECT_EQ(seen, expected);
}

TEST_P(Orders, nobody_reads_the_customers_name_in_the_journal) {
  receive("TAPE-48", 4);
  Place request = wanted(1);
  request.notes = "CANARY-NOTE";
  const auto order = place(request);
  ASSERT_TRUE(order);
  desk().write([&](journal::Unit& unit) {
    for (const journal::Entry& entry : journal::entries_after(unit.db, 0, 500)) {
      EXPECT_EQ(entry.changes.find("CANARY"), std::string::npos);
      EXPECT_EQ(entry.changes.find("Lantau"), std::string::npos) << entry.changes;
    }
  });
}

}  // namespace
}  // namespace supercargo::orders
