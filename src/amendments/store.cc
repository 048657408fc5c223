#include "amendments/store.h"

namespace supercargo::amendments {

void add(db::Writer& writer, const Correction& correction) { writer.insert_row(correction); }

std::vector<Correction> corrections_of(const db::Reader& reader, OrderId order) {
  return reader.rows<Correction>(
      "SELECT {fields} FROM entry_correction WHERE tenant_id = $1 AND sales_order_id = $2"
      " ORDER BY version LIMIT 1000",
      order);
}

std::optional<Amendment> find_amendment(const db::Reader& reader, std::string_view printed) {
  const auto id = parse<AmendmentId>(printed);
  if (!id) return std::nullopt;
  return reader.row<Amendment>(
      "SELECT {fields} FROM amendment WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
}

Result<db::Page<Amendment>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Amendment>(reader, request);
}

void add(db::Writer& writer, const Amendment& amendment) { writer.insert_row(amendment); }
void save(db::Writer& writer, const Amendment& amendment) { writer.update_row(amendment); }

}  // namespace supercargo::amendments
