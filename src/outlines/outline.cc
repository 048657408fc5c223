#include "outlines/outline.h"

#include <algorithm>
#include <unordered_map>

namespace supercargo {

using outlines::Line;
using outlines::Outline;

namespace {

constexpr Rules plain{.personal = Personal::none};

constexpr Field line_fields[] = {
    field<&Line::order>("order", {.column = "sales_order_id"}),
    field<&Line::line>("line"),
    field<&Line::product>("product", {.column = "product_id"}),
    field<&Line::sku>("sku", plain),
    field<&Line::name>("name", plain),
    field<&Line::quantity>("quantity"),
    field<&Line::base_quantity>("base_quantity"),
    field<&Line::unit_price>("unit_price"),
};

constexpr Field outline_fields[] = {
    field<&Outline::id>("id"),
    field<&Outline::number>("number", plain),
    field<&Outline::customer>("customer", plain),
    field<&Outline::customer_id>("customer_id"),
    field<&Outline::customer_name>("customer_name", {.personal = Personal::identity}),
    field<&Outline::customer_po_number>("customer_po_number", plain),
    field<&Outline::status>("status"),
    field<&Outline::currency>("currency"),
    field<&Outline::delivery_address>("delivery_address", {.stored = Stored::as_json}),
    field<&Outline::received_at>("received_at"),
    field<&Outline::confirmed_at>("confirmed_at"),
    field<&Outline::lines>("lines"),
};

}  // namespace

template <>
const Entity& entity<Line>() {
  static constexpr Entity described =
      describe<Line>("sales_order_line_outline", "sales_order_line", line_fields);
  return described;
}
template <>
const Entity& entity<Outline>() {
  static constexpr Entity described =
      describe<Outline>("sales_order_outline", "sales_order", outline_fields);
  return described;
}

namespace outlines {

std::vector<Outline> of_orders(const db::Reader& reader, std::vector<OrderId> ids) {
  std::sort(ids.begin(), ids.end(), [](OrderId a, OrderId b) { return a.value < b.value; });
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  auto found = reader.by_keys<Outline>("id", ids);
  std::unordered_map<std::int64_t, Outline*> by_id;
  for (Outline& outline : found) by_id[outline.id.value] = &outline;
  for (Line& line : reader.by_keys<Line>("order", ids))
    if (const auto at = by_id.find(line.order.value); at != by_id.end())
      at->second->lines.push_back(std::move(line));
  for (Outline& outline : found)
    std::sort(outline.lines.begin(), outline.lines.end(),
              [](const Line& a, const Line& b) { return a.line < b.line; });
  return found;
}

}  // namespace outlines
}  // namespace supercargo
