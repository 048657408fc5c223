// All SQL of the slice's tables: warehouses, levels, the ledger, the plan and reservations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "stock/ledger.h"
#include "stock/reservation.h"
#include "stock/warehouse.h"

namespace supercargo::stock {

// By id or code, as a request names it (decisions 10).
std::optional<Warehouse> find_warehouse(const db::Reader& reader, std::string_view reference);
// Warehouses by code as typed, compared by key; those not found are missing from the answer.
std::vector<Warehouse> find_warehouses(const db::Reader& reader,
                                       const std::vector<std::string>& codes);
std::vector<Warehouse> find_warehouses(const db::Reader& reader,
                                       const std::vector<WarehouseId>& ids);
// By id; a company with more keeps several tenants.
inline constexpr std::int64_t warehouses_max = 1000;
std::vector<Warehouse> all_warehouses(const db::Reader& reader);
void add(db::Writer& writer, const Warehouse& warehouse);
void save(db::Writer& writer, const Warehouse& warehouse);

// By product and warehouse.
std::vector<Level> levels_of(const db::Reader& reader, const std::vector<ProductId>& products);
// Goods of which some are free in some warehouse, at most so many.
std::vector<ProductId> products_on_hand(const db::Reader& reader, std::int64_t most);
// The levels of one warehouse by product, after that one.
struct LevelsAfter {
  WarehouseId warehouse;
  ProductId product;
  std::int64_t limit = 0;
};
std::vector<Level> levels_after(const db::Reader& reader, const LevelsAfter& wanted);
void add(db::Writer& writer, const std::vector<Level>& levels);
void save(db::Writer& writer, const std::vector<Level>& levels);

// Every planned day, those that are past too, by product, warehouse and day.
std::vector<PlanRow> plan_of(const db::Reader& reader, const std::vector<ProductId>& products);
void add(db::Writer& writer, const std::vector<PlanRow>& plan);
// Days on which nothing is planned any more go.
void save(db::Writer& writer, const std::vector<PlanRow>& plan);

// All of these orders', whatever their status.
std::vector<Reservation> reservations_of(const db::Reader& reader,
                                         const std::vector<std::int64_t>& order_ids);
std::vector<Reservation> reservations_by_id(const db::Reader& reader,
                                            const std::vector<ReservationId>& ids);
// Soft holds that are over, the oldest first.
std::vector<Reservation> holds_over(const db::Reader& reader, Instant now, std::int64_t limit);
// Claims that wait for this product there, the oldest promise first (domain 3.4).
std::vector<Reservation> waiting_for(const db::Reader& reader, const StockKey& key,
                                     std::int64_t limit);
// Firm promises of this product there, the latest promise first.
std::vector<Reservation> firm_promises(const db::Reader& reader, const StockKey& key,
                                       std::int64_t limit);
void add(db::Writer& writer, const std::vector<Reservation>& reservations);
void save(db::Writer& writer, const std::vector<Reservation>& reservations);

std::vector<Move> find_moves(const db::Reader& reader, const std::vector<MoveId>& ids);
void add(db::Writer& writer, const std::vector<Move>& moves);

}  // namespace supercargo::stock
