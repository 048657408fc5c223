#include "shipments/commands.h"

#include <gmock/gmock.h>

#include "kernel/identifiers.h"
#include "policies/commands.h"
#include "tests/counted_session.h"
#include "tests/shipping_desk.h"

namespace supercargo::shipments {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class Shipments : public tests::OnShippingDesk {};
SUPERCARGO_ON_BOTH_ENGINES(Shipments);

TEST_P(Shipments, the_first_one_releases_its_order) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 6)), "accepted");
  EXPECT_EQ(last.number, "SH-2026-000001");
  EXPECT_EQ(text(last.eta).substr(0, 10), text(order.promise_date + 1));
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 planned 6 reserved 10");
  EXPECT_EQ(reasons(plan(order, 5)), "/lines/0/quantity: more_than_reserved");
  ASSERT_EQ(reasons(plan(order, 4)), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 planned 10 reserved 10");
  EXPECT_EQ(desk().facts(last.id), "shipment_planned");
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_confirmed, "
                                                "sales_order_shipment_planned, "
                                                "sales_order_shipment_planned"));
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 100, reserved 10, quarantined 0");
}

TEST_P(Shipments, what_is_no_order_or_not_promised_is_refused) {
  const auto draft =
      *desk()
           .as(desk().clerk)
           .perform(orders::place, {.customer = "C-1", .lines = {{"TAPE-48", pieces(1)}}});
  EXPECT_EQ(reasons(plan(draft, 1)),
            "/lines/0/sales_order: order_not_confirmed, /lines/0/quantity: more_than_reserved");
  EXPECT_EQ(
      reasons(ship(shipments::plan, {.warehouse = "NONE", .lines = {{"SO-1", 1, pieces(1)}}})),
      "/lines/0/sales_order: unknown_order, /warehouse: unknown_warehouse");
  EXPECT_EQ(reasons(ship(shipments::plan, {.lines = {{"", 1, pieces(1)}}})),
            "/lines/0/sales_order: unknown_order");
}

TEST_P(Shipments, goods_leave_the_warehouse_once) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  ASSERT_EQ(reasons(ship(pick, {.id = last.number})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 picked 10");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 100, reserved 10, quarantined 0") << "decisions 13";
  ASSERT_EQ(reasons(ship(pack, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(ship(despatch, {.id = last.number, .carrier = "Van Dam"})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 despatched 10");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 90, reserved 0, quarantined 0");
  EXPECT_EQ(last.carrier, "Van Dam");
  EXPECT_EQ(last.despatched_by, desk().warehouse.person);
  EXPECT_EQ(reasons(ship(despatch, {.id = last.number})), "not_in_this_state");
  EXPECT_EQ(desk().facts(last.id),
            "shipment_planned, shipment_picked, shipment_packed, shipment_despatched");
}

TEST_P(Shipments, despatch_takes_the_steps_before_it) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}, {"FILM-500", pieces(2)}});
  ASSERT_EQ(reasons(ship(shipments::plan, {.sales_order = order.number,
                                           .lines = {{.line = 1, .quantity = pieces(4)},
                                                     {.line = 2, .quantity = pieces(2)}}})),
            "accepted");
  ASSERT_EQ(reasons(ship(despatch, {.id = last.number})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 reserved 6 despatched 4, 2 despatched 2");
  EXPECT_EQ(desk().facts(last.id),
            "shipment_planned, shipment_picked, shipment_packed, shipment_despatched");
  ASSERT_EQ(now(last).packages.size(), 1U);
  EXPECT_TRUE(valid_sscc(last.packages[0].sscc)) << last.packages[0].sscc;
}

TEST_P(Shipments, the_database_itself_refuses_to_let_goods_leave_twice) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  for (const db::Sql again :
       {db::Sql("UPDATE shipment_line SET despatched = despatched + 1 WHERE tenant_id = $1"),
        db::Sql("UPDATE sales_order_line SET picked = picked - despatched, "
                "despatched = despatched + despatched WHERE tenant_id = $1"),
        db::Sql("UPDATE reservation SET consumed = consumed + quantity WHERE tenant_id = $1")}) {
    EXPECT_THROW(desk().write([&](journal::Unit& unit) { unit.db.run(again); }), Fault);
  }
}

TEST_P(Shipments, what_was_not_found_is_promised_anew_and_kept_to_be_counted) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  ASSERT_EQ(reasons(ship(pick, {.id = last.number, .lines = {{"", 1, pieces(7)}}})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 backordered 3 picked 7");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 100, reserved 7, quarantined 3");
  EXPECT_EQ(causes(), "short_delivery");
  EXPECT_THAT(follow_ups()[0].detail, HasSubstr("3 EA of TAPE-48 are promised anew for 2026-"));
  EXPECT_EQ(desk().facts(last.id), "shipment_planned, shipment_short_picked");
  EXPECT_EQ(now(order).hindrances.size(), 1U) << "it cannot be closed";
  ASSERT_EQ(reasons(ship(despatch, {.id = last.number})), "accepted");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 93, reserved 0, quarantined 3");
}

