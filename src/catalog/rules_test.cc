#include "catalog/rules.h"

#include <gtest/gtest.h>

#include "kernel/record_json.h"
#include "kernel/text_keys.h"

namespace supercargo::catalog {
namespace {

std::string reasons_against(const Product& product) {
  std::string out;
  for (const Reason& reason : check_product(product))
    out += (out.empty() ? "" : ", ") + reason.pointer + ": " + reason.code;
  return out;
}

TEST(CatalogRules, an_ordinary_product_has_nothing_against_it) {
  EXPECT_EQ(reasons_against({.sku = "AB-1", .name = "Tape", .packs = {{"XCS", 24}}}), "");
}

TEST(CatalogRules, pack_units_stand_once_and_are_not_the_base_unit) {
  EXPECT_EQ(reasons_against({.packs = {{"EA", 2}, {"XCS", 24}, {"XCS", 12}}}),
            "/packs/0/unit: is_base_unit, /packs/1/unit: duplicate_unit, "
            "/packs/2/unit: duplicate_unit");
}

TEST(CatalogRules, limits_fit_the_unit_and_each_other) {
  const Product pieces{.quantity_min = Quantity{2'500'000}, .quantity_max = Quantity{1'000'000}};
  EXPECT_EQ(reasons_against(pieces),
            "/quantity_min: not_in_this_unit, /quantity_max: below_minimum");
  EXPECT_EQ(reasons_against({.unit = "KGM", .quantity_min = Quantity{2'500'000}}), "");
}

TEST(CatalogRules, substitutes_stand_once_and_are_other_products) {
  EXPECT_EQ(reasons_against({.sku = "AB-1", .substitutes = {"ab-1", "CD-2", "cd-2"}}),
            "/substitutes/0: is_itself, /substitutes/2: named_twice");
  const Product wanted{.sku = "AB-1", .substitutes = {"cd-2"}};
  const Product other{.sku = "CD-2", .sku_key = comparison_key("CD-2")};
  EXPECT_TRUE(may_stand_for(other, wanted));
  EXPECT_FALSE(may_stand_for(wanted, other)) << "one may stand for the other, not the other way";
}

TEST(CatalogRules, a_pack_is_found_by_its_unit_and_the_base_unit_is_one) {
  const Product product{.packs = {{"XCS", 24}}};
  EXPECT_EQ(pack_of(product, "XCS")->numerator, 24);
  EXPECT_EQ(pack_of(product, "EA")->numerator, 1);
  EXPECT_EQ(pack_of(product, "")->numerator, 1);
  EXPECT_FALSE(pack_of(product, "XPX"));
}

TEST(CatalogRules, every_reason_against_a_body_comes_at_once_with_its_place) {
  const auto refused = from_json<Product>(
      R"({"sku": " A", "name": "", "unit_price": 1.5, "gtin": "629104150021", "colour": "red",
          "id": "prd_0000000000001", "packs": [{"unit": "??"}]})");
  ASSERT_FALSE(refused);
  std::string found;
  for (const Reason& reason : refused.error().reasons)
    found += reason.pointer + ' ' + reason.code + '\n';
  EXPECT_EQ(found,
            "/colour unknown_field\n"
            "/id read_only\n"
            "/sku outer_blank\n"
            "/name blank\n"
            "/gtin wrong_check_digit\n"
            "/unit_price wrong_type\n"
            "/packs/0/unit unknown_unit\n");
}

}  // namespace
}  // namespace supercargo::catalog
