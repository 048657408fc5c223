#include "interchange/store.h"

namespace supercargo::interchange {

std::optional<Document> find(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<ExchangeDocumentId>(reference);
  if (!id) return std::nullopt;
  return reader.row<Document>(
      "SELECT {fields} FROM exchange_document WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
}

std::optional<Document> find_accepted(const db::Reader& reader, const std::string& key) {
  return reader.row<Document>(
      "SELECT {fields} FROM exchange_document WHERE tenant_id = $1 AND accepted_key = $2 LIMIT 1",
      key);
}

std::optional<Document> find_order_of(const db::Reader& reader, OrderId order) {
  return reader.row<Document>(
      "SELECT {fields} FROM exchange_document WHERE tenant_id = $1 AND sales_order_id = $2 "
      "AND kind = 'order' ORDER BY id LIMIT 1",
      order);
}

Result<db::Page<Document>> list(const db::Reader& reader, const db::ListRequest& request,
                                CustomerId party) {
  if (!party) return db::page<Document>(reader, request);
  return db::page<Document>(reader, request, {{"customer_id", party.value}});
}

void add(db::Writer& writer, const Document& document) { writer.insert_row(document); }

}  // namespace supercargo::interchange
