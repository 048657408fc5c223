#include "readbacks/store.h"

namespace supercargo::readbacks::store {

std::optional<Request> find(const db::Reader& reader, ReadBackRequestId id) {
  return reader.row<Request>(
      "SELECT {fields} FROM read_back_request WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::optional<Request> find_by_token(const db::Reader& reader, const Bytes& token_hash) {
  return reader.row<Request>(
      "SELECT {fields} FROM read_back_request WHERE tenant_id = $1 AND token_hash = $2 LIMIT 1",
      token_hash);
}

std::vector<Request> open_of_order(const db::Reader& reader, OrderId order) {
  return reader.rows<Request>(
      "SELECT {fields} FROM read_back_request WHERE tenant_id = $1 AND sales_order_id = $2 "
      "AND status = 'open' ORDER BY id LIMIT 100",
      order);
}

Result<db::Page<Request>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Request>(reader, request);
}

void add(db::Writer& writer, const Request& request) { writer.insert_row(request); }
void save(db::Writer& writer, const Request& request) { writer.update_row(request); }

}  // namespace supercargo::readbacks::store
