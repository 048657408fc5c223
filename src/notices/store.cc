#include "notices/store.h"

namespace supercargo::notices::store {

std::optional<Notice> find(const db::Reader& reader, ConsumerNoticeId id) {
  return reader.row<Notice>(
      "SELECT {fields} FROM consumer_notice WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::optional<Notice> find_by_token(const db::Reader& reader, const Bytes& token_hash) {
  return reader.row<Notice>(
      "SELECT {fields} FROM consumer_notice WHERE tenant_id = $1 AND token_hash = $2 LIMIT 1",
      token_hash);
}

std::vector<Notice> of_order(const db::Reader& reader, OrderId order) {
  return reader.rows<Notice>(
      "SELECT {fields} FROM consumer_notice WHERE tenant_id = $1 AND sales_order_id = $2 "
      "ORDER BY id LIMIT 100",
      order);
}

Result<db::Page<Notice>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Notice>(reader, request);
}

void add(db::Writer& writer, const Notice& notice) { writer.insert_row(notice); }

}  // namespace supercargo::notices::store
