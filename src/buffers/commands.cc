#include "buffers/commands.h"

#include "buffers/store.h"
#include "catalog/store.h"
#include "kernel/units.h"
#include "stock/store.h"

namespace supercargo::buffers {
namespace {

std::vector<Reason> check(const PutBuffer& given, const std::optional<stock::Warehouse>& place,
                          const std::optional<catalog::Product>& product) {
  std::vector<Reason> reasons;
  if (!place) reasons.push_back({"/warehouse", "unknown_warehouse", "There is no such warehouse."});
  if (!product) {
    reasons.push_back({"/sku", "unknown_product", "There is no such product."});
    return reasons;
  }
  if (product->kind == catalog::ProductKind::service)
    reasons.push_back({"/sku", "not_kept_in_stock", "Services have no stock."});
  const std::string undivided = "The unit " + product->unit + " is not divided that far.";
  if (!fits_unit(given.safety_stock, product->unit))
    reasons.push_back({"/safety_stock", "not_in_this_unit", undivided});
  if (!given.reorder_point) return reasons;
  if (!fits_unit(*given.reorder_point, product->unit))
    reasons.push_back({"/reorder_point", "not_in_this_unit", undivided});
  // What is used up until more comes stands above the safety stock (domain 6.3).
  if (*given.reorder_point < given.safety_stock)
    reasons.push_back({"/reorder_point", "below_safety_stock",
                       "More is got before the safety stock is touched."});
  return reasons;
}

}  // namespace

Result<Buffer> put(journal::Unit& unit, const PutBuffer& given) {
  const auto place = stock::find_warehouse(unit.db, given.warehouse);
  const auto product = catalog::find(unit.db, given.sku);
  if (auto reasons = check(given, place, product); !reasons.empty())
    return invalid(std::move(reasons));
  const auto before = store::find(unit.db, {place->id, product->id});
  Buffer buffer = before.value_or(Buffer{.warehouse_id = place->id, .product_id = product->id});
  buffer.warehouse = place->code;
  buffer.sku = product->sku;
  buffer.safety_stock = given.safety_stock;
  buffer.reorder_point = given.reorder_point;
  buffer.changed_by = unit.actor().person;
  buffer.changed_at = unit.now();
  ++buffer.revision;
  if (before) {
    store::save(unit.db, buffer);
    unit.tell(journal::changed("stock_buffer_set", *before, buffer));
    return buffer;
  }
  buffer.id = unit.make_id<BufferId>();
  buffer.created_at = unit.now();
  store::add(unit.db, buffer);
  unit.tell(journal::created("stock_buffer_set", buffer));
  return buffer;
}

Result<db::Page<Buffer>> list(const journal::Query& query, const db::ListRequest& request) {
  return store::list(query.db, request);
}

}  // namespace supercargo::buffers
