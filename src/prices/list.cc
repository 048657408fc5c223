#include "prices/list.h"

#include "kernel/units.h"

namespace supercargo {

using prices::ApproveList;
using prices::ListPrice;
using prices::PriceList;

namespace {

constexpr const char* kind_names[] = {"base", "segment", "customer", "campaign"};
constexpr const char* status_names[] = {"draft", "active"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};

constexpr Field price_fields[] = {
    field<&ListPrice::list>("list", {.access = Access::hidden, .column = "price_list_id"}),
    field<&ListPrice::position>("position", shown),
    field<&ListPrice::product>("product", {.access = Access::hidden, .column = "product_id"}),
    field<&ListPrice::sku>("sku", {.required = true, .personal = Personal::none, .max = 64}),
    field<&ListPrice::unit>("unit", {.personal = Personal::none,
                                     .code = true,
                                     .max = 3,
                                     .valid = known_unit,
                                     .refusal = "unknown_unit"}),
    field<&ListPrice::quantity_from>("quantity_from",
                                     {.least = 0, .about = "For so much and more, in its unit."}),
    field<&ListPrice::unit_price>("unit_price", {.required = true, .least = 0}),
};

}  // namespace

template <>
Choices choices<prices::ListKind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<prices::ListStatus>() {
  return {status_names, std::size(status_names)};
}
template <>
const Entity& entity<ListPrice>() {
  static constexpr Entity described =
      describe<ListPrice>("list_price", "price_list_price", price_fields);
  return described;
}

namespace {

constexpr Rules among{.personal = Personal::none, .max = 200};
constexpr Field list_fields[] = {
    field<&PriceList::id>("id", {.access = Access::read_only, .filter = true}),
    field<&PriceList::code>("code", {.required = true,
                                     .access = Access::create_only,
                                     .personal = Personal::none,
                                     .code = true,
                                     .filter = true,
                                     .max = 40}),
    field<&PriceList::name>("name", {.required = true, .personal = Personal::none}),
    field<&PriceList::kind>("kind", {.filter = true}),
    field<&PriceList::status>("status", {.access = Access::read_only, .filter = true}),
    field<&PriceList::currency>("currency", {.required = true, .filter = true}),
    field<&PriceList::customers>("customers", among),
    field<&PriceList::customer_kinds>("customer_kinds", among),
    field<&PriceList::countries>("countries", among),
    field<&PriceList::channels>("channels", among),
    field<&PriceList::priority>("priority", {.least = 0, .most = 1000}),
    field<&PriceList::valid_from>("valid_from", {.required = true, .filter = true}),
    field<&PriceList::valid_until>("valid_until", {.filter = true}),
    field<&PriceList::prices>("prices", {.max = 5000}),
    field<&PriceList::made_by>("made_by", shown),
    field<&PriceList::approved_by>("approved_by", shown),
    field<&PriceList::approved_at>("approved_at", shown),
    field<&PriceList::code_key>("code_key", kept),
    field<&PriceList::revision>("revision", shown),
    field<&PriceList::created_at>("created_at",
                                  {.access = Access::read_only, .filter = true, .sort = true}),
    field<&PriceList::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&prices::PriceListReference::id>(
        "id", {.personal = Personal::none, .about = "The list's id or its code."}),
};
constexpr Field approve_fields[] = {
    field<&ApproveList::id>("id", {.access = Access::hidden, .personal = Personal::none}),
    field<&ApproveList::revision>("revision", {.least = 1}),
};

}  // namespace

template <>
const Entity& entity<PriceList>() {
  static constexpr Entity described = describe<PriceList>("price_list", "price_list", list_fields);
  return described;
}
template <>
const Entity& entity<prices::PriceListReference>() {
  static constexpr Entity described =
      describe<prices::PriceListReference>("price_list_reference", "", reference_fields);
  return described;
}
template <>
const Entity& entity<ApproveList>() {
  static constexpr Entity described =
      describe<ApproveList>("approve_price_list", "", approve_fields);
  return described;
}

}  // namespace supercargo