TEST_P(Shipments, nothing_found_at_all_is_cancelled_not_packed) {
  const auto order = confirmed({{"TAPE-48", pieces(2)}});
  ASSERT_EQ(reasons(plan(order, 2)), "accepted");
  ASSERT_EQ(reasons(ship(pick, {.id = last.number, .lines = {{"", 1, {}}}})), "accepted");
  EXPECT_EQ(reasons(ship(pack, {.id = last.number})), ": nothing_picked");
  ASSERT_EQ(reasons(ship(cancel, {.id = last.number, .reason = "None there."})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 backordered 2");
}

TEST_P(Shipments, a_cancelled_one_gives_everything_back) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}, {"FILM-500", pieces(5)}});
  ASSERT_EQ(reasons(ship(shipments::plan, {.sales_order = order.number,
                                           .lines = {{.line = 1, .quantity = pieces(10)},
                                                     {.line = 2, .quantity = pieces(5)}}})),
            "accepted");
  ASSERT_EQ(reasons(ship(pick, {.id = last.number, .lines = {{"", 1, pieces(10)}}})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 picked 10, 2 planned 5 reserved 5");
  EXPECT_EQ(reasons(ship(pack, {.id = last.number})), ": not_picked");
  ASSERT_EQ(reasons(ship(cancel, {.id = last.number, .reason = "No van."})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 reserved 10, 2 reserved 5");
  EXPECT_EQ(reasons(ship(cancel, {.id = last.number, .reason = "No van."})), "not_in_this_state");
  ASSERT_EQ(reasons(plan(order, 10)), "accepted") << "it can be planned again";
}

TEST_P(Shipments, two_orders_of_a_customer_go_together) {
  const auto one = confirmed({{"TAPE-48", pieces(10)}});
  const auto two = confirmed({{"TAPE-48", pieces(4)}});
  ASSERT_EQ(
      reasons(ship(shipments::plan, {.sales_order = one.number,
                                     .lines = {{"", 1, pieces(10)}, {two.number, 1, pieces(4)}}})),
      "accepted");
  ASSERT_EQ(reasons(ship(despatch, {.id = last.number})), "accepted");
  EXPECT_EQ(order_text(one), "in_fulfilment: 1 despatched 10");
  EXPECT_EQ(order_text(two), "in_fulfilment: 1 despatched 4");
  EXPECT_THAT(desk().facts(two.id), HasSubstr("sales_order_despatched"));
  for (const std::string& order : {text(two.id), one.number}) {
    const auto page = desk().read([&](const journal::Query& query) {
      return *list_shipments(query, {.filters = {{"sales_order", order}}});
    });
    ASSERT_EQ(page.items.size(), 1U);
    EXPECT_EQ(page.items[0].number, last.number);
  }
  EXPECT_EQ(desk()
                .read([&](const journal::Query& query) {
                  return *list_shipments(query, {.filters = {{"sales_order", "SO-2020-000001"}}});
                })
                .items.size(),
            0U);
}

TEST_P(Shipments, another_customers_order_goes_another_way) {
  ASSERT_TRUE(desk().add_customer("C-2"));
  const auto one = confirmed({{"TAPE-48", pieces(1)}});
  const auto two = *desk()
                        .as(desk().clerk)
                        .perform(orders::place, {.customer = "C-2",
                                                 .lines = {{"TAPE-48", pieces(1)}},
                                                 .advance_to = orders::AdvanceTo::confirmed});
  EXPECT_EQ(reasons(ship(shipments::plan,
                         {.lines = {{one.number, 1, pieces(1)}, {two.number, 1, pieces(1)}}})),
            "/lines/1/sales_order: other_customer");
}

TEST_P(Shipments, packages_bear_numbers_under_the_companys_own_prefix) {
  ASSERT_EQ(reasons(desk().perform(policies::change,
                                   {.id = "", .body = R"({"gs1_company_prefix":"0614141"})"})),
            "accepted");
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  ASSERT_EQ(reasons(ship(pick, {.id = last.number})), "accepted");
  const Pack scanned{.id = last.number,
                     .packages = {{.kind = "pallet", .contents = {{"TAPE-48", "", 0, pieces(6)}}},
                                  {.kind = "carton", .contents = {{"", "", 1, pieces(3)}}}}};
  EXPECT_EQ(reasons(ship(pack, scanned)), "/packages: scan_differs");
  Pack whole = scanned;
  whole.packages[1].contents[0].quantity = pieces(4);
  ASSERT_EQ(reasons(ship(pack, whole)), "accepted");
  const auto packages = now(last).packages;
  ASSERT_EQ(packages.size(), 2U);
  EXPECT_EQ(packages[0].sscc + " " + packages[1].sscc, "006141410000000012 006141410000000029");
  EXPECT_EQ(packages[0].contents.at(0).sku, "TAPE-48");
  EXPECT_EQ(reasons(ship(pack, whole)), "not_in_this_state");
}

TEST_P(Shipments, a_held_order_is_neither_planned_nor_despatched) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 4)), "accepted");
  desk().write([&](journal::Unit& unit) {
    hindrances::add(unit.db, {.order_id = order.id.value,
                              .record_id = 77,
                              .kind = hindrances::Kind::hold,
                              .record = "hld_1",
                              .blocks = hindrances::Blocks::fulfilment,
                              .detail = "Credit is looked at.",
                              .since = unit.now()});
  });
  EXPECT_EQ(reasons(plan(order, 4)), "/lines/0/sales_order: order_held");
  EXPECT_EQ(reasons(ship(despatch, {.id = last.number})), ": order_held");
  desk().write([&](journal::Unit& unit) { hindrances::remove(unit.db, order.id.value, 77); });
  EXPECT_EQ(reasons(ship(despatch, {.id = last.number})), "accepted");
}

