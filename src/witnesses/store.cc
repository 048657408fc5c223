#include "witnesses/store.h"

namespace supercargo::witnesses {

std::optional<Statement> find(const db::Reader& reader, StatementId id) {
  return reader.row<Statement>(
      "SELECT {fields} FROM witness_statement WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

Result<db::Page<Statement>> list(const db::Reader& reader, const db::ListRequest& request,
                                 PersonId about) {
  if (!about) return db::page<Statement>(reader, request);
  return db::page<Statement>(reader, request, {{"about", about.value}});
}

std::vector<Statement> of_order(const db::Reader& reader, OrderId order, std::int64_t limit) {
  return reader.rows<Statement>(
      "SELECT {fields} FROM witness_statement WHERE tenant_id = $1 AND sales_order_id = $2 "
      "ORDER BY id LIMIT $3",
      order, limit);
}

void add(db::Writer& writer, const Statement& statement) { writer.insert_row(statement); }

}  // namespace supercargo::witnesses
