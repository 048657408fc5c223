#include "writeoffs/store.h"

namespace supercargo::writeoffs {

std::optional<WriteOff> find(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<WriteOffId>(reference))
    return reader.row<WriteOff>(
        "SELECT {fields} FROM write_off WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<WriteOff>(
      "SELECT {fields} FROM write_off WHERE tenant_id = $1 AND number = $2 LIMIT 1", reference);
}

std::optional<WriteOff> find_asked(const db::Reader& reader, InvoiceId invoice) {
  return reader.row<WriteOff>(
      "SELECT {fields} FROM write_off WHERE tenant_id = $1 AND invoice_id = $2 "
      "AND status = 'asked' LIMIT 1",
      invoice);
}

Result<db::Page<WriteOff>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<WriteOff>(reader, request);
}

void add(db::Writer& writer, const WriteOff& write_off) { writer.insert_row(write_off); }
void save(db::Writer& writer, const WriteOff& write_off) { writer.update_row(write_off); }

}  // namespace supercargo::writeoffs
