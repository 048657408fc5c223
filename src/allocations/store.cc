#include "allocations/store.h"

#include "db/id_list.h"

namespace supercargo::allocations {
namespace {

// More claims than this on one product in one warehouse are dealt with in turn.
constexpr std::int64_t claims_max = 5000;

// Each statement on claims that do not wait names all open statuses beside its own: SQLite finds
// the index of the open ones by these words alone. Those that wait have an index of their own.

template <class Rows>
std::vector<Claimant> claimants(const Rows& rows) {
  std::vector<Claimant> all;
  all.reserve(rows.size());
  for (const auto& [claim, order, line, quantity, promise, original, urgent] : rows)
    all.push_back({claim, order, line, quantity, promise, original ? original : promise, urgent});
  return all;
}

std::map<WarehouseId, std::vector<std::int64_t>> by_warehouse(const Keys& keys) {
  std::map<WarehouseId, std::vector<std::int64_t>> products;
  for (const stock::StockKey& key : keys) products[key.warehouse].push_back(key.product.value);
  return products;
}

}  // namespace

Keys waited_for(const db::Reader& reader, const Keys& keys) {
  Keys waited;
  for (const auto& [warehouse, products] : by_warehouse(keys)) {
    for (const auto& [product] : db::values_among<ProductId>(
             reader,
             "SELECT DISTINCT product_id FROM reservation WHERE tenant_id = $1 "
             "AND product_id IN ({ids}) AND warehouse_id = $3 AND status = 'requested' "
             "ORDER BY product_id LIMIT 100000",
             products, warehouse))
      waited.push_back({warehouse, product});
  }
  return waited;
}

std::map<stock::StockKey, std::vector<Claimant>> queues_for(const db::Reader& reader,
                                                            const Keys& keys, std::int64_t limit) {
  std::map<stock::StockKey, std::vector<Claimant>> queues;
  for (const auto& [warehouse, products] : by_warehouse(keys)) {
    for (const auto& [product, claim, order, line, quantity, promise, original, urgent] :
         db::values_among<ProductId, ReservationId, std::int64_t, std::int64_t, Quantity, Day, Day,
                          bool>(
             reader,
             "SELECT product_id, id, order_id, line, quantity, promise_day, original, urgent "
             "FROM (SELECT r.product_id AS product_id, r.id AS id, r.order_id AS order_id, "
             "r.line AS line, r.quantity - r.consumed AS quantity, r.promise_day AS promise_day, "
             "l.original_promise_date AS original, o.urgent AS urgent, "
             "ROW_NUMBER() OVER (PARTITION BY r.product_id "
             "ORDER BY o.urgent DESC, r.promise_day, r.id) AS place FROM reservation r "
             "JOIN sales_order o ON o.tenant_id = r.tenant_id AND o.id = r.order_id "
             "JOIN sales_order_line l ON l.tenant_id = r.tenant_id "
             "AND l.sales_order_id = r.order_id AND l.line = r.line "
             "WHERE r.tenant_id = $1 AND r.product_id IN ({ids}) AND r.warehouse_id = $3 "
             "AND r.status = 'requested') waiting WHERE place <= $4 "
             "ORDER BY product_id, place LIMIT 200000",
             products, warehouse, limit))
      queues[{warehouse, product}].push_back(
          {claim, order, line, quantity, promise, original ? original : promise, urgent});
  }
  return queues;
}

std::map<stock::StockKey, std::vector<stock::PlanDay>> waiting_for(const db::Reader& reader,
                                                                   const Keys& keys) {
  std::map<stock::StockKey, std::vector<stock::PlanDay>> days;
  for (const auto& [warehouse, products] : by_warehouse(keys)) {
    for (const auto& [product, day, quantity] : db::values_among<ProductId, Day, Quantity>(
             reader,
             "SELECT product_id, promise_day, CAST(SUM(quantity - consumed) AS BIGINT) "
             "FROM reservation WHERE tenant_id = $1 AND product_id IN ({ids}) "
             "AND warehouse_id = $3 AND status = 'requested' "
             "GROUP BY product_id, promise_day ORDER BY product_id, promise_day LIMIT 200000",
             products, warehouse))
      days[{warehouse, product}].push_back({.day = day, .outgoing = quantity});
  }
  return days;
}

std::vector<Claimant> holds_on(const db::Reader& reader, const stock::StockKey& key) {
  return claimants(
      reader.values<ReservationId, std::int64_t, std::int64_t, Quantity, Day, Day, bool>(
          "SELECT r.id, r.order_id, r.line, r.quantity - r.consumed, r.promise_day, "
          "r.promise_day, o.urgent FROM reservation r "
          "JOIN sales_order o ON o.tenant_id = r.tenant_id AND o.id = r.order_id "
          "WHERE r.tenant_id = $1 AND r.product_id = $2 AND r.warehouse_id = $3 "
          "AND r.status = 'held' "
          "ORDER BY r.promise_day DESC, r.id DESC LIMIT $4",
          key.product, key.warehouse, claims_max));
}

std::vector<Claimant> firm_on(const db::Reader& reader, const stock::StockKey& key) {
  return claimants(
      reader.values<ReservationId, std::int64_t, std::int64_t, Quantity, Day, Day, bool>(
          "SELECT r.id, r.order_id, r.line, r.quantity - r.consumed - r.picked - l.planned, "
          "r.promise_day, "
          "l.original_promise_date, o.urgent FROM reservation r "
          "JOIN sales_order o ON o.tenant_id = r.tenant_id AND o.id = r.order_id "
          "JOIN sales_order_line l ON l.tenant_id = r.tenant_id AND l.sales_order_id = r.order_id "
          "AND l.line = r.line WHERE r.tenant_id = $1 AND r.product_id = $2 "
          "AND r.warehouse_id = $3 AND r.status = 'committed' "
          "ORDER BY o.urgent, r.promise_day DESC, r.id DESC LIMIT $4",
          key.product, key.warehouse, claims_max));
}

std::vector<ProductId> wanted_goods(const db::Reader& reader, WarehouseId warehouse,
                                    ProductId after, std::int64_t limit) {
  std::vector<ProductId> products;
  for (const auto& [id] : reader.values<ProductId>(
           "SELECT DISTINCT product_id FROM reservation WHERE tenant_id = $1 "
           "AND warehouse_id = $2 AND product_id > $3 AND status = 'requested' "
           "ORDER BY product_id LIMIT $4",
           warehouse, after.value, limit))
    products.push_back(id);
  return products;
}

std::optional<StockLoss> find_loss(const db::Reader& reader, const std::string& reference) {
  if (const auto id = parse<StockLossId>(reference))
    return reader.row<StockLoss>(
        "SELECT {fields} FROM stock_loss WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<StockLoss>(
      "SELECT {fields} FROM stock_loss WHERE tenant_id = $1 AND number = $2 LIMIT 1", reference);
}

Result<db::Page<StockLoss>> list_losses(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<StockLoss>(reader, request);
}

void add(db::Writer& writer, const StockLoss& loss) { writer.insert_row(loss); }

}  // namespace supercargo::allocations
