#include "checks/order_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "checks/testing.h"
#include "kernel/json.h"
#include "kernel/record_json.h"
#include "tests/paths.h"

namespace supercargo::checks {
namespace {

using namespace samples;

TEST(OrderChecks, a_sound_order_passes_every_check_that_applies) {
  EXPECT_EQ(told(order()), "");
  const auto checks = checked(order());
  EXPECT_EQ(worst(checks), Outcome::pass);
  std::string quiet;
  for (const Check& check : checks)
    if (check.result == Outcome::not_applicable) quiet += check.code + " ";
  EXPECT_EQ(quiet,
            "quantities_usual units_usual prices_usual control_totals_agree "
            "specification_signed ");
}

TEST(OrderChecks, check_codes_are_stable_and_unique) {
  std::string codes;
  for (const Check& check : checked(order())) codes += check.code + " ";
  EXPECT_EQ(codes,
            "customer_known texts_legible products_sellable units_valid quantities_allowed "
            "goods_permitted prices_given dates_possible address_complete address_usual "
            "purchase_order_new order_new lines_distinct quantities_usual units_usual prices_usual "
            "control_totals_agree specification_signed ");
}

TEST(OrderChecks, customers_are_known_and_active) {
  auto entered = order();
  entered.customer.standing = CustomerFacts::Standing::not_active;
  EXPECT_EQ(told(entered), "customer_not_active@/customer");
  entered.customer.standing = CustomerFacts::Standing::unknown;
  entered.customer.code = "AMCE-LTD";
  const CodeIndex customers(std::vector<Candidate>{{"ACME-LTD", "Acme Limited"}});
  auto with_customers = background();
  with_customers.customers = &customers;
  const auto check = check_order(entered, with_customers).front();
  EXPECT_EQ(check.findings.front().code, "unknown_customer");
  EXPECT_EQ(check.findings.front().suggestions.front().value, "ACME-LTD");
}

TEST(OrderChecks, texts_are_looked_at_wherever_they_stand) {
  auto entered = order();
  entered.po_number = "TBC";
  entered.notes = "MÃ¼ller";
  entered.lines[0].note = "a\x02";
  entered.delivery_address->line2 = "xxx";
  EXPECT_EQ(told(entered),
            "placeholder@/customer_po_number mojibake@/notes control_character@/lines/0/note "
            "placeholder@/delivery_address/line2 first_use_of_address@/delivery_address");
}

TEST(OrderChecks, goods_need_an_address_and_services_none) {
  auto entered = order();
  entered.delivery_address.reset();
  EXPECT_EQ(told(entered), "delivery_address_missing@/delivery_address");
  for (CheckedLine& line : entered.lines) line.product->service = true;
  EXPECT_EQ(told(entered), "");
}

TEST(OrderChecks, an_address_of_somebody_else_needs_approval) {
  auto entered = order();
  entered.address_origin = AddressOrigin::not_approved;
  EXPECT_EQ(told(entered), "address_not_of_customer@/delivery_address");
  entered.address_origin = AddressOrigin::approved_once;
  EXPECT_EQ(told(entered), "");
}

TEST(OrderChecks, pallets_go_to_no_post_office_box) {
  auto entered = order();
  entered.delivery_address->line1 = "PO Box 7";
  entered.customer.delivery_address_keys = {address_key(*entered.delivery_address)};
  EXPECT_EQ(told(entered), "");
  entered.lines[0].unit = "XPX";
  EXPECT_EQ(told(entered), "pallet_to_post_office_box@/delivery_address/line1");
  entered.lines[0].unit = "";
  entered.lines[0].quantity = quantity("959");
  EXPECT_EQ(told(entered), "");
  entered.lines[0].quantity = quantity("960");
  EXPECT_EQ(told(entered), "pallet_to_post_office_box@/delivery_address/line1");
}

// Domain 2.6, BM2, and decision 12.
TEST(OrderChecks, a_ship_to_unlike_the_last_five_is_confirmed_explicitly) {
  auto entered = order();
  auto& known = entered.customer.delivery_address_keys;
  const std::string here = known.front();
  known = {};
  EXPECT_EQ(told(entered), "first_use_of_address@/delivery_address");
  known = {"a", "b", "c", "d", here};
  EXPECT_EQ(told(entered), "");
  known = {"a", "b", "c", "d", "e", here};
  EXPECT_EQ(told(entered), "address_not_recent@/delivery_address");
  EXPECT_EQ(worst(checked(entered)), Outcome::waiting);
  EXPECT_TRUE(unsettled(checked(entered), {}).empty());
  entered.customer.read_back_follows = false;
  EXPECT_EQ(worst(checked(entered)), Outcome::warn);
  EXPECT_EQ(unsettled(checked(entered), {}).size(), 1U);
}

TEST(OrderChecks, entered_control_totals_equal_the_computed_ones) {
  auto entered = order();
  entered.control_lines = 2;
  entered.control_total = parse_money("143.00", Currency::of("GBP"));
  EXPECT_EQ(told(entered), "");
  entered.control_lines = 3;
  entered.control_total = parse_money("134.00", Currency::of("GBP"));
  EXPECT_EQ(told(entered),
            "line_count_differs@/control_lines control_total_differs@/control_total");
  EXPECT_EQ(finding(entered, "control_total_differs").evidence.text,
            R"({"entered":"134.00","computed":"143.00"})");
  entered.control_total = parse_money("143.00", Currency::of("EUR"));
  EXPECT_EQ(told(entered),
            "line_count_differs@/control_lines control_total_differs@/control_total");
}

TEST(OrderChecks, a_bespoke_order_needs_its_specification_signed_in_this_version) {
  auto entered = order();
  entered.bespoke = true;
  EXPECT_EQ(told(entered), "specification_missing@/specification");
  entered.specification_version = 2;
  EXPECT_EQ(told(entered), "specification_not_signed@/specification");
  entered.specification_version_signed = 1;
  EXPECT_EQ(told(entered), "specification_not_signed@/specification");
  entered.specification_version_signed = 2;
  EXPECT_EQ(told(entered), "");
}

CheckedOrder order_of(const std::string& text) {
  auto entered = order();
  entered.customer.code = text;
  entered.customer.standing = CustomerFacts::Standing::unknown;
  entered.customer.bought = {text};
  entered.number = text;
  entered.po_number = text;
  entered.notes = text;
  entered.delivery_address = AddressFacts{text, text, text, text, text, text};
  for (CheckedLine& line : entered.lines) {
    line.sku = line.unit = line.note = line.free_of_charge_reason = text;
    line.product->sku = line.product->unit = line.product->replaced_by = text;
  }
  entered.lines[1].product.reset();
  entered.earlier = {{.number = text + "1", .po_number = text, .received = day("2026-03-01")}};
  return entered;
}

void check_with(const std::string& text) {
  const CodeIndex index(std::vector<Candidate>{{text, text}, {"AB-1234", "film"}});
  auto with_codes = background();
  with_codes.products = with_codes.customers = &index;
  for (const Check& check : check_order(order_of(text), with_codes)) EXPECT_NE(to_json(check), "");
}

RC_GTEST_PROP(OrderChecks, any_bytes_are_checked_quietly, (const std::string& text)) {
  check_with(text);
}

TEST(OrderChecks, naughty_strings_are_checked_quietly_and_shown_as_json) {
  const auto path = tests::shared_data("naughty-strings/blns.json");
  if (path.empty()) GTEST_SKIP() << "no naughty-strings on this machine";
  const auto document = JsonDocument::parse(tests::file_text(path));
  ASSERT_TRUE(document);
  for (auto at = document->root().first(); at; at = at->next()) {
    const std::string text(at->text());
    check_with(text);
    for (const Check& check : checked(order_of(text)))
      EXPECT_TRUE(JsonDocument::parse(to_json(check))) << to_json(check);
  }
}

RC_GTEST_PROP(OrderChecks, any_numbers_are_checked_quietly, ()) {
  const auto number = [] { return *rc::gen::arbitrary<std::int64_t>(); };
  auto entered = order();
  for (CheckedLine& line : entered.lines) {
    line.quantity = {number()};
    line.price_entered = Price{number()};
    line.price_resolved = Price{number()};
    line.product->packs = {{"XCS", {number(), number()}}};
    line.unit = *rc::gen::element("", "XCS", "XPX");
    line.product->quantity_min = {number()};
    line.product->quantity_max = {number()};
    line.product->multiple = {number()};
    line.product->decimals = *rc::gen::arbitrary<int>();
    for (int i = 0; i < 9; ++i) line.habits.quantities.push_back({number()});
    for (int i = 0; i < 9; ++i) line.habits.prices.push_back({number()});
    entered.earlier.push_back(
        {.number = "1", .received = entered.received, .lines = {{line.product->sku, {number()}}}});
  }
  entered.control_total = Money{number(), entered.currency};
  RC_ASSERT(checked(entered).size() == 18U);
}

// Pointers follow their lines; what is found stays the same.
RC_GTEST_PROP(OrderChecks, the_order_of_lines_does_not_matter, ()) {
  auto entered = order();
  entered.lines.clear();
  const auto count = *rc::gen::inRange(1, 7);
  for (int i = 0; i < count; ++i) {
    CheckedLine line = order().lines[*rc::gen::inRange<std::size_t>(0, 2)];
    line.quantity = quantity(std::to_string(*rc::gen::inRange(0, 30)));
    line.unit = *rc::gen::element("", "XCS", "KGM", "XX");
    line.price_entered = Price{*rc::gen::inRange<std::int64_t>(0, 20'000'000)};
    line.product->quantity_min = quantity("20");
    line.product->multiple = quantity("6");
    line.habits.quantities.assign(10, quantity("48"));
    if (*rc::gen::arbitrary<bool>()) line.product.reset();
    entered.lines.push_back(line);
  }
  const auto codes = [](const CheckedOrder& checked_order) {
    std::vector<std::string> all;
    for (const Check& check : checked(checked_order))
      for (const Finding& each : check.findings) all.push_back(each.code + " " + each.value);
    std::sort(all.begin(), all.end());
    return all;
  };
  const auto before = codes(entered);
  std::reverse(entered.lines.begin(), entered.lines.end());
  RC_ASSERT(codes(entered) == before);
  const auto turn = *rc::gen::inRange<std::ptrdiff_t>(0, count);
  std::rotate(entered.lines.begin(), entered.lines.begin() + turn, entered.lines.end());
  RC_ASSERT(codes(entered) == before);
}

}  // namespace
}  // namespace supercargo::checks
