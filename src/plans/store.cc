#include "plans/store.h"

#include "approvals/store.h"

namespace supercargo::plans {

std::optional<Plan> find(const db::Reader& reader, std::string_view reference) {
  const auto id = parse<PaymentPlanId>(reference);
  auto found = id ? reader.by_keys<Plan>("id", std::vector{*id})
                  : reader.by_keys<Plan>("number", std::vector{std::string(reference)});
  if (found.empty()) return std::nullopt;
  found.front().approvals = approvals::find_by_subjects(reader, {found.front().id.value});
  return std::move(found.front());
}

Result<db::Page<Plan>> list(const db::Reader& reader, const db::ListRequest& request,
                            PersonId only) {
  if (!only) return db::page<Plan>(reader, request);
  return db::page<Plan>(reader, request, {{"proposed_by", only.value}});
}

std::vector<Plan> running(const db::Reader& reader, PaymentPlanId after, std::int64_t most) {
  return reader.rows<Plan>(
      "SELECT {fields} FROM payment_plan WHERE tenant_id = $1 AND status IN ('active', 'breached') "
      "AND id > $2 ORDER BY id LIMIT $3",
      after.value, most);
}

void add(db::Writer& writer, const Plan& plan) { writer.insert_row(plan); }
void save(db::Writer& writer, const Plan& plan) { writer.update_row(plan); }

}  // namespace supercargo::plans
