#include "shipments/rules.h"

#include <gtest/gtest.h>

#include <map>

#include "kernel/identifiers.h"

namespace supercargo::shipments {
namespace {

const Instant now = *parse_instant("2026-03-02T10:00:00Z");

Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

const char* verb_words(Verb verb) {
  static constexpr const char* words[] = {"pick",  "pack",      "despatch",   "depart",  "send_out",
                                          "delay", "fail",      "reschedule", "deliver", "verify",
                                          "lose",  "take_back", "cancel"};
  static_assert(std::size(words) == verbs);
  return words[static_cast<int>(verb)];
}
std::string status_words(Status status) {
  return choices<Status>().names[static_cast<int>(status)];
}

// Every verb from every state, in words: what it takes to get there, and where it leads.
std::string whole_life() {
  std::string lines;
  for (int s = 0; s < statuses; ++s) {
    const auto from = static_cast<Status>(s);
    lines += status_words(from) + ":";
    for (int v = 0; v < verbs; ++v) {
      Status at = from;
      const auto way = way_to(from, static_cast<Verb>(v));
      std::string words;
      for (const Verb verb : way) {
        words += std::string(words.empty() ? " " : "+") + verb_words(verb);
        at = *after(at, verb);
      }
      if (!way.empty()) lines += words + ">" + status_words(at);
    }
    lines += '\n';
  }
  return lines;
}

TEST(Life, leads_from_every_state_where_domain_3_6_says) {
  EXPECT_EQ(whole_life(),
            "planned: pick>picking pick+pack+despatch>despatched cancel>cancelled\n"
            "picking: pick>picking pack>packed pack+despatch>despatched cancel>cancelled\n"
            "packed: despatch>despatched cancel>cancelled\n"
            "despatched: depart>in_transit depart+send_out>out_for_delivery delay>despatched "
            "depart+send_out+fail>failed_attempt depart+send_out+deliver>delivered lose>lost\n"
            "in_transit: send_out>out_for_delivery delay>in_transit send_out+fail>failed_attempt "
            "send_out+deliver>delivered lose>lost\n"
            "out_for_delivery: delay>out_for_delivery fail>failed_attempt deliver>delivered "
            "lose>lost\n"
            "failed_attempt: reschedule>out_for_delivery lose>lost take_back>returned_to_depot\n"
            "delivered: verify>pod_verified take_back>delivered\n"
            "pod_verified: take_back>pod_verified\n"
            "returned_to_depot:\n"
            "lost:\n"
            "cancelled:\n");
}

TEST(Life, a_verb_that_is_not_allowed_is_refused_with_those_that_are) {
  for (int s = 0; s < statuses; ++s) {
    for (int v = 0; v < verbs; ++v) {
      Shipment shipment;
      shipment.status = static_cast<Status>(s);
      const Problem problem = not_in_this_state(shipment, static_cast<Verb>(v));
      ASSERT_EQ(problem.members.size(), 1U);
      EXPECT_EQ(problem.members[0].first, "allowed");
    }
  }
  Shipment lost;
  lost.status = Status::lost;
  EXPECT_EQ(not_in_this_state(lost, Verb::deliver).members[0].second, "[]");
  Shipment packed;
  packed.status = Status::packed;
  const Problem problem = not_in_this_state(packed, Verb::deliver);
  EXPECT_EQ(problem.refusal, Refusal::not_in_this_state);
  EXPECT_EQ(problem.members[0].second, R"(["despatch","cancellation"])");
  EXPECT_EQ(problem.detail, "delivery is not possible while the shipment is packed.");
}

TEST(Life, a_reader_is_shown_what_he_may_do) {
  Shipment packed;
  packed.status = Status::packed;
  journal::Actor desk;
  desk.roles = {Role::order_desk};
  const std::string seen = shown(packed, desk).actions.text;
  EXPECT_NE(seen.find(R"("despatch":{"allowed":false,"reason":"forbidden"})"), std::string::npos);
  journal::Actor warehouse;
  warehouse.roles = {Role::warehouse};
  const std::string more = shown(packed, warehouse).actions.text;
  EXPECT_NE(more.find(R"("despatch":{"allowed":true,"reason":""})"), std::string::npos);
  EXPECT_NE(more.find(R"("delivery":{"allowed":false,"reason":"Only)"), std::string::npos);
}

std::string words(const std::vector<Reason>& reasons) {
  std::string all;
  for (const Reason& reason : reasons)
    all += (all.empty() ? "" : ", ") + reason.pointer + " " + reason.code;
  return all;
}

constexpr OrderId first_order{1001};
constexpr OrderId second_order{1002};

orders::Order order_of(OrderId id, std::vector<orders::Line> lines) {
  orders::Order order;
  order.id = id;
  order.number = "SO-" + std::to_string(id.value);
  order.status = orders::Status::confirmed;
  order.customer_id = CustomerId{7};
  order.delivery_address.emplace();
  order.lines = std::move(lines);
  return order;
}
orders::Line line_of(std::int64_t number, std::int64_t count) {
  orders::Line line;
  line.line = number;
  line.base_unit = "EA";
  line.base_quantity = pieces(count);
  return line;
}

class Planned : public ::testing::Test {
 protected:
  std::string refused() { return words(check_plan(plan, wanted, now)); }

  orders::Order order = order_of(first_order, {line_of(1, 10), line_of(2, 5)});
  orders::Order other = order_of(second_order, {line_of(1, 3)});
  Plan plan{.lines = {{.line = 1, .quantity = pieces(10)}, {.line = 2, .quantity = pieces(5)}}};
  std::vector<Wanted> wanted{{&order, &order.lines[0], "", pieces(10)},
                             {&order, &order.lines[1], "", pieces(5)}};
};

TEST_F(Planned, what_is_reserved_goes_and_not_more) {
  EXPECT_EQ(refused(), "");
  wanted[0].free = pieces(9);
  plan.lines[1].quantity = {1};
  EXPECT_EQ(refused(), "/lines/0/quantity more_than_reserved, /lines/1/quantity not_in_this_unit");
  plan.lines = {{.line = 1}, {.line = 2, .quantity = pieces(1)}};
  EXPECT_EQ(refused(), "/lines/0/quantity too_small");
}

TEST_F(Planned, what_is_not_there_or_stands_twice_is_named) {
  wanted = {{nullptr}, {&order, nullptr}};
  EXPECT_EQ(refused(), "/lines/0/sales_order unknown_order, /lines/1/line unknown_line");
  wanted = {{&order, &order.lines[0], "", pieces(20)}, {&order, &order.lines[0], "", pieces(20)}};
  EXPECT_EQ(refused(), "/lines/1/line duplicate_line");
}

TEST_F(Planned, only_what_was_promised_and_is_not_held_goes) {
  order.status = orders::Status::verified;
  EXPECT_EQ(refused(),
            "/lines/0/sales_order order_not_confirmed, /lines/1/sales_order order_not_confirmed");
  for (const auto over : {orders::Status::delivered, orders::Status::invoiced,
                          orders::Status::closed, orders::Status::cancelled}) {
    order.status = over;
    EXPECT_EQ(refused(), "/lines/0/sales_order order_is_over, /lines/1/sales_order order_is_over");
  }
  for (const auto open : {orders::Status::confirmed, orders::Status::in_fulfilment,
                          orders::Status::partially_delivered}) {
    order.status = open;
    EXPECT_EQ(refused(), "");
  }
  wanted[1].hold = "hld_1: Credit.";
  EXPECT_EQ(refused(), "/lines/1/sales_order order_held");
}

TEST_F(Planned, one_shipment_goes_to_one_customer_at_one_address) {
  wanted[1] = {&other, &other.lines[0], "", pieces(5)};
  EXPECT_EQ(refused(), "");
  other.delivery_address->city = "Delft";
  EXPECT_EQ(refused(), "/lines/1/sales_order other_address");
  other.customer_id = CustomerId{8};
  EXPECT_EQ(refused(), "/lines/1/sales_order other_customer");
}

TEST_F(Planned, it_arrives_later_and_takes_its_slot_on_a_day) {
  plan.eta = now;
  plan.delivery_slot = "VAN";
  EXPECT_EQ(refused(), "/eta in_the_past, /planned_date required");
  plan.eta = now + std::chrono::minutes(1);
  plan.planned_date = *parse_day("2026-03-03");
  EXPECT_EQ(refused(), "");
}

// Ten of tape for one order, five more for another, three of film.
Shipment of_two_orders() {
  Shipment shipment;
  shipment.sales_order = first_order;
  const auto add = [&](OrderId order, std::int64_t line, ProductId product, std::int64_t count) {
    shipment.lines.push_back({.sales_order = order,
                              .order_number = "SO-" + std::to_string(order.value),
                              .line = line,
                              .product = product,
                              .sku = product.value == 1 ? "TAPE-48" : "FILM-500",
                              .unit = "EA",
                              .quantity = pieces(count)});
  };
  add(first_order, 1, ProductId{1}, 10);
  add(first_order, 2, ProductId{2}, 3);
  add(second_order, 1, ProductId{1}, 5);
  return shipment;
}

TEST(Naming, a_line_is_named_by_its_order_unless_no_other_is_meant) {
  const Shipment shipment = of_two_orders();
  EXPECT_EQ(named_line(shipment, "", 2), 1U);
  EXPECT_EQ(named_line(shipment, "", 1), 0U) << "the shipment's own order";
  EXPECT_EQ(named_line(shipment, "SO-1002", 1), 2U);
  EXPECT_EQ(named_line(shipment, text(second_order), 1), 2U);
  EXPECT_EQ(named_line(shipment, "SO-1002", 2), std::nullopt);
  EXPECT_EQ(named_line(shipment, "", 9), std::nullopt);
}

TEST(Picking, takes_what_was_not_looked_for_yet) {
  Shipment shipment = of_two_orders();
  shipment.lines[0].picked = pieces(8);
  shipment.lines[0].short_picked = pieces(2);
  std::vector<Reason> reasons;
  EXPECT_EQ(amounts_found(shipment, {}, reasons).size(), 2U);
  const Pick given{.lines = {{.line = 1, .quantity = pieces(1)},
                             {.line = 2, .quantity = pieces(4)},
                             {.line = 2, .quantity = pieces(1)},
                             {.line = 7, .quantity = pieces(1)}}};
  amounts_found(shipment, given, reasons);
  EXPECT_EQ(words(reasons),
            "/lines/0/line already_picked, /lines/1/quantity more_than_planned, "
            "/lines/2/line duplicate_line, /lines/3/line unknown_line");
}

class PackedGoods : public ::testing::Test {
 protected:
  PackedGoods() {
    for (ShipmentLine& line : shipment.lines) line.picked = line.quantity;
  }
  std::string pack(std::vector<Packing> packages) {
    std::vector<Reason> reasons;
    std::string contents;
    for (const Package& package :
         packed(shipment, {.packages = std::move(packages)}, codes, reasons)) {
      contents += contents.empty() ? "" : " | ";
      for (const Content& each : package.contents)
        contents += text(each.sales_order) + "/" + std::to_string(each.line) + " " +
                    text(each.quantity) + " ";
    }
    return reasons.empty() ? contents : words(reasons);
  }

  Shipment shipment = of_two_orders();
  std::vector<Scannable> codes{{ProductId{1}, {"TAPE-48", "4006381333931"}},
                               {ProductId{2}, {"FILM-500"}}};
  const std::string one = text(first_order);
  const std::string two = text(second_order);
};

TEST_F(PackedGoods, without_a_word_everything_is_in_one_package) {
  EXPECT_EQ(pack({}), one + "/1 10 " + one + "/2 3 " + two + "/1 5 ");
}

TEST_F(PackedGoods, scanned_codes_fill_one_line_after_the_other) {
  EXPECT_EQ(pack({{.kind = "carton", .contents = {{.code = "tape-48", .quantity = pieces(12)}}},
                  {.contents = {{.code = "4006381333931", .quantity = pieces(3)},
                                {.code = "FILM-500", .line = 2, .quantity = pieces(3)}}}}),
            one + "/1 10 " + two + "/1 2  | " + two + "/1 3 " + one + "/2 3 ");
}

TEST_F(PackedGoods, what_was_scanned_is_what_was_picked) {
  std::vector<Reason> reasons;
  packed(shipment,
         {.packages = {{.contents = {{.code = "TAPE-48", .quantity = pieces(16)},
                                     {.line = 2, .quantity = pieces(2)}}}}},
         codes, reasons);
  ASSERT_EQ(words(reasons), "/packages scan_differs, /packages scan_differs");
  EXPECT_EQ(reasons[0].detail, "Line 2 of SO-1001 (FILM-500): 3 expected, 2 scanned.");
  EXPECT_EQ(reasons[1].detail, "Line 1 of SO-1002 (TAPE-48): 5 expected, 6 scanned.");
}

TEST_F(PackedGoods, other_goods_are_not_packed) {
  EXPECT_EQ(
      pack({{.contents = {{.code = "GLUE", .quantity = pieces(1)},
                          {.code = "FILM-500", .line = 1, .quantity = pieces(1)},
                          {.line = 9, .quantity = pieces(1)},
                          {.quantity = pieces(1)}}}}),
      "/packages/0/contents/0/code unexpected_goods, /packages/0/contents/1/code wrong_goods, "
      "/packages/0/contents/2/line unknown_line, /packages/0/contents/3 required, "
      "/packages scan_differs, /packages scan_differs, /packages scan_differs");
}

TEST_F(PackedGoods, everything_is_picked_before_and_something_was_found) {
  shipment.lines[1].picked = pieces(1);
  EXPECT_EQ(pack({}), " not_picked");
  for (ShipmentLine& line : shipment.lines) {
    line.picked = {};
    line.short_picked = line.quantity;
  }
  EXPECT_EQ(pack({}), " nothing_picked");
}

TEST(Sscc, has_an_extension_a_prefix_a_serial_and_a_check_digit) {
  EXPECT_EQ(sscc("0614141", 234567890), "006141412345678901");
  EXPECT_EQ(sscc("0614141", 1'234'567'890), "106141412345678908") << "domain 10";
  for (const char* prefix : {"4012", "0614141", "4012345000", "401234567890"}) {
    for (const std::int64_t serial : {1, 99, 12345}) {
      const std::string code = sscc(prefix, serial);
      EXPECT_TRUE(valid_sscc(code)) << code;
      EXPECT_EQ(code.substr(1, std::string(prefix).size()), prefix);
    }
  }
}

TEST(Sscc, numbers_end_when_the_extension_digit_is_used_up) {
  EXPECT_EQ(sscc("401234567890", 99'999).substr(0, 17), "94012345678909999");
  EXPECT_EQ(sscc("401234567890", 100'000), "");
}

TEST(Arrival, that_is_told_anew_is_yet_to_come_and_a_delay_is_later) {
  Shipment shipment;
  shipment.eta = now + std::chrono::hours(4);
  EXPECT_EQ(words(check_eta(shipment, Verb::delay, now, now)), "/eta in_the_past");
  EXPECT_EQ(words(check_eta(shipment, Verb::delay, now + std::chrono::hours(4), now)),
            "/eta not_later");
  EXPECT_EQ(words(check_eta(shipment, Verb::delay, now + std::chrono::hours(5), now)), "");
  EXPECT_EQ(words(check_eta(shipment, Verb::reschedule, now + std::chrono::hours(1), now)), "");
}

}  // namespace
}  // namespace supercargo::shipments
