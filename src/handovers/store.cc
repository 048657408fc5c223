#include "handovers/store.h"

namespace supercargo::handovers {

std::optional<Handover> find(const db::Reader& reader, HandoverId id) {
  return reader.row<Handover>(
      "SELECT {fields} FROM order_handover WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

std::optional<Handover> find_offered(const db::Reader& reader, OrderId order) {
  return reader.row<Handover>(
      "SELECT {fields} FROM order_handover WHERE tenant_id = $1 AND sales_order_id = $2 "
      "AND status = 'offered' LIMIT 1",
      order);
}

Result<db::Page<Handover>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Handover>(reader, request);
}

void add(db::Writer& writer, const Handover& handover) { writer.insert_row(handover); }
void save(db::Writer& writer, const Handover& handover) { writer.update_row(handover); }

}  // namespace supercargo::handovers
