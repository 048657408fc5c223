#include "history/order.h"

namespace supercargo {

using history::Line;
using history::Order;

namespace {

constexpr const char* kind_names[] = {"order", "credit", "adjustment"};

}  // namespace

template <>
Choices choices<history::Kind>() {
  return {kind_names, std::size(kind_names)};
}

namespace {

constexpr Field line_fields[] = {
    field<&Line::order_id>("order_id", {.access = Access::hidden}),
    field<&Line::line>("line", {.access = Access::read_only}),
    field<&Line::product_id>("product_id", {.access = Access::read_only}),
    field<&Line::sku>("sku", {.required = true, .personal = Personal::none, .max = 64}),
    field<&Line::description>("description",
                              {.personal = Personal::none, .multiline = true, .max = 4000}),
    field<&Line::quantity>("quantity"),
    field<&Line::unit_price>("unit_price"),
    field<&Line::net>("net", {.access = Access::read_only}),
    field<&Line::note>("note", {.access = Access::read_only,
                                .personal = Personal::none,
                                .about = "What was unusual: no_price, negative_quantity …"}),
};

}  // namespace

template <>
const Entity& entity<Line>() {
  static constexpr Entity described = describe<Line>("history_line", "history_line", line_fields);
  return described;
}

namespace {

constexpr Field order_fields[] = {
    field<&Order::id>("id", {.access = Access::read_only}),
    field<&Order::number>(
        "number", {.required = true, .personal = Personal::none, .filter = true, .max = 64}),
    field<&Order::kind>("kind", {.filter = true}),
    field<&Order::customer_id>("customer_id", {.access = Access::read_only, .filter = true}),
    field<&Order::at>("at", {.required = true, .filter = true, .sort = true}),
    field<&Order::currency>("currency"),
    field<&Order::country>("country",
                           {.personal = Personal::none, .max = 60, .about = "As it was written."}),
    field<&Order::line_count>("line_count", {.access = Access::read_only}),
    field<&Order::net>("net",
                       {.access = Access::read_only, .about = "The sum of the rounded lines."}),
    field<&Order::value>("value", {.access = Access::read_only,
                                   .about = "Quantity times price of all lines, unrounded."}),
    field<&Order::lines>("lines", {.max = 2000, .about = "Of one order; lists leave them out."}),
    field<&Order::source_id>("source_id", {.access = Access::hidden}),
    field<&Order::revision>("revision", {.access = Access::read_only}),
    field<&Order::created_at>("created_at", {.access = Access::read_only}),
};

constexpr Field reference_fields[] = {
    field<&history::OrderReference::id>(
        "id", {.personal = Personal::none, .about = "The order's id or its number."}),
};

}  // namespace

template <>
const Entity& entity<Order>() {
  static constexpr Entity described =
      describe<Order>("history_order", "history_order", order_fields);
  return described;
}
template <>
const Entity& entity<history::OrderReference>() {
  static constexpr Entity described =
      describe<history::OrderReference>("history_order_reference", "", reference_fields);
  return described;
}

}  // namespace supercargo
