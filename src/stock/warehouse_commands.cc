#include "stock/warehouse_commands.h"

#include "journal/revision.h"
#include "kernel/text_keys.h"
#include "policies/store.h"
#include "stock/store.h"

namespace supercargo::stock {
namespace {

Warehouse with_keys(const journal::Unit& unit, Warehouse warehouse) {
  warehouse.code_key = comparison_key(warehouse.code);
  warehouse.name_key = collation_key(warehouse.name);
  if (warehouse.time_zone.empty()) warehouse.time_zone = policies::settings_of(unit.db).time_zone;
  warehouse.changed_at = unit.now();
  return warehouse;
}

}  // namespace

Result<Warehouse> create(journal::Unit& unit, const Warehouse& given) {
  auto reasons = policies::check_hours(given.hours);
  if (find_warehouse(unit.db, given.code))
    reasons.push_back({"/code", "duplicate_code", "There is a warehouse with this code already."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  Warehouse warehouse = with_keys(unit, given);
  warehouse.id = unit.make_id<WarehouseId>();
  warehouse.revision = 1;
  warehouse.created_at = unit.now();
  add(unit.db, warehouse);
  unit.tell(journal::created("warehouse_created", warehouse));
  return warehouse;
}

Result<Warehouse> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find_warehouse(unit.db, patch.id);
  if (!before) return not_found("warehouse");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = policies::check_hours(after->hours); !reasons.empty())
    return invalid(std::move(reasons));
  Warehouse warehouse = with_keys(unit, std::move(*after));
  warehouse.revision = before->revision + 1;
  save(unit.db, warehouse);
  unit.tell(journal::changed("warehouse_changed", *before, warehouse));
  return warehouse;
}

Result<Warehouse> get(const journal::Query& query, const WarehouseReference& reference) {
  auto warehouse = find_warehouse(query.db, reference.id);
  if (!warehouse) return not_found("warehouse");
  return std::move(*warehouse);
}

Result<db::Page<Warehouse>> list_warehouses(const journal::Query& query,
                                            const db::ListRequest& request) {
  return db::page<Warehouse>(query.db, request);
}

}  // namespace supercargo::stock
