#include <gtest/gtest.h>

#include "checks/order_rules.h"
#include "checks/testing.h"

namespace supercargo::checks {
namespace {

using namespace samples;

// The order with its first line changed.
template <class Change>
CheckedOrder with(Change change) {
  auto entered = order();
  change(entered.lines[0], *entered.lines[0].product);
  return entered;
}

TEST(LineChecks, an_unknown_product_gets_suggestions_that_nobody_applies) {
  const CodeIndex products(std::vector<Candidate>{{"AB-1233"}, {"AB-1234", "Film"}});
  auto background = samples::background();
  background.products = &products;
  auto entered = order();
  entered.lines[0].sku = "AB-1243";
  entered.lines[0].product.reset();
  const auto checks = check_order(entered, background);
  EXPECT_EQ(told(checks), "unknown_product@/lines/0/sku");
  const auto& suggestions = checks[2].findings.front().suggestions;
  ASSERT_EQ(suggestions.size(), 2U);
  EXPECT_EQ(suggestions[0].value, "AB-1234");
  EXPECT_EQ(suggestions[0].label, "Film");
  EXPECT_EQ(suggestions[0].reason, "1 transposition");
  EXPECT_EQ(entered.lines[0].sku, "AB-1243");
}

TEST(LineChecks, products_are_active_and_for_this_customer) {
  using Standing = ProductFacts::Standing;
  EXPECT_EQ(told(with([](CheckedLine&, ProductFacts& product) {
              product.standing = Standing::not_active;
            })),
            "product_not_active@/lines/0/sku");
  const auto restricted = with([](CheckedLine&, ProductFacts& product) {
    product.standing = Standing::not_for_this_customer;
    product.replaced_by = "FOIL";
  });
  EXPECT_EQ(told(restricted), "product_not_for_customer@/lines/0/sku");
  EXPECT_EQ(finding(restricted, "product_not_for_customer").suggestions.front().value, "FOIL");
}

struct UnitCase {
  const char* unit;
  const char* quantity;
  const char* found;
};

TEST(LineChecks, units_are_those_of_the_product_and_quantities_fit_them) {
  for (const UnitCase& each :
       {UnitCase{"", "5", ""}, UnitCase{"EA", "5", ""}, UnitCase{"XCS", "5", ""},
        UnitCase{"XPX", "1", ""}, UnitCase{"KGM", "5", "unit_not_of_product@/lines/0/unit"},
        UnitCase{"CS", "5", "unknown_unit@/lines/0/unit"},
        UnitCase{"", "2.5", "quantity_fraction@/lines/0/quantity"},
        UnitCase{"XCS", "0.5", "quantity_fraction@/lines/0/quantity"},
        UnitCase{"", "0", "quantity_not_positive@/lines/0/quantity"},
        UnitCase{"", "-1", "quantity_not_positive@/lines/0/quantity"}}) {
    EXPECT_EQ(told(with([&](CheckedLine& line, ProductFacts&) {
                line.unit = each.unit;
                line.quantity = quantity(each.quantity);
              })),
              each.found)
        << each.quantity << each.unit;
  }
}

TEST(LineChecks, a_unit_the_product_is_not_sold_in_suggests_its_own) {
  const auto entered = with([](CheckedLine& line, ProductFacts&) { line.unit = "CS"; });
  std::string units;
  for (const auto& each : finding(entered, "unknown_unit").suggestions) units += each.value + " ";
  EXPECT_EQ(units, "EA XCS XPX ");
}

TEST(LineChecks, decimals_follow_the_unit_unless_the_product_says_otherwise) {
  const auto weighed = [](std::optional<int> decimals, const char* weight) {
    return told(with([&](CheckedLine& line, ProductFacts& product) {
      product.unit = "KGM";
      product.packs = {};
      product.decimals = decimals;
      line.quantity = quantity(weight);
    }));
  };
  EXPECT_EQ(weighed({}, "1.125"), "");
  EXPECT_EQ(weighed({}, "1.1255"), "quantity_fraction@/lines/0/quantity");
  EXPECT_EQ(weighed(1, "1.1"), "");
  EXPECT_EQ(weighed(1, "1.12"), "quantity_fraction@/lines/0/quantity");
}

TEST(LineChecks, multiples_are_kept_and_the_neighbours_suggested) {
  const auto entered = with([](CheckedLine& line, ProductFacts& product) {
    product.multiple = quantity("12");
    line.quantity = quantity("30");
  });
  EXPECT_EQ(told(entered), "not_a_multiple@/lines/0/quantity");
  const auto suggestions = finding(entered, "not_a_multiple").suggestions;
  ASSERT_EQ(suggestions.size(), 2U);
  EXPECT_EQ(suggestions[0].value, "24");
  EXPECT_EQ(suggestions[1].label, "36 EA");
}

TEST(LineChecks, least_and_most_count_over_the_whole_order) {
  auto entered = with([](CheckedLine& line, ProductFacts& product) {
    product.quantity_min = quantity("48");
    product.quantity_max = quantity("72");
    line.quantity = quantity("1");
    line.unit = "XCS";
  });
  EXPECT_EQ(told(entered), "below_minimum@/lines/0/quantity");
  EXPECT_EQ(finding(entered, "below_minimum").suggestions.front().label, "2 XCS");
  EXPECT_EQ(finding(entered, "below_minimum").evidence.text, R"({"minimum":"48","ordered":"24"})");
  entered.lines.push_back(entered.lines[0]);
  entered.lines.back().requested_date = day("2026-03-16");
  EXPECT_EQ(told(entered), "");
  entered.lines.back().quantity = quantity("3");
  EXPECT_EQ(told(entered), "above_maximum@/lines/0/quantity above_maximum@/lines/2/quantity");
}

TEST(LineChecks, an_order_of_nothing_is_none) {
  auto entered = order();
  entered.lines.clear();
  EXPECT_EQ(told(entered), "no_lines@/lines");
}

TEST(LineChecks, goods_that_need_care_are_told) {
  auto entered = with([](CheckedLine&, ProductFacts& product) {
    product.hazardous = true;
    product.age_restricted = true;
    product.export_controlled = true;
    product.shelf_life_days = 30;
  });
  EXPECT_EQ(told(entered), "hazardous_goods@/lines/0/sku");
  entered.customer.takes_hazardous_goods = true;
  EXPECT_EQ(told(entered), "");
  entered.customer.consumer = true;
  EXPECT_EQ(told(entered), "age_not_verified@/lines/0/sku");
  EXPECT_EQ(worst(checked(entered)), Outcome::fail);
  entered.customer.age_verified = true;
  entered.customer.shelf_life_days_min = 31;
  EXPECT_EQ(told(entered), "shelf_life_too_short@/lines/0/sku");
  entered.customer.shelf_life_days_min = 30;
  entered.delivery_address->country = "HK";
  entered.customer.delivery_address_keys = {address_key(*entered.delivery_address)};
  EXPECT_EQ(told(entered), "export_controlled@/lines/0/sku");
}

TEST(LineChecks, every_line_has_a_price_and_free_goods_a_reason) {
  const auto priced = [](std::optional<Price> entered, const char* reason = "") {
    return told(with([&](CheckedLine& line, ProductFacts&) {
      line.price_entered = entered;
      line.price_resolved.reset();
      line.free_of_charge_reason = reason;
    }));
  };
  EXPECT_EQ(priced(price("1")), "");
  EXPECT_EQ(priced({}), "price_missing@/lines/0/unit_price");
  EXPECT_EQ(priced(price("-1")), "price_negative@/lines/0/unit_price");
  EXPECT_EQ(priced(price("0")), "price_zero@/lines/0/unit_price");
  EXPECT_EQ(priced(price("0"), "sample"), "");
}

TEST(LineChecks, the_same_product_for_the_same_day_may_be_merged) {
  auto entered = order();
  entered.lines.push_back(entered.lines[0]);
  EXPECT_EQ(told(entered), "duplicate_line@/lines/2/sku");
  EXPECT_EQ(finding(entered, "duplicate_line").evidence.text, R"({"first_line":"0"})");
  entered.lines[2].requested_date = entered.requested_date;
  EXPECT_EQ(told(entered), "duplicate_line@/lines/2/sku");
  entered.lines[2].requested_date = day("2026-03-10");
  EXPECT_EQ(told(entered), "");
}

}  // namespace
}  // namespace supercargo::checks
