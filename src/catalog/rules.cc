#include "catalog/rules.h"

#include <algorithm>

#include "kernel/identifiers.h"
#include "kernel/text_keys.h"
#include "kernel/units.h"

namespace supercargo::catalog {
namespace {

void check_packs(const Product& product, std::vector<Reason>& reasons) {
  for (std::size_t i = 0; i < product.packs.size(); ++i) {
    const std::string pointer = "/packs/" + std::to_string(i) + "/unit";
    const std::string& unit = product.packs[i].unit;
    if (unit == product.unit)
      reasons.push_back({pointer, "is_base_unit", "The base unit needs no pack size."});
    const auto is_same = [&](const Pack& other) { return other.unit == unit; };
    if (std::count_if(product.packs.begin(), product.packs.end(), is_same) > 1)
      reasons.push_back({pointer, "duplicate_unit", "Each pack unit stands once."});
  }
}

// Pieces cannot be split: a limit of 2.5 EA could never be met (domain 9.6).
void check_limit(const Product& product, const std::optional<Quantity>& limit, const char* pointer,
                 std::vector<Reason>& reasons) {
  if (limit && !fits_unit(*limit, product.unit))
    reasons.push_back({pointer, "not_in_this_unit", "The unit is not divided that far."});
}

void check_substitutes(const Product& product, std::vector<Reason>& reasons) {
  std::vector<std::string> before{comparison_key(product.sku)};
  for (std::size_t i = 0; i < product.substitutes.size(); ++i) {
    const std::string pointer = "/substitutes/" + std::to_string(i);
    const std::string key = comparison_key(product.substitutes[i]);
    if (key == before.front())
      reasons.push_back({pointer, "is_itself", "A product does not stand for itself."});
    else if (std::count(before.begin(), before.end(), key) > 0)
      reasons.push_back({pointer, "named_twice", "Each substitute is named once."});
    before.push_back(key);
  }
}

}  // namespace

std::vector<Reason> check_product(const Product& product) {
  std::vector<Reason> reasons;
  check_packs(product, reasons);
  check_substitutes(product, reasons);
  check_limit(product, product.quantity_min, "/quantity_min", reasons);
  check_limit(product, product.quantity_max, "/quantity_max", reasons);
  check_limit(product, product.quantity_multiple, "/quantity_multiple", reasons);
  if (product.quantity_min && product.quantity_max && *product.quantity_min > *product.quantity_max)
    reasons.push_back({"/quantity_max", "below_minimum", "The maximum is below the minimum."});
  return reasons;
}

bool may_stand_for(const Product& substitute, const Product& wanted) {
  const auto is_it = [&](const std::string& sku) {
    return comparison_key(sku) == substitute.sku_key;
  };
  return std::any_of(wanted.substitutes.begin(), wanted.substitutes.end(), is_it);
}

std::optional<Pack> pack_of(const Product& product, std::string_view unit) {
  if (unit.empty() || unit == product.unit) return Pack{product.unit, 1, 1};
  for (const Pack& pack : product.packs)
    if (pack.unit == unit) return pack;
  return std::nullopt;
}

std::vector<Reason> check_code(const ProductCode& given, std::span<const ProductCode> taken) {
  std::vector<Reason> reasons;
  if (given.kind == CodeKind::customer_code && !given.customer_id)
    reasons.push_back({"/customer", "required", "A customer's code says whose it is."});
  if (given.kind != CodeKind::customer_code && given.customer_id)
    reasons.push_back({"/customer", "not_a_customer_code", "Only a customer's code has one."});
  if (given.kind == CodeKind::gtin && !valid_gtin(given.code))
    reasons.push_back({"/code", "wrong_check_digit", "This cannot be a GTIN."});
  if (given.code_key.empty())
    reasons.push_back({"/code", "blank", "Nothing is left of the code without its separators."});
  const bool is_taken = std::any_of(taken.begin(), taken.end(), [&](const ProductCode& other) {
    return other.code_key == given.code_key && other.customer_id == given.customer_id;
  });
  if (is_taken)
    reasons.push_back({"/code", "duplicate_code", "This code means a product already."});
  return reasons;
}

std::vector<ProductId> products_meant(std::span<const ProductCode> codes, CustomerId customer,
                                      std::string_view code) {
  const std::string key = code_key(code);
  std::vector<ProductId> own;
  std::vector<ProductId> common;
  for (const ProductCode& each : codes) {
    if (each.code_key != key) continue;
    if (!each.customer_id)
      common.push_back(each.product_id);
    else if (each.customer_id == customer)
      own.push_back(each.product_id);
  }
  std::vector<ProductId>& meant = own.empty() ? common : own;
  std::sort(meant.begin(), meant.end());
  meant.erase(std::unique(meant.begin(), meant.end()), meant.end());
  return meant;
}

std::optional<std::int64_t> heavier(std::int64_t grams, const Product& product, Quantity base) {
  if (product.kind == ProductKind::service) return grams;
  if (!product.weight_grams) return std::nullopt;
  const auto more =
      multiply_divide(*product.weight_grams, base.micro, 1'000'000, Rounding::half_up);
  if (!more || *more > INT64_MAX - grams) return std::nullopt;
  return grams + *more;
}

checks::ProductFacts product_facts(const Product& product, std::int64_t lead_days) {
  using Standing = checks::ProductFacts::Standing;
  checks::ProductFacts facts;
  facts.sku = product.sku;
  facts.standing =
      product.status == ProductStatus::active ? Standing::active : Standing::not_active;
  facts.service = product.kind == ProductKind::service;
  facts.unit = product.unit;
  for (const Pack& pack : product.packs)
    facts.packs.push_back({pack.unit, {pack.numerator, pack.denominator}});
  facts.quantity_min = product.quantity_min;
  facts.quantity_max = product.quantity_max;
  facts.multiple = product.quantity_multiple;
  facts.lead_working_days = static_cast<int>(lead_days);
  return facts;
}

}  // namespace supercargo::catalog
