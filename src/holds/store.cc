#include "holds/store.h"

namespace supercargo::holds {

std::optional<Hold> find(const db::Reader& reader, HoldId id) {
  return reader.row<Hold>(
      "SELECT {fields} FROM order_hold WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::optional<Hold> find_open(const db::Reader& reader, OrderId order, Kind kind) {
  return reader.row<Hold>(
      "SELECT {fields} FROM order_hold WHERE tenant_id = $1 AND sales_order_id = $2 "
      "AND kind = $3 AND status = 'open' LIMIT 1",
      order, kind);
}

bool is_released(const db::Reader& reader, OrderId order, Kind kind) {
  return reader
      .value<std::int64_t>(
          "SELECT 1 FROM order_hold WHERE tenant_id = $1 AND sales_order_id = $2 AND kind = $3 "
          "AND released_by IS NOT NULL LIMIT 1",
          order, kind)
      .has_value();
}

Result<db::Page<Hold>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Hold>(reader, request);
}

void add(db::Writer& writer, const Hold& hold) { writer.insert_row(hold); }
void save(db::Writer& writer, const Hold& hold) { writer.update_row(hold); }

}  // namespace supercargo::holds
