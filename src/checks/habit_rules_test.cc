#include <gtest/gtest.h>

#include "checks/order_rules.h"
#include "checks/testing.h"

namespace supercargo::checks {
namespace {

using namespace samples;

std::vector<Quantity> quantities(std::initializer_list<int> values) {
  std::vector<Quantity> all;
  for (const int value : values) all.push_back(quantity(std::to_string(value)));
  return all;
}

CheckedOrder of_quantity(const char* text, std::vector<Quantity> before) {
  auto entered = order();
  entered.lines[0].product->packs = {};
  entered.lines[0].quantity = quantity(text);
  entered.lines[0].habits = {.quantities = std::move(before), .as_of = day("2026-03-01")};
  return entered;
}

// The worked example of domain 10.
const auto ten = [] { return quantities({10, 12, 11, 9, 10, 12, 13, 11, 10, 12}); };

TEST(HabitChecks, an_unusual_quantity_is_a_warning_with_its_figures) {
  EXPECT_EQ(told(of_quantity("16", ten())), "");
  const auto entered = of_quantity("20", ten());
  EXPECT_EQ(told(entered), "quantity_outlier@/lines/0/quantity");
  const auto found = finding(entered, "quantity_outlier");
  EXPECT_EQ(found.level, Outcome::warn);
  EXPECT_EQ(found.evidence.text,
            R"({"value":"20","median":"11","mad":"1","values":"10","of":"customer",)"
            R"("z":"6.07","as_of":"2026-03-01"})");
}

TEST(HabitChecks, a_customer_without_habits_is_measured_by_all_customers) {
  auto entered = of_quantity("20", quantities({20, 20, 20}));
  EXPECT_EQ(told(entered), "");
  entered.lines[0].habits.quantities_of_all = ten();
  EXPECT_EQ(told(entered), "quantity_outlier@/lines/0/quantity");
  entered.lines[0].habits.quantities = quantities({20, 20, 20, 20, 20, 20, 20, 20});
  EXPECT_EQ(told(entered), "");
}

TEST(HabitChecks, packs_are_counted_in_base_units) {
  auto entered = of_quantity("1", quantities({24, 24, 24, 24, 24, 24, 24, 24}));
  entered.lines[0].product->packs = {{"XCS", {24, 1}}};
  entered.lines[0].unit = "XCS";
  EXPECT_EQ(told(entered), "");
}

// Domain 9.6: did you mean 10 cases, not 10 pallets?
TEST(HabitChecks, the_usual_quantity_in_another_unit_is_asked_about) {
  auto entered = order();
  entered.lines[0].unit = "XPX";
  entered.lines[0].quantity = quantity("10");
  entered.lines[0].habits.quantities = quantities({240, 240, 250});
  EXPECT_EQ(told(entered), "unit_mistaken@/lines/0/unit");
  const auto found = finding(entered, "unit_mistaken");
  ASSERT_EQ(found.suggestions.size(), 1U);
  EXPECT_EQ(found.suggestions.front().value, "XCS");
  EXPECT_EQ(found.suggestions.front().label, "10 XCS");
  EXPECT_EQ(found.value, "10 XPX");
  entered.lines[0].unit = "XCS";
  EXPECT_EQ(told(entered), "");
  entered.lines[0].unit = "XPX";
  entered.lines[0].habits.quantities = quantities({253, 253, 253});
  EXPECT_EQ(told(entered), "");
  entered.lines[0].habits.quantities = quantities({252, 252, 252});
  EXPECT_EQ(told(entered), "unit_mistaken@/lines/0/unit");
  entered.lines[0].habits.quantities = quantities({240, 240});
  EXPECT_EQ(told(entered), "");
}

CheckedOrder of_price(const char* entered_price, const char* resolved) {
  auto entered = order();
  CheckedLine& line = entered.lines[0];
  line.price_entered.reset();
  line.price_resolved.reset();
  if (*entered_price != '\0') line.price_entered = price(entered_price);
  if (*resolved != '\0') line.price_resolved = price(resolved);
  return entered;
}

TEST(HabitChecks, a_price_more_than_a_tenth_off_the_list_is_an_error) {
  EXPECT_EQ(told(of_price("11.00", "10.00")), "");
  EXPECT_EQ(told(of_price("9.00", "10.00")), "");
  for (const auto* entered : {"11.01", "8.99", "100", "1"}) {
    EXPECT_EQ(told(of_price(entered, "10.00")), "price_off_list@/lines/0/unit_price") << entered;
    EXPECT_EQ(worst(checked(of_price(entered, "10.00"))), Outcome::fail);
  }
  EXPECT_EQ(finding(of_price("8.99", "10.00"), "price_off_list").evidence.text,
            R"({"entered":"8.99","resolved":"10.00"})");
}

TEST(HabitChecks, an_unusual_price_is_an_error_only_when_somebody_typed_it) {
  const auto level = [](const char* entered, const char* resolved) {
    auto unusual = of_price(entered, resolved);
    unusual.lines[0].habits.prices.assign(8, price("10.00"));
    return finding(unusual, "price_outlier").level;
  };
  EXPECT_EQ(level("25", ""), Outcome::fail);
  EXPECT_EQ(level("", "25"), Outcome::warn);
  EXPECT_EQ(level("25", "25"), Outcome::warn);
  EXPECT_EQ(level("25", "24"), Outcome::fail);
}

TEST(HabitChecks, prices_of_packs_are_compared_by_the_base_unit) {
  auto entered = of_price("28.56", "");
  entered.lines[0].unit = "XCS";
  entered.lines[0].habits.prices.assign(8, price("1.19"));
  EXPECT_EQ(told(entered), "");
  entered.lines[0].unit = "";
  EXPECT_EQ(told(entered), "price_outlier@/lines/0/unit_price");
}

CheckedOrder after(EarlierOrder earlier) {
  auto entered = order();
  if (!earlier.received) earlier.received = day("2026-02-02");
  entered.earlier = {std::move(earlier)};
  return entered;
}

TEST(DuplicateChecks, the_same_purchase_order_is_an_error_whatever_its_case_and_blanks) {
  for (const auto* number : {"PO-4711", "po-4711", "  PO-4711 ", "ＰＯ－４７１１"}) {
    const auto entered = after({.number = "SO-1", .po_number = number});
    EXPECT_EQ(told(entered), "duplicate_order@/customer_po_number") << number;
    EXPECT_EQ(worst(checked(entered)), Outcome::fail);
  }
  EXPECT_EQ(
      finding(after({.number = "SO-1", .po_number = "PO-4711"}), "duplicate_order").evidence.text,
      R"({"order":"SO-1","received":"2026-02-02"})");
}

TEST(DuplicateChecks, separators_and_leading_zeros_make_it_a_warning) {
  for (const auto* number : {"PO4711", "PO/4711", "PO 47-11", "00PO-4711"}) {
    const auto entered = after({.number = "SO-1", .po_number = number});
    EXPECT_EQ(told(entered), "similar_purchase_order@/customer_po_number") << number;
    EXPECT_EQ(worst(checked(entered)), Outcome::warn);
  }
  EXPECT_EQ(told(after({.number = "SO-1", .po_number = "PO-4712"})), "");
}

TEST(DuplicateChecks, cancelled_old_and_own_orders_do_not_count) {
  EXPECT_EQ(told(after({.number = "SO-1", .po_number = "PO-4711", .cancelled = true})), "");
  EXPECT_EQ(told(after({.number = "SO-2026-000100", .po_number = "PO-4711"})), "");
  const auto on = [](const char* date) {
    return told(after({.number = "SO-1", .po_number = "PO-4711", .received = day(date)}));
  };
  EXPECT_EQ(on("2024-03-01"), "");
  EXPECT_EQ(on("2024-03-02"), "duplicate_order@/customer_po_number");
}

TEST(DuplicateChecks, a_sales_manager_may_permit_one) {
  auto entered = after({.number = "SO-1", .po_number = "PO-4711"});
  entered.duplicate_permitted = true;
  EXPECT_EQ(finding(entered, "duplicate_order").level, Outcome::warn);
}

TEST(DuplicateChecks, without_a_number_there_is_nothing_to_compare) {
  auto entered = after({.number = "SO-1", .po_number = ""});
  entered.po_number = "";
  EXPECT_EQ(told(entered), "");
}

TEST(DuplicateChecks, two_years_back_from_the_end_of_a_month_is_a_day_that_exists) {
  auto entered = after({.number = "SO-1", .po_number = "PO-4711", .received = day("2026-02-28")});
  entered.received = day("2028-02-29");
  EXPECT_EQ(finding(entered, "duplicate_order").code, "duplicate_order");
  entered.earlier[0].received = day("2026-02-27");
  EXPECT_EQ(finding(entered, "duplicate_order").code, "");
}

// One product each, and a last one that only one of the two orders holds.
CheckedOrder repeated(int shared, const char* quantity_before, const char* received) {
  auto entered = order();
  EarlierOrder earlier{.number = "SO-1", .po_number = "OTHER", .received = day(received)};
  entered.lines.clear();
  for (int i = 0; i < shared; ++i) {
    const std::string sku = "P" + std::to_string(i);
    entered.lines.push_back({.sku = sku,
                             .product = ProductFacts{.sku = sku},
                             .quantity = quantity("100"),
                             .price_resolved = price("1")});
    earlier.lines.push_back({sku, quantity(quantity_before)});
  }
  earlier.lines.push_back({"LAST", quantity("1")});
  entered.earlier = {earlier};
  return entered;
}

TEST(DuplicateChecks, nearly_the_same_goods_within_three_days_are_a_warning) {
  const auto entered = repeated(4, "100", "2026-02-27");
  EXPECT_EQ(told(entered), "near_duplicate_order@/lines");
  const auto found = finding(entered, "near_duplicate_order");
  EXPECT_EQ(found.level, Outcome::warn);
  EXPECT_EQ(found.evidence.text, R"({"order":"SO-1","received":"2026-02-27",)"
                                 R"("products_shared":"4","products":"5"})");
  EXPECT_EQ(told(repeated(3, "100", "2026-02-27")), "");
  EXPECT_EQ(told(repeated(4, "100", "2026-02-26")), "");
}

TEST(DuplicateChecks, quantities_within_a_tenth_are_nearly_the_same) {
  EXPECT_EQ(told(repeated(4, "110", "2026-03-02")), "near_duplicate_order@/lines");
  EXPECT_EQ(told(repeated(4, "91", "2026-03-02")), "near_duplicate_order@/lines");
  EXPECT_EQ(told(repeated(4, "90", "2026-03-02")), "");
  EXPECT_EQ(told(repeated(4, "112", "2026-03-02")), "");
}

TEST(DuplicateChecks, an_order_split_over_lines_is_still_the_same) {
  auto entered = order();
  entered.lines = {entered.lines[0], entered.lines[0]};
  entered.lines[1].requested_date = day("2026-03-16");
  entered.earlier = {
      {.number = "SO-1", .received = day("2026-03-01"), .lines = {{"FILM", quantity("48")}}}};
  EXPECT_EQ(told(entered), "near_duplicate_order@/lines");
  entered.earlier[0].cancelled = true;
  EXPECT_EQ(told(entered), "");
}

}  // namespace
}  // namespace supercargo::checks
