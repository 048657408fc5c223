#include "buffers/store.h"

namespace supercargo::buffers::store {

std::optional<Buffer> find(const db::Reader& reader, const stock::StockKey& key) {
  return reader.row<Buffer>(
      "SELECT {fields} FROM stock_buffer WHERE tenant_id = $1 AND product_id = $2 "
      "AND warehouse_id = $3 LIMIT 1",
      key.product, key.warehouse);
}

Result<db::Page<Buffer>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Buffer>(reader, request);
}

void add(db::Writer& writer, const Buffer& buffer) { writer.insert_row(buffer); }
void save(db::Writer& writer, const Buffer& buffer) { writer.update_row(buffer); }

}  // namespace supercargo::buffers::store
