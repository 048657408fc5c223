#include "mandates/store.h"

#include "kernel/text_keys.h"

namespace supercargo::mandates {

std::optional<Policy> find(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<ApprovalPolicyId>(reference))
    return reader.row<Policy>(
        "SELECT {fields} FROM approval_policy WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Policy>(
      "SELECT {fields} FROM approval_policy WHERE tenant_id = $1 AND code_key = $2 "
      "ORDER BY version DESC LIMIT 1",
      comparison_key(reference));
}

Result<db::Page<Policy>> list(const db::Reader& reader, const db::ListRequest& request) {
  return db::page<Policy>(reader, request);
}

std::optional<Policy> find_holding(const db::Reader& reader, std::string_view code,
                                   const Moment& moment) {
  const auto versions = reader.rows<Policy>(
      "SELECT {fields} FROM approval_policy WHERE tenant_id = $1 AND code_key = $2 "
      "AND status = 'in_force' ORDER BY version DESC LIMIT 100",
      comparison_key(code));
  const auto held = holding(versions, moment);
  return held.empty() ? std::nullopt : std::optional(*held.front());
}

void add(db::Writer& writer, const Policy& policy) { writer.insert_row(policy); }
void save(db::Writer& writer, const Policy& policy) { writer.update_row(policy); }

Known Known::gather(const db::Reader& reader) {
  constexpr std::int64_t newest = 500;
  Known known;
  known.policies_ = reader.rows<Policy>(
      "SELECT {fields} FROM approval_policy WHERE tenant_id = $1 AND status = 'in_force' "
      "ORDER BY id DESC LIMIT $2",
      newest);
  return known;
}

std::vector<approvals::Need> Known::needs(std::vector<approvals::Need> of_design,
                                          const Matter& matter, const Moment& moment) const {
  if (policies_.empty()) return of_design;
  auto applying = holding(policies_, moment);
  std::erase_if(applying, [&](const Policy* each) { return !applies(*each, matter); });
  return tightened(std::move(of_design), applying);
}

}  // namespace supercargo::mandates
