#include "journal/entry_store.h"
#include "journal/tenants.h"
#include "kernel/calendar.h"
#include "kernel/value.h"

namespace supercargo {
namespace {

bool is_tenant_code(std::string_view text) {
  if (text.empty() || text.front() == '-' || text.back() == '-') return false;
  for (const char c : text) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!is_plain) return false;
  }
  return true;
}

using journal::Tenant;
constexpr Field tenant_fields[] = {
    field<&Tenant::id>("id", {.access = Access::read_only}),
    field<&Tenant::code>("code", {.required = true,
                                  .access = Access::create_only,
                                  .personal = Personal::none,
                                  .max = 40,
                                  .valid = is_tenant_code}),
    field<&Tenant::name>("name", {.required = true, .personal = Personal::none}),
    field<&Tenant::host>("host", {.personal = Personal::none, .max = 253}),
    field<&Tenant::currency>("currency", {.required = true}),
    field<&Tenant::time_zone>("time_zone", {.required = true,
                                            .personal = Personal::none,
                                            .max = 64,
                                            .valid = known_zone,
                                            .refusal = "unknown_time_zone"}),
    field<&Tenant::created_at>("created_at", {.access = Access::read_only}),
};

}  // namespace

template <>
const Entity& entity<journal::Tenant>() {
  static constexpr Entity described = describe<Tenant>("tenant", "tenant", tenant_fields);
  return described;
}

namespace journal {
namespace {

std::vector<Reason> reasons_against(const Tenant& wanted) {
  std::vector<Reason> reasons;
  for (const Field& field : entity<Tenant>().fields) {
    if (const auto objection = check_value(field, &wanted); objection.code != nullptr)
      reasons.push_back({std::string("/") + field.name, objection.code, objection.detail});
  }
  return reasons;
}

std::optional<std::string> unless_empty(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace

std::optional<Tenant> find_tenant(const db::Reader& reader, TenantId id) {
  return reader.row<Tenant>("SELECT {fields} FROM tenant WHERE id = $1 LIMIT 1", id);
}

std::optional<Tenant> find_tenant_by_code(const db::Reader& reader, const std::string& code) {
  return reader.row<Tenant>("SELECT {fields} FROM tenant WHERE code = $1 LIMIT 1", code);
}

std::optional<Tenant> find_tenant_by_host(const db::Reader& reader, const std::string& host) {
  return reader.row<Tenant>("SELECT {fields} FROM tenant WHERE host = $1 ORDER BY id LIMIT 1",
                            host);
}

std::optional<Tenant> only_tenant(const db::Reader& reader) {
  auto found = reader.rows<Tenant>("SELECT {fields} FROM tenant ORDER BY id LIMIT 2");
  if (found.size() != 1) return std::nullopt;
  return std::move(found.front());
}

std::vector<Tenant> tenants_after(const db::Reader& reader, TenantId id) {
  return reader.rows<Tenant>("SELECT {fields} FROM tenant WHERE id > $1 ORDER BY id LIMIT 1000",
                             id.value);
}

Result<Tenant> create_tenant(db::Session& session, Services& services, const Call& call,
                             const Tenant& wanted) {
  auto reasons = reasons_against(wanted);
  Tenant tenant = wanted;
  tenant.created_at = call.now;
  {
    db::Transaction looking(session, db::Mode::read, db::no_tenant);
    const db::Reader reader(session);
    if (find_tenant_by_code(reader, wanted.code)) reasons.push_back({"/code", "code_taken", ""});
    tenant.id.value = reader.value<std::int64_t>("SELECT MAX(id) FROM tenant").value_or(0) + 1;
    looking.commit();
  }
  if (!reasons.empty()) return invalid(std::move(reasons));

  // Its row and its chain head come together: a tenant without a journal could not be written to.
  db::Transaction creating(session, db::Mode::write, tenant.id.value);
  db::Writer writer(session);
  writer.run(
      "INSERT INTO tenant (id, code, name, host, currency, time_zone, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      tenant.code, tenant.name, unless_empty(tenant.host), tenant.currency, tenant.time_zone,
      tenant.created_at);
  add_head(writer, {0, chain_start()});
  append(writer, services, {{&call, created("tenant_created", tenant)}});
  creating.commit();
  return tenant;
}

Result<Tenant> change_tenant(Unit& unit, const Tenant& wanted) {
  auto reasons = reasons_against(wanted);
  // In a tenant's transaction $1 is the tenant.
  const auto namesake = unit.db.value<std::int64_t>(
      "SELECT id FROM tenant WHERE code = $2 AND id <> $1 LIMIT 1", wanted.code);
  if (namesake) reasons.push_back({"/code", "code_taken", ""});
  if (!reasons.empty()) return invalid(std::move(reasons));
  const auto before = unit.db.row<Tenant>("SELECT {fields} FROM tenant WHERE id = $1 LIMIT 1");
  SUPERCARGO_CHECK(before.has_value());
  Tenant tenant = wanted;
  tenant.id = before->id;
  tenant.created_at = before->created_at;
  unit.db.run(
      "UPDATE tenant SET code = $2, name = $3, host = $4, currency = $5, time_zone = $6 "
      "WHERE id = $1",
      tenant.code, tenant.name, unless_empty(tenant.host), tenant.currency, tenant.time_zone);
  unit.tell(changed("tenant_changed", *before, tenant));
  return tenant;
}

}  // namespace journal
}  // namespace supercargo