TEST_P(Shipments, who_entered_the_order_does_not_despatch_it) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  journal::Actor both = desk().clerk;
  both.roles = both.roles | RoleSet{Role::warehouse};
  EXPECT_EQ(reasons(desk().as(both).perform(despatch, {.id = last.number})),
            ": separation_of_duties");
  both.sole_person = true;
  EXPECT_EQ(reasons(desk().as(both).perform(despatch, {.id = last.number})), "accepted");
  EXPECT_THAT(desk().facts(order.id), HasSubstr("separation_waived"));
}

TEST_P(Shipments, of_two_people_at_once_the_second_is_told) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  ASSERT_EQ(reasons(ship(pick, {.id = last.number, .revision = 1})), "accepted");
  const auto late = desk()
                        .as(desk().warehouse)
                        .perform(cancel, {.id = last.number, .revision = 1, .reason = "No van."});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().refusal, Refusal::revision_conflict);
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 picked 10");
}

TEST_P(Shipments, a_slot_is_taken_where_the_company_keeps_any) {
  const auto order = confirmed({{"TAPE-48", pieces(30)}});
  const Day day = day_in_utc(desk().clock.now()) + 1;
  Plan wanted{.sales_order = order.number,
              .delivery_slot = "HAUL",
              .planned_date = day,
              .lines = {{"", 1, pieces(1)}}};
  for (int n = 0; n < 18; ++n) ASSERT_EQ(reasons(ship(shipments::plan, wanted)), "accepted");
  const auto full = ship(shipments::plan, wanted);
  EXPECT_EQ(reasons(full), "/planned_date: slot_full") << "20 a day, 2 of them kept back";
  EXPECT_FALSE(full.error().reasons[0].suggestions.empty());
  ASSERT_EQ(reasons(ship(cancel, {.id = last.number, .reason = "No van."})), "accepted");
  EXPECT_EQ(reasons(ship(shipments::plan, wanted)), "accepted");
  wanted.delivery_slot = "TAPE-48";
  EXPECT_EQ(reasons(ship(shipments::plan, wanted)), "/delivery_slot: unknown_service");
}

TEST_P(Shipments, despatch_takes_as_many_statements_for_many_lines_as_for_few) {
  ASSERT_TRUE(desk().receive("PALLET", 2000));
  tests::CountedSession counted(desk().database().connect());
  const auto asked_for = [&](int lines) {
    orders::Place wanted{.customer = "C-1", .advance_to = orders::AdvanceTo::confirmed};
    for (std::int64_t n = 0; n < lines; ++n) {
      wanted.lines.push_back({"PALLET", pieces(1)});
      if (n == 0) continue;
      const std::string pointer = "/lines/" + std::to_string(n) + "/sku";
      wanted.acknowledgements.push_back({"duplicate_line", pointer, "PALLET", "agreed"});
    }
    const auto order = desk().as(desk().clerk).perform(orders::place, wanted);
    EXPECT_EQ(order->status, orders::Status::confirmed);
    Plan all{.sales_order = order->number};
    for (std::int64_t n = 1; n <= lines; ++n) all.lines.push_back({"", n, pieces(1)});
    EXPECT_EQ(reasons(ship(shipments::plan, all)), "accepted");
    counted.asked = 0;
    EXPECT_EQ(reasons(journal::perform(counted, desk().services(), desk().call(desk().warehouse),
                                       despatch, {.id = last.number})),
              "accepted");
    return counted.asked;
  };
  const auto for_few = asked_for(2);
  EXPECT_EQ(asked_for(1000), for_few);
}

TEST_P(Shipments, a_portal_sees_its_own) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  ASSERT_EQ(reasons(plan(order, 10)), "accepted");
  journal::Actor customer = desk().person({Role::customer_portal});
  customer.party = order.customer_id.value;
  EXPECT_EQ(reasons(desk().as(customer).ask(get, {last.number})), "accepted");
  customer.party += 1;
  EXPECT_EQ(reasons(desk().as(customer).ask(get, {last.number})), "not_found");
  EXPECT_EQ(reasons(desk().as(customer).ask(timeline, {.id = last.number})), "not_found");
}

}  // namespace
}  // namespace supercargo::shipments
