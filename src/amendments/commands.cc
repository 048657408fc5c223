#include "amendments/commands.h"

#include <deque>

#include "agreements/keeping.h"
#include "amendments/rules.h"
#include "amendments/store.h"
#include "catalog/store.h"
#include "kernel/record_json.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "specials/commands.h"

namespace supercargo::amendments {
namespace {

using orders::Order;
using orders::Surroundings;

orders::Place named_by(const Order& order) {
  orders::Place named;
  named.customer = order.customer;
  named.customer_po_number = order.customer_po_number;
  for (const orders::Line& line : order.lines) named.lines.push_back({.sku = line.sku});
  return named;
}

void write_version(journal::Unit& unit, Order& order) {
  journal::SubjectKeys keys(unit.services().sealer);
  keys.read_or_make(unit.db, {order.customer_id.value}, unit.now());
  const orders::Content content = orders::content_of(order, keys);
  if (content.hash == order.content_hash) return;
  ++order.version;
  order.content_hash = content.hash;
  order.changed_at = unit.now();
  add(unit.db, std::vector{version_of(order, content, keys, unit.tenant())});
}

}  // namespace

Result<Order> change(journal::Unit& unit, const Patch& patch) {
  auto before = agreements::find_unchanged(unit, patch.id, patch.revision);
  if (!before) return before;
  if (!gates::after(before->status, gates::Verb::change))
    return not_in_this_state(*before, "change");
  Order uncaused = *before;  // each change tells its own cause
  uncaused.correction_cause.reset();
  auto changed = patched(uncaused, patch);
  if (!changed) return changed;
  Order order = std::move(*changed);
  const auto around = Surroundings::of_requests(unit.db, std::vector{named_by(order)}, unit.now(),
                                                unit.services().shelf);
  order.urgent = order.urgent || order.order_type == orders::OrderType::urgent;
  charges::sign(order.charge_waivers, before->charge_waivers, unit.actor(), unit.now());
  auto reasons = renumbered(order, *before, around);
  const stock::Warehouse* warehouse = around.warehouse(order.warehouse);
  if (warehouse == nullptr)
    reasons.push_back({"/warehouse", "unknown_warehouse", ""});
  else
    order.warehouse_id = warehouse->id;
  if (!reasons.empty()) return invalid(std::move(reasons));
  // How a shortage was settled was for that place and day.
  if (order.warehouse_id != before->warehouse_id || order.requested_date != before->requested_date)
    for (orders::Line& line : order.lines) line.plan.clear();
  agreements::release_holds(unit, *before);
  set_po_keys(order);
  order.status = gates::Status::draft;
  write_version(unit, order);
  if (order.version != before->version) {
    agreements::void_approvals(unit, order, order.content_hash);
    if (order.was_verified) {
      add(unit.db, Correction{.order = order.id,
                              .version = order.version,
                              .cause = cause_of(order),
                              .lines = corrected_lines(*before, order),
                              .by = unit.actor().person,
                              .at = unit.now()});
    }
  }
  agreements::look_at_gates(unit, order);
  order.revision = before->revision + 1;
  order.changed_at = unit.now();
  save_with_new_lines(unit.db, order);
  unit.tell(agreements::changed_fact("sales_order_changed", *before, order));
  specials::use_all(unit, order);
  return shown(std::move(order), unit.actor());
}

Result<Versions> versions(const journal::Query& query, const orders::OrderReference& of) {
  const auto order = orders::find(query.db, of.id);
  if (!order) return not_found("sales order");
  const auto kept = orders::versions_of(query.db, order->id, versions_max + 1);
  std::deque<JsonDocument> contents;  // never moved: their nodes are views into them
  std::vector<ProductId> products;
  for (const orders::Version& each : kept) {
    auto content = JsonDocument::parse(each.content);
    SUPERCARGO_CHECK(content.has_value());
    for (const ProductId id : products_of(content->root())) products.push_back(id);
    contents.push_back(std::move(*content));
  }
  Skus skus;
  for (const auto& product : catalog::find_by_ids(query.db, products))
    skus[product.id] = product.sku;
  Versions shown;
  for (std::size_t i = 0; i < kept.size() && i < versions_max; ++i) {
    auto& item = shown.items.emplace_back(
        OrderVersion{kept[i].version, kept[i].content_hash, kept[i].by, kept[i].at});
    if (i + 1 < kept.size())
      item.differences = differences_between(contents[i + 1].root(), contents[i].root(), skus);
  }
  return shown;
}

}  // namespace supercargo::amendments
