#include "seals/store.h"

namespace supercargo::seals::store {

std::optional<BrokenSeal> find(const db::Reader& reader, BrokenSealId id) {
  return reader.row<BrokenSeal>(
      "SELECT {fields} FROM broken_seal WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::vector<BrokenSeal> of_order(const db::Reader& reader, OrderId order) {
  return reader.rows<BrokenSeal>(
      "SELECT {fields} FROM broken_seal WHERE tenant_id = $1 AND sales_order_id = $2 "
      "ORDER BY id LIMIT 500",
      order);
}

Result<db::Page<BrokenSeal>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<BrokenSeal>(reader, request);
}

void add(db::Writer& writer, const BrokenSeal& seal) { writer.insert_row(seal); }

}  // namespace supercargo::seals::store
