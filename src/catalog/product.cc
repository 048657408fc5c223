#include "catalog/product.h"

#include "kernel/identifiers.h"
#include "kernel/units.h"

namespace supercargo {

using catalog::Pack;
using catalog::Product;

namespace {

constexpr const char* kind_names[] = {"goods", "service"};
constexpr const char* status_names[] = {"active", "blocked", "obsolete"};

constexpr Field pack_fields[] = {
    field<&Pack::unit>("unit", {.required = true,
                                .personal = Personal::none,
                                .code = true,
                                .max = 3,
                                .valid = known_unit,
                                .refusal = "unknown_unit"}),
    field<&Pack::numerator>("numerator", {.least = 1, .most = 1'000'000'000}),
    field<&Pack::denominator>("denominator", {.least = 1, .most = 1'000'000'000}),
};

}  // namespace

template <>
Choices choices<catalog::ProductKind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<catalog::ProductStatus>() {
  return {status_names, std::size(status_names)};
}
template <>
const Entity& entity<Pack>() {
  static constexpr Entity described = describe<Pack>("product_pack", "", pack_fields);
  return described;
}

namespace {

constexpr RoleSet cost_keepers{Role::procurement, Role::finance, Role::sales_manager};
constexpr std::int64_t quantity_least = 1;  // a millionth

constexpr Field product_fields[] = {
    field<&Product::id>("id", {.access = Access::read_only}),
    field<&Product::sku>("sku", {.required = true,
                                 .access = Access::create_only,
                                 .personal = Personal::none,
                                 .code = true,
                                 .filter = true,
                                 .sort = true,
                                 .max = 64,
                                 .about = "Our code of the product."}),
    field<&Product::name>(
        "name",
        {.required = true, .personal = Personal::none, .sort = true, .sort_by = "name_key"}),
    field<&Product::description>("description",
                                 {.personal = Personal::none, .multiline = true, .max = 4000}),
    field<&Product::kind>("kind", {.access = Access::create_only, .filter = true}),
    field<&Product::unit>("unit", {.access = Access::create_only,
                                   .personal = Personal::none,
                                   .code = true,
                                   .max = 3,
                                   .valid = known_unit,
                                   .refusal = "unknown_unit",
                                   .about = "Base unit of measure, UN/ECE Recommendation 20."}),
    field<&Product::gtin>("gtin", {.personal = Personal::none,
                                   .code = true,
                                   .filter = true,
                                   .max = 14,
                                   .valid = valid_gtin,
                                   .refusal = "wrong_check_digit"}),
    field<&Product::unit_price>("unit_price", {.least = 0}),
    field<&Product::standard_cost>("standard_cost",
                                   {.internal = true, .least = 0, .writers = cost_keepers}),
    field<&Product::currency>("currency"),
    field<&Product::tax_code>("tax_code", {.personal = Personal::none, .code = true, .max = 20}),
    field<&Product::status>("status", {.filter = true}),
    field<&Product::lead_time_days>("lead_time_days", {.least = 0, .most = 1000}),
    field<&Product::quantity_min>("quantity_min", {.least = quantity_least}),
    field<&Product::quantity_max>("quantity_max", {.least = quantity_least}),
    field<&Product::quantity_multiple>("quantity_multiple", {.least = quantity_least}),
    field<&Product::packs>("packs", {.stored = Stored::as_json, .max = 20}),
    field<&Product::weight_grams>(
        "weight_grams", {.least = 0, .most = 1'000'000'000, .about = "Of one base unit."}),
    field<&Product::made_to_order>("made_to_order"),
    field<&Product::substitutes>(
        "substitutes",
        {.personal = Personal::none,
         .max = 20,
         .about = "Skus that may be offered to a customer instead, the best one first."}),
    field<&Product::sku_key>("sku_key", {.access = Access::hidden, .personal = Personal::none}),
    field<&Product::name_key>("name_key", {.access = Access::hidden, .personal = Personal::none}),
    field<&Product::revision>("revision", {.access = Access::read_only}),
    field<&Product::created_at>("created_at",
                                {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Product::changed_at>("changed_at", {.access = Access::read_only}),
};

constexpr Field reference_fields[] = {
    field<&catalog::ProductReference::id>(
        "id", {.personal = Personal::none, .about = "The product's id or its sku."}),
};

}  // namespace

template <>
const Entity& entity<Product>() {
  static constexpr Entity described = describe<Product>("product", "product", product_fields);
  return described;
}
template <>
const Entity& entity<catalog::ProductReference>() {
  static constexpr Entity described =
      describe<catalog::ProductReference>("product_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
