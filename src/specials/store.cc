#include "specials/store.h"

#include "approvals/store.h"

namespace supercargo::specials {

std::optional<Special> find(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<SpecialPriceId>(reference);
  auto found = id ? reader.by_keys<Special>("id", std::vector{*id})
                  : reader.by_keys<Special>("number", std::vector{std::string(reference)});
  if (found.empty()) return std::nullopt;
  found.front().approvals = approvals::find_by_subjects(reader, {found.front().id.value});
  return std::move(found.front());
}

Result<db::Page<Special>> list(const db::Reader& reader, const db::ListRequest& request,
                               PersonId only) {
  if (!only) return db::page<Special>(reader, request);
  return db::page<Special>(reader, request, {{"requested_by", only.value}});
}

std::vector<Special> looked_at(const db::Reader& reader, const std::vector<CustomerId>& customers) {
  return reader.by_keys<Special>("usable_for", customers);
}

std::vector<Special> asked_in(const db::Reader& reader, const Counted& counted) {
  return reader.rows<Special>(
      "SELECT {fields} FROM special_price WHERE tenant_id = $1 AND customer_id = $2 "
      "AND product_id = $3 AND requested_at >= $4 AND requested_at <= $5 "
      "AND status IN ('requested', 'approved', 'communicated', 'used') ORDER BY id LIMIT 1000",
      counted.customer, counted.product, counted.since, counted.until);
}

std::vector<Special> over(const db::Reader& reader, Day today, Instant asked_before,
                          std::int64_t most) {
  return reader.rows<Special>(
      "SELECT {fields} FROM special_price WHERE tenant_id = $1 "
      "AND ((status = 'requested' AND requested_at < $3) "
      "OR (status IN ('requested', 'approved', 'communicated') AND valid_until < $2) "
      "OR (usable_for IS NOT NULL AND valid_until < $2)) ORDER BY id LIMIT $4",
      today, asked_before, most);
}

void add(db::Writer& writer, const Special& special) { writer.insert_row(special); }
void save(db::Writer& writer, const Special& special) { writer.update_row(special); }

}  // namespace supercargo::specials
