#include "specials/special.h"

#include "kernel/units.h"

namespace supercargo {

using specials::Special;

namespace {

constexpr const char* status_names[] = {"requested",    "approved", "rejected",
                                        "communicated", "used",     "expired"};

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
constexpr Rules filtered{.access = Access::read_only, .personal = Personal::none, .filter = true};
// What we pay and earn is no portal's business.
constexpr Rules ours{.access = Access::read_only, .personal = Personal::none, .internal = true};
constexpr Rules ours_elsewhere{.access = Access::read_only,
                               .personal = Personal::none,
                               .internal = true,
                               .stored = Stored::nowhere};
constexpr Rules kept{.access = Access::hidden, .personal = Personal::none};

}  // namespace

template <>
Choices choices<specials::Status>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Field special_fields[] = {
    field<&Special::id>("id", {.access = Access::read_only, .filter = true}),
    field<&Special::number>("number", filtered),
    field<&Special::status>("status", {.access = Access::read_only, .filter = true}),
    field<&Special::customer>("customer", {.required = true,
                                           .personal = Personal::none,
                                           .max = 64,
                                           .about = "The customer's id or code."}),
    field<&Special::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Special::sku>("sku",
                         {.required = true, .personal = Personal::none, .filter = true, .max = 64}),
    field<&Special::product>("product", {.access = Access::hidden, .column = "product_id"}),
    field<&Special::quantity>(
        "quantity", {.required = true, .least = 1, .about = "The price is for exactly so much."}),
    field<&Special::unit>("unit", {.personal = Personal::none,
                                   .code = true,
                                   .max = 3,
                                   .valid = known_unit,
                                   .refusal = "unknown_unit"}),
    field<&Special::unit_price>("unit_price", {.required = true, .least = 0}),
    field<&Special::currency>("currency"),
    field<&Special::valid_until>("valid_until",
                                 {.filter = true,
                                  .about = "The last day on which an order may use it; a week from "
                                           "the decision unless given."}),
    field<&Special::justification>(
        "justification", {.personal = Personal::free_text, .multiline = true, .max = 2000}),
    field<&Special::list_price>("list_price", shown),
    field<&Special::unit_cost>("unit_cost", ours),
    field<&Special::discount>("discount", shown),
    field<&Special::margin>("margin", ours),
    field<&Special::tier>("tier", shown),
    field<&Special::detail>(
        "detail",
        {.access = Access::read_only, .personal = Personal::none, .internal = true, .max = 400}),
    field<&Special::informed>("informed", {.access = Access::read_only, .stored = Stored::as_json}),
    field<&Special::requested_by>("requested_by", filtered),
    field<&Special::requested_at>("requested_at", shown),
    field<&Special::decided_at>("decided_at", shown),
    field<&Special::approvals>("approvals", ours_elsewhere),
    field<&Special::used_by>("used_by", shown),
    field<&Special::used_line>("used_line", shown),
    field<&Special::used_at>("used_at", shown),
    field<&Special::used_order>("used_order", kept),
    field<&Special::usable_for>("usable_for", {.access = Access::hidden}),
    field<&Special::revision>("revision", shown),
    field<&Special::created_at>("created_at",
                                {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Special::changed_at>("changed_at", shown),
};

constexpr Field reference_fields[] = {
    field<&specials::SpecialReference::id>(
        "id", {.personal = Personal::none, .about = "The special price's id or its number."}),
};

}  // namespace

template <>
const Entity& entity<Special>() {
  static constexpr Entity described =
      describe<Special>("special_price", "special_price", special_fields);
  return described;
}
template <>
const Entity& entity<specials::SpecialReference>() {
  static constexpr Entity described =
      describe<specials::SpecialReference>("special_price_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
