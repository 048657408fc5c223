#include "warehousing/rules.h"

#include <gtest/gtest.h>

namespace supercargo::warehousing {
namespace {

std::string codes(const std::vector<Reason>& reasons) {
  std::string text;
  for (const Reason& each : reasons) text += each.pointer + ' ' + each.code + ';';
  return text;
}

catalog::Product goods(std::int64_t price_major) {
  catalog::Product product;
  product.currency = Currency::of("EUR");
  product.unit_price = Price{price_major * 1'000'000};
  return product;
}

TEST(WarehousingRules, a_place_is_known_and_open) {
  std::vector<Reason> reasons;
  stock::Warehouse warehouse;
  check_place(&warehouse, reasons);
  EXPECT_EQ(codes(reasons), "");
  warehouse.status = stock::WarehouseStatus::closed;
  check_place(&warehouse, reasons);
  check_place(nullptr, reasons);
  EXPECT_EQ(codes(reasons), "/warehouse warehouse_closed;/warehouse unknown_warehouse;");
}

TEST(WarehousingRules, a_line_names_goods_in_quantities_of_their_unit) {
  const auto against = [](const catalog::Product* product, std::int64_t micro) {
    std::vector<Reason> reasons;
    check_line({product, {micro}, "/lines/0"}, reasons);
    return codes(reasons);
  };
  catalog::Product product = goods(1);
  EXPECT_EQ(against(&product, 2'000'000), "");
  EXPECT_EQ(against(&product, -2'000'000), "");
  EXPECT_EQ(against(&product, 2'500'000), "/lines/0/quantity not_in_this_unit;");
  EXPECT_EQ(against(&product, -2'500'000), "/lines/0/quantity not_in_this_unit;");
  EXPECT_EQ(against(&product, 0), "/lines/0/quantity nothing;");
  EXPECT_EQ(against(nullptr, 0), "/lines/0/sku unknown_product;");
  product.unit = "KGM";
  EXPECT_EQ(against(&product, 2'500'000), "");
  product.kind = catalog::ProductKind::service;
  EXPECT_EQ(against(&product, 1'000'000), "/lines/0/sku not_kept_in_stock;");
}

TEST(WarehousingRules, what_is_announced_is_to_come) {
  const Day today{20'000};
  std::vector<Reason> reasons;
  check_date(today, today, reasons);
  check_date(today + 1, today, reasons);
  EXPECT_EQ(codes(reasons), "");
  check_date(today - 1, today, reasons);
  EXPECT_EQ(codes(reasons), "/date in_the_past;");
}

TEST(WarehousingRules, above_the_limit_an_adjustment_waits_whichever_way_it_goes) {
  const auto product = goods(100);
  EXPECT_FALSE(needs_approval({{product, {50'000'000}}}));
  EXPECT_FALSE(needs_approval({{product, {-50'000'000}}}));
  EXPECT_TRUE(needs_approval({{product, {51'000'000}}}));
  EXPECT_TRUE(needs_approval({{product, {-51'000'000}}}));
  // More here and less there are two mistakes, not none.
  EXPECT_TRUE(needs_approval({{product, {30'000'000}}, {product, {-30'000'000}}}));
}

TEST(WarehousingRules, goods_count_at_cost_before_price_and_each_currency_by_itself) {
  auto product = goods(100);
  product.standard_cost = Price{1'000'000};
  EXPECT_FALSE(needs_approval({{product, {51'000'000}}}));
  auto dollars = goods(100);
  dollars.currency = Currency::of("USD");
  EXPECT_FALSE(needs_approval({{goods(100), {40'000'000}}, {dollars, {40'000'000}}}));
  EXPECT_FALSE(needs_approval({{catalog::Product{}, {1'000'000'000'000}}}));
  EXPECT_TRUE(needs_approval({{goods(9'000'000'000'000), {1'000'000'000'000'000}}}));
}

}  // namespace
}  // namespace supercargo::warehousing
