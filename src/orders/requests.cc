#include "orders/requests.h"

namespace supercargo {

using orders::Advance;
using orders::Place;
using orders::PlaceLine;

namespace {

constexpr const char* advance_names[] = {"draft", "verified", "confirmed"};
constexpr Rules reference{.access = Access::hidden, .personal = Personal::none};
constexpr Rules revision_given{.least = 1};

constexpr Field place_line_fields[] = {
    field<&PlaceLine::sku>("sku", {.required = true,
                                   .personal = Personal::none,
                                   .max = 64,
                                   .about = "Our code, a GTIN or the customer's own code."}),
    field<&PlaceLine::quantity>("quantity", {.required = true, .least = 1}),
    field<&PlaceLine::unit>("unit", {.personal = Personal::none, .code = true, .max = 3}),
    field<&PlaceLine::unit_price>("unit_price", {.least = 0, .writers = staff}),
    field<&PlaceLine::discount_rate>("discount_rate", orders::discount_rules),
    field<&PlaceLine::requested_date>("requested_date"),
    field<&PlaceLine::note>("note",
                            {.personal = Personal::free_text, .multiline = true, .max = 2000}),
};

}  // namespace

template <>
Choices choices<orders::AdvanceTo>() {
  return {advance_names, std::size(advance_names)};
}
template <>
const Entity& entity<PlaceLine>() {
  static constexpr Entity described =
      describe<PlaceLine>("place_sales_order_line", "", place_line_fields);
  return described;
}

namespace {

constexpr Field place_fields[] = {
    field<&Place::customer>("customer", {.required = true,
                                         .personal = Personal::none,
                                         .max = 64,
                                         .about = "The customer's id or code."}),
    field<&Place::customer_po_number>("customer_po_number",
                                      {.personal = Personal::none, .max = 100}),
    field<&Place::channel>("channel"),
    field<&Place::order_type>("order_type"),
    field<&Place::urgent>("urgent"),
    field<&Place::currency>("currency"),
    field<&Place::warehouse>("warehouse", {.personal = Personal::none, .max = 64}),
    field<&Place::requested_date>("requested_date"),
    field<&Place::delivery_address>("delivery_address", {.stored = Stored::as_json}),
    field<&Place::notes>("notes",
                         {.personal = Personal::free_text, .multiline = true, .max = 4000}),
    field<&Place::discount_rate>("discount_rate", orders::discount_rules),
    field<&Place::charge_waivers>("charge_waivers", charges::waiver_rules),
    field<&Place::charges_agreed>("charges_agreed",
                                  {.access = Access::hidden, .stored = Stored::as_json}),
    field<&Place::are_charges_agreed>("are_charges_agreed", {.access = Access::hidden}),
    field<&Place::prices_include_tax>("prices_include_tax"),
    field<&Place::payment_terms>("payment_terms", customers::terms_rules),
    field<&Place::lines>("lines", {.required = true, .stored = Stored::as_json, .max = 5000}),
    field<&Place::control_lines>("control_lines", {.least = 0}),
    field<&Place::control_quantity>("control_quantity", {.least = 0}),
    field<&Place::acknowledgements>("acknowledgements", {.stored = Stored::as_json, .max = 1000}),
    field<&Place::specification_version>("specification_version", {.least = 0, .most = 1'000'000}),
    field<&Place::specification_version_signed>("specification_version_signed",
                                                {.least = 0, .most = 1'000'000}),
    field<&Place::advance_to>("advance_to"),
    field<&Place::original>("original",
                            {.access = Access::hidden, .personal = Personal::free_text}),
    field<&Place::original_name>("original_name", reference),
};

constexpr Field advance_fields[] = {
    field<&Advance::id>("id", reference),
    field<&Advance::revision>("revision", revision_given),
    field<&Advance::acknowledgements>("acknowledgements", {.stored = Stored::as_json, .max = 1000}),
};

}  // namespace

template <>
const Entity& entity<Place>() {
  static constexpr Entity described = describe<Place>("place_sales_order", "", place_fields);
  return described;
}
template <>
const Entity& entity<Advance>() {
  static constexpr Entity described = describe<Advance>("advance_sales_order", "", advance_fields);
  return described;
}

}  // namespace supercargo
