#include "standings/held.h"

#include <map>

#include "outlines/outline.h"

namespace supercargo {

using standings::Held;

namespace {

constexpr Rules shown{.access = Access::read_only};
constexpr Rules filtered{.access = Access::read_only, .filter = true};

constexpr Field held_fields[] = {
    field<&Held::id>("id", shown),
    field<&Held::warehouse_id>("warehouse_id", filtered),
    field<&Held::product_id>("product_id", filtered),
    field<&Held::order_id>("sales_order", {.access = Access::read_only, .column = "order_id"}),
    field<&Held::sales_order_number>(
        "sales_order_number",
        {.access = Access::read_only, .personal = Personal::none, .stored = Stored::nowhere}),
    field<&Held::line>("line", shown),
    field<&Held::kind>("kind", filtered),
    field<&Held::status>("status", filtered),
    field<&Held::quantity>("quantity", shown),
    field<&Held::picked>("picked", shown),
    field<&Held::consumed>("consumed", shown),
    field<&Held::promise_day>("promise_day", filtered),
    field<&Held::expires_at>("expires_at", shown),
    field<&Held::created_at>("created_at", shown),
    field<&Held::changed_at>("changed_at", shown),
};

}  // namespace

template <>
const Entity& entity<Held>() {
  static constexpr Entity described = describe<Held>("held_stock", "reservation", held_fields);
  return described;
}

namespace standings {

Result<db::Page<Held>> list_held(const journal::Query& query, const db::ListRequest& request) {
  auto page = db::page<Held>(query.db, request);
  if (!page) return page;
  std::vector<OrderId> ids;
  ids.reserve(page->items.size());
  for (const Held& each : page->items) ids.push_back(each.order_id);
  std::map<OrderId, std::string> numbers;
  for (const outlines::Outline& order : query.db.by_keys<outlines::Outline>("id", ids))
    numbers[order.id] = order.number;
  for (Held& each : page->items) each.sales_order_number = numbers[each.order_id];
  return page;
}

}  // namespace standings
}  // namespace supercargo
