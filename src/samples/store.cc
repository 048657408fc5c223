#include "samples/store.h"

#include <algorithm>

namespace supercargo::samples {

std::optional<Sample> find(const db::Reader& reader, AuditSampleId id) {
  return reader.row<Sample>(
      "SELECT {fields} FROM audit_sample WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}

Result<db::Page<Sample>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Sample>(reader, request);
}

void add(db::Writer& writer, const Sample& sample) { writer.insert_row(sample); }

std::vector<std::string> numbers_of(const db::Reader& reader, const Window& window) {
  // What is not of the type or customer is passed over here: a day's orders are read by their
  // index.
  constexpr std::int64_t read_most = 200'000;
  const auto found = reader.values<std::string, std::string, std::string>(
      "SELECT number, order_type, customer FROM sales_order WHERE tenant_id = $1 "
      "AND created_at >= $2 AND created_at < $3 ORDER BY created_at, id LIMIT $4",
      window.from, window.before, read_most);
  std::vector<std::string> numbers;
  for (const auto& [number, order_type, customer] : found) {
    const bool is_of_type = window.order_type.empty() || order_type == window.order_type;
    if (!is_of_type || (!window.customer.empty() && customer != window.customer)) continue;
    numbers.push_back(number);
    if (static_cast<std::int64_t>(numbers.size()) > population_max) break;
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace supercargo::samples
