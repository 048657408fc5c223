#include "withdrawals/store.h"

namespace supercargo::withdrawals::store {

std::optional<Withdrawal> find(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<WithdrawalId>(reference))
    return reader.row<Withdrawal>(
        "SELECT {fields} FROM withdrawal WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Withdrawal>(
      "SELECT {fields} FROM withdrawal WHERE tenant_id = $1 AND number = $2 LIMIT 1",
      std::string(reference));
}

std::vector<Withdrawal> of_order(const db::Reader& reader, OrderId order) {
  return reader.rows<Withdrawal>(
      "SELECT {fields} FROM withdrawal WHERE tenant_id = $1 AND sales_order_id = $2 "
      "ORDER BY id LIMIT 100",
      order);
}

Result<db::Page<Withdrawal>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Withdrawal>(reader, request);
}

void add(db::Writer& writer, const Withdrawal& withdrawal) { writer.insert_row(withdrawal); }
void save(db::Writer& writer, const Withdrawal& withdrawal) { writer.update_row(withdrawal); }

}  // namespace supercargo::withdrawals::store
