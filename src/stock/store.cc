#include "stock/store.h"

#include <algorithm>
#include <tuple>

#include "kernel/text_keys.h"

namespace supercargo::stock {

std::optional<Warehouse> find_warehouse(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<WarehouseId>(reference)) {
    return reader.row<Warehouse>(
        "SELECT {fields} FROM warehouse WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  }
  return reader.row<Warehouse>(
      "SELECT {fields} FROM warehouse WHERE tenant_id = $1 AND code_key = $2 LIMIT 1",
      comparison_key(reference));
}

std::vector<Warehouse> find_warehouses(const db::Reader& reader,
                                       const std::vector<std::string>& codes) {
  std::vector<std::string> keys;
  keys.reserve(codes.size());
  for (const std::string& code : codes) keys.push_back(comparison_key(code));
  return reader.by_keys<Warehouse>("code_key", keys);
}

std::vector<Warehouse> find_warehouses(const db::Reader& reader,
                                       const std::vector<WarehouseId>& ids) {
  return reader.by_keys<Warehouse>("id", ids);
}

std::vector<Warehouse> all_warehouses(const db::Reader& reader) {
  return reader.rows<Warehouse>(
      "SELECT {fields} FROM warehouse WHERE tenant_id = $1 ORDER BY id LIMIT $2", warehouses_max);
}

void add(db::Writer& writer, const Warehouse& warehouse) { writer.insert_row(warehouse); }
void save(db::Writer& writer, const Warehouse& warehouse) { writer.update_row(warehouse); }

std::vector<Level> levels_of(const db::Reader& reader, const std::vector<ProductId>& products) {
  return reader.by_keys<Level>("product_id", products);
}

std::vector<ProductId> products_on_hand(const db::Reader& reader, std::int64_t most) {
  std::vector<ProductId> products;
  for (const auto& [id] : reader.values<ProductId>(
           "SELECT DISTINCT product_id FROM stock_level WHERE tenant_id = $1 "
           "AND on_hand - reserved - quarantined > 0 ORDER BY product_id LIMIT $2",
           most))
    products.push_back(id);
  return products;
}

std::vector<Level> levels_after(const db::Reader& reader, const LevelsAfter& wanted) {
  return reader.rows<Level>(
      "SELECT {fields} FROM stock_level WHERE tenant_id = $1 AND warehouse_id = $2 "
      "AND product_id > $3 ORDER BY product_id LIMIT $4",
      wanted.warehouse, wanted.product.value, wanted.limit);
}

void add(db::Writer& writer, const std::vector<Level>& levels) { writer.insert_rows(levels); }
void save(db::Writer& writer, const std::vector<Level>& levels) {
  writer.update_rows({"product_id", "warehouse_id"}, {"on_hand", "reserved", "quarantined"},
                     levels);
}

std::vector<PlanRow> plan_of(const db::Reader& reader, const std::vector<ProductId>& products) {
  auto plan = reader.by_keys<PlanRow>("product_id", products);
  std::sort(plan.begin(), plan.end(), [](const PlanRow& a, const PlanRow& b) {
    return std::tie(a.product_id, a.warehouse_id, a.day) <
           std::tie(b.product_id, b.warehouse_id, b.day);
  });
  return plan;
}

void add(db::Writer& writer, const std::vector<PlanRow>& plan) { writer.insert_rows(plan); }

void save(db::Writer& writer, const std::vector<PlanRow>& plan) {
  writer.update_rows({"product_id", "warehouse_id", "day"}, {"incoming", "outgoing"}, plan);
  const auto is_over = [](const PlanRow& row) {
    return row.incoming == Quantity{} && row.outgoing == Quantity{};
  };
  if (std::none_of(plan.begin(), plan.end(), is_over)) return;
  writer.run("DELETE FROM stock_plan WHERE tenant_id = $1 AND incoming = 0 AND outgoing = 0");
}

std::vector<Reservation> reservations_of(const db::Reader& reader,
                                         const std::vector<std::int64_t>& order_ids) {
  auto found = reader.by_keys<Reservation>("order_id", order_ids);
  std::sort(found.begin(), found.end(), [](const Reservation& a, const Reservation& b) {
    return std::tie(a.order_id, a.line, a.id) < std::tie(b.order_id, b.line, b.id);
  });
  return found;
}

std::vector<Reservation> reservations_by_id(const db::Reader& reader,
                                            const std::vector<ReservationId>& ids) {
  return reader.by_keys<Reservation>("id", ids);
}

std::vector<Reservation> holds_over(const db::Reader& reader, Instant now, std::int64_t limit) {
  return reader.rows<Reservation>(
      "SELECT {fields} FROM reservation WHERE tenant_id = $1 AND status = 'held' "
      "AND expires_at <= $2 ORDER BY expires_at, id LIMIT $3",
      now, limit);
}

std::vector<Reservation> waiting_for(const db::Reader& reader, const StockKey& key,
                                     std::int64_t limit) {
  return reader.rows<Reservation>(
      "SELECT {fields} FROM reservation WHERE tenant_id = $1 AND product_id = $2 "
      "AND warehouse_id = $3 AND status = 'requested' ORDER BY promise_day, id LIMIT $4",
      key.product, key.warehouse, limit);
}

std::vector<Reservation> firm_promises(const db::Reader& reader, const StockKey& key,
                                       std::int64_t limit) {
  return reader.rows<Reservation>(
      "SELECT {fields} FROM reservation WHERE tenant_id = $1 AND product_id = $2 "
      "AND warehouse_id = $3 AND status = 'committed' ORDER BY promise_day DESC, id DESC LIMIT $4",
      key.product, key.warehouse, limit);
}

void add(db::Writer& writer, const std::vector<Reservation>& reservations) {
  writer.insert_rows(reservations);
}

void save(db::Writer& writer, const std::vector<Reservation>& reservations) {
  writer.update_rows(reservations);
}

std::vector<Move> find_moves(const db::Reader& reader, const std::vector<MoveId>& ids) {
  return reader.by_keys<Move>("id", ids);
}

void add(db::Writer& writer, const std::vector<Move>& moves) { writer.insert_rows(moves); }

}  // namespace supercargo::stock
