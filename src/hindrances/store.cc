#include "hindrances/store.h"

#include <algorithm>

namespace supercargo::hindrances {

void add(db::Writer& writer, const Hindrance& hindrance) { writer.insert_row(hindrance); }

void remove(db::Writer& writer, std::int64_t order_id, std::int64_t record_id) {
  writer.run("DELETE FROM hindrance WHERE tenant_id = $1 AND order_id = $2 AND record_id = $3",
             order_id, record_id);
}

std::vector<Hindrance> of_orders(const db::Reader& reader,
                                 const std::vector<std::int64_t>& order_ids) {
  if (order_ids.empty()) return {};
  auto found = reader.by_keys<Hindrance>("order_id", order_ids);
  std::sort(found.begin(), found.end(), [](const Hindrance& a, const Hindrance& b) {
    return std::pair(a.since, a.record_id) < std::pair(b.since, b.record_id);
  });
  return found;
}

}  // namespace supercargo::hindrances
