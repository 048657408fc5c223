// The verbs on warehouses, each in one transaction, and the reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "stock/warehouse.h"

namespace supercargo::stock {

// Refuses a code that exists already, however it is spelt (`duplicate_code`).
Result<Warehouse> create(journal::Unit& unit, const Warehouse& given);
// A merge patch from a known revision.
Result<Warehouse> change(journal::Unit& unit, const Patch& patch);

Result<Warehouse> get(const journal::Query& query, const WarehouseReference& reference);
Result<db::Page<Warehouse>> list_warehouses(const journal::Query& query,
                                            const db::ListRequest& request);

}  // namespace supercargo::stock
