// Tenants: companies that share an installation and nothing else. The table is global; reading it
// needs a transaction of no tenant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "journal/unit.h"

namespace supercargo {

struct TenantTag {
  static constexpr char prefix[] = "ten";
};
using TenantId = Id<TenantTag>;

namespace journal {

struct Tenant {
  TenantId id;  // small: it stands in front of every bearer string (decisions 24)
  std::string code;
  std::string name;
  std::string host;  // whose visitors are its people; may be empty
  Currency currency;
  std::string time_zone;
  Instant created_at;
};

std::optional<Tenant> find_tenant(const db::Reader& reader, TenantId id);
std::optional<Tenant> find_tenant_by_code(const db::Reader& reader, const std::string& code);
std::optional<Tenant> find_tenant_by_host(const db::Reader& reader, const std::string& host);
// Nothing when there is none, or more than one.
std::optional<Tenant> only_tenant(const db::Reader& reader);
// In the order of their numbers, at most 1,000 after that one.
std::vector<Tenant> tenants_after(const db::Reader& reader, TenantId id);

// A tenant with an empty journal whose first fact is its own creation. The id and the time are
// given here, not by `wanted`.
Result<Tenant> create_tenant(db::Session& session, Services& services, const Call& call,
                             const Tenant& wanted);
// Code, name, host, currency and time zone of the unit's own tenant.
Result<Tenant> change_tenant(Unit& unit, const Tenant& wanted);

}  // namespace journal

template <>
const Entity& entity<journal::Tenant>();

}  // namespace supercargo
