#include "history/store.h"

namespace supercargo::history {
namespace {

std::optional<Order> find_head(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<HistoryOrderId>(reference)) {
    return reader.row<Order>(
        "SELECT {fields} FROM history_order WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  }
  return reader.row<Order>(
      "SELECT {fields} FROM history_order WHERE tenant_id = $1 AND number = $2 LIMIT 1", reference);
}

}  // namespace

std::optional<Order> find(const db::Reader& reader, std::string_view reference) {
  auto order = find_head(reader, reference);
  if (!order) return order;
  order->lines = reader.rows<Line>(
      "SELECT {fields} FROM history_line WHERE tenant_id = $1 AND order_id = $2 "
      "ORDER BY line LIMIT 2000",
      order->id);
  stamp_currency(entity<Order>(), &*order, order->currency);
  return order;
}

std::vector<Order> find_by_numbers(const db::Reader& reader,
                                   const std::vector<std::string>& numbers) {
  return reader.by_keys<Order>("number", numbers);
}

Result<db::Page<Order>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Order>(reader, request);
}

void add(db::Writer& writer, const std::vector<Order>& orders) { writer.insert_rows(orders); }

void add_lines(db::Writer& writer, const std::vector<Line>& lines) { writer.insert_rows(lines); }

void save_sums(db::Writer& writer, const std::vector<Order>& orders) {
  writer.update_rows({"id"}, {"line_count", "net", "value", "revision"}, orders);
}

}  // namespace supercargo::history
