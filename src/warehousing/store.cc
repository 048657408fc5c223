#include "warehousing/store.h"

#include <fmt/format.h>

#include <tuple>

#include "catalog/store.h"
#include "kernel/text_keys.h"
#include "stock/store.h"

namespace supercargo::warehousing {
namespace {

void read_lines(const db::Reader& reader, std::vector<ExpectedReceipt>& receipts) {
  std::map<ExpectedReceiptId, std::vector<ExpectedLine>> lines;
  std::vector<ExpectedReceiptId> ids;
  ids.reserve(receipts.size());
  for (const ExpectedReceipt& receipt : receipts) ids.push_back(receipt.id);
  for (const ExpectedLine& line : reader.by_keys<ExpectedLine>("receipt_id", ids))
    lines[line.receipt_id].push_back(line);
  for (ExpectedReceipt& receipt : receipts) receipt.lines = std::move(lines[receipt.id]);
}

}  // namespace

Known Known::gather(const db::Reader& reader, const std::vector<std::string>& warehouses,
                    const std::vector<std::string>& skus) {
  Known known;
  std::vector<WarehouseId> ids;
  std::vector<std::string> codes;
  for (const std::string& reference : warehouses) {
    if (const auto id = parse<WarehouseId>(reference))
      ids.push_back(*id);
    else
      codes.push_back(reference);
  }
  for (auto& warehouse : stock::find_warehouses(reader, ids))
    known.warehouses_.emplace(text(warehouse.id), std::move(warehouse));
  for (auto& warehouse : stock::find_warehouses(reader, codes))
    known.warehouses_.emplace(warehouse.code_key, std::move(warehouse));
  for (auto& product : catalog::find_by_skus(reader, skus))
    known.products_.emplace(product.sku_key, std::move(product));
  return known;
}

const stock::Warehouse* Known::warehouse(std::string_view reference) const {
  const bool is_id = parse<WarehouseId>(reference).has_value();
  const auto at = warehouses_.find(is_id ? std::string(reference) : comparison_key(reference));
  return at == warehouses_.end() ? nullptr : &at->second;
}

const catalog::Product* Known::product(std::string_view sku) const {
  const auto at = products_.find(comparison_key(sku));
  return at == products_.end() ? nullptr : &at->second;
}

std::optional<Receipt> find_receipt(const db::Reader& reader, const std::string& reference) {
  if (const auto id = parse<ReceiptId>(reference))
    return reader.row<Receipt>(
        "SELECT {fields} FROM stock_receipt WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Receipt>(
      "SELECT {fields} FROM stock_receipt WHERE tenant_id = $1 AND number = $2 LIMIT 1", reference);
}

std::vector<Receipt> find_receipts(const db::Reader& reader, const std::vector<ReceiptId>& ids) {
  return reader.by_keys<Receipt>("id", ids);
}

std::vector<Adjustment> find_adjustments(const db::Reader& reader,
                                         const std::vector<AdjustmentId>& ids) {
  return reader.by_keys<Adjustment>("id", ids);
}

Result<db::Page<Receipt>> list_receipts(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Receipt>(reader, request);
}

void add(db::Writer& writer, const std::vector<Receipt>& receipts) { writer.insert_rows(receipts); }

std::optional<Adjustment> find_adjustment(const db::Reader& reader, const std::string& reference) {
  if (const auto id = parse<AdjustmentId>(reference))
    return reader.row<Adjustment>(
        "SELECT {fields} FROM stock_adjustment WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Adjustment>(
      "SELECT {fields} FROM stock_adjustment WHERE tenant_id = $1 AND number = $2 LIMIT 1",
      reference);
}

Result<db::Page<Adjustment>> list_adjustments(const db::Reader& reader,
                                              const db::ListRequest& request) {
  return db::page<Adjustment>(reader, request);
}

void add(db::Writer& writer, const Adjustment& adjustment) { writer.insert_row(adjustment); }
void save(db::Writer& writer, const Adjustment& adjustment) { writer.update_row(adjustment); }

std::vector<ExpectedReceipt> find_expected(const db::Reader& reader,
                                           const std::vector<std::string>& references) {
  std::vector<ExpectedReceiptId> ids;
  std::vector<std::string> numbers;
  for (const std::string& reference : references) {
    if (const auto id = parse<ExpectedReceiptId>(reference))
      ids.push_back(*id);
    else
      numbers.push_back(reference);
  }
  auto found = reader.by_keys<ExpectedReceipt>("id", ids);
  for (auto& receipt : reader.by_keys<ExpectedReceipt>("number", numbers))
    found.push_back(std::move(receipt));
  read_lines(reader, found);
  return found;
}

Result<db::Page<ExpectedReceipt>> list_expected(const db::Reader& reader,
                                                const db::ListRequest& request) {
  auto page = db::page<ExpectedReceipt>(reader, request);
  if (page) read_lines(reader, page->items);
  return page;
}

void add(db::Writer& writer, const ExpectedReceipt& receipt) {
  writer.insert_row(receipt);
  writer.insert_rows(receipt.lines);
}

void save(db::Writer& writer, const ExpectedReceipt& receipt) {
  writer.update_row(receipt);
  writer.run("DELETE FROM expected_receipt_line WHERE tenant_id = $1 AND receipt_id = $2",
             receipt.id);
  writer.insert_rows(receipt.lines);
}

void verify_incoming(const db::Reader& reader,
                     const std::function<void(const std::string&)>& found) {
  using Planned = std::tuple<ProductId, WarehouseId, Day>;
  constexpr std::int64_t products_a_step = 200;
  ProductId last;
  while (true) {
    const auto ids = reader.values<ProductId>(
        "SELECT id FROM product WHERE tenant_id = $1 AND id > $2 ORDER BY id LIMIT $3", last.value,
        products_a_step);
    if (ids.empty()) return;
    const ProductId first = std::get<0>(ids.front());
    last = std::get<0>(ids.back());
    std::map<Planned, std::pair<Quantity, Quantity>> sums;  // planned, announced
    for (const auto& [product, warehouse, day, incoming] :
         reader.values<ProductId, WarehouseId, Day, Quantity>(
             "SELECT product_id, warehouse_id, day, incoming FROM stock_plan "
             "WHERE tenant_id = $1 AND product_id >= $2 AND product_id <= $3 AND incoming <> 0 "
             "LIMIT 200000",
             first, last))
      sums[{product, warehouse, day}].first = incoming;
    for (const auto& [product, warehouse, day, open] :
         reader.values<ProductId, WarehouseId, Day, Quantity>(
             "SELECT l.product_id, r.warehouse_id, r.date, "
             "CAST(SUM(l.quantity - l.received) AS BIGINT) "
             "FROM expected_receipt_line l JOIN expected_receipt r "
             "ON r.tenant_id = l.tenant_id AND r.id = l.receipt_id "
             "WHERE l.tenant_id = $1 AND l.product_id >= $2 AND l.product_id <= $3 "
             "AND r.confirmed = $4 AND r.status = 'expected' AND l.quantity > l.received "
             "GROUP BY l.product_id, r.warehouse_id, r.date",
             first, last, true))
      sums[{product, warehouse, day}].second = open;
    for (const auto& [at, sum] : sums) {
      if (sum.first == sum.second) continue;
      found(
          fmt::format("product {} in warehouse {}: planned to come on {} is {}, but confirmed "
                      "announcements sum to {}",
                      text(std::get<0>(at)), text(std::get<1>(at)), text(std::get<2>(at)),
                      text(sum.first), text(sum.second)));
    }
  }
}

}  // namespace supercargo::warehousing
