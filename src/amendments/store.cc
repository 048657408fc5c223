#include "amendments/store.h"

namespace supercargo::amendments {

void add(db::Writer& writer, const Correction& correction) { writer.insert_row(correction); }

std::vector<Correction> corrections_of(const db::Reader& reader, OrderId order) {
  return reader.rows<Correction>(
      "SELECT {fields} FROM entry_correction WHERE tenant_id = $1 AND sales_order_id = $2"
      " ORDER BY version LIMIT 1000",
      order);
}

}  // namespace supercargo::amendments
