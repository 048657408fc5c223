#include "statements/store.h"

namespace supercargo::statements::store {

std::optional<Round> round(const db::Reader& reader) {
  return reader.row<Round>("SELECT {fields} FROM statement_round WHERE tenant_id = $1 LIMIT 1");
}

void put(db::Writer& writer, const Round& round) {
  if (statements::store::round(writer)) return writer.update_row(round);
  writer.insert_row(round);
}

}  // namespace supercargo::statements::store
