#include "terms/store.h"

#include "approvals/store.h"

namespace supercargo::terms {

std::optional<Agreement> find(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<PriceAgreementId>(reference);
  auto found = id ? reader.by_keys<Agreement>("id", std::vector{*id})
                  : reader.by_keys<Agreement>("number", std::vector{std::string(reference)});
  if (found.empty()) return std::nullopt;
  found.front().approvals = approvals::find_by_subjects(reader, {found.front().id.value});
  return std::move(found.front());
}

std::vector<Agreement> find_by_numbers(const db::Reader& reader,
                                       const std::vector<std::string>& numbers) {
  return reader.by_keys<Agreement>("number", numbers);
}

Result<db::Page<Agreement>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Agreement>(reader, request);
}

std::vector<Agreement> looked_at(const db::Reader& reader,
                                 const std::vector<CustomerId>& customers) {
  return reader.by_keys<Agreement>("holds_for", customers);
}

std::vector<Agreement> standing(const db::Reader& reader, CustomerId customer) {
  return reader.rows<Agreement>(
      "SELECT {fields} FROM price_agreement WHERE tenant_id = $1 AND customer_id = $2 "
      "AND status IN ('pending_approval', 'approved', 'communicated', 'active', 'suspended') "
      "ORDER BY id LIMIT 500",
      customer);
}

std::vector<Agreement> due(const db::Reader& reader, Day today, std::int64_t most) {
  return reader.rows<Agreement>(
      "SELECT {fields} FROM price_agreement WHERE tenant_id = $1 AND status IN "
      "('approved', 'communicated', 'active', 'suspended') AND (valid_until < $2 "
      "OR (status = 'communicated' AND valid_from <= $2) "
      "OR (status = 'active' AND ((warned_days > 7 AND valid_until <= $2 + 7) "
      "OR (warned_days > 30 AND valid_until <= $2 + 30) "
      "OR (warned_days > 60 AND valid_until <= $2 + 60)))) ORDER BY id LIMIT $3",
      today, most);
}

void add(db::Writer& writer, const Agreement& agreement) { writer.insert_row(agreement); }
void save(db::Writer& writer, const Agreement& agreement) { writer.update_row(agreement); }

}  // namespace supercargo::terms
