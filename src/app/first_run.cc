#include "app/first_run.h"

#include "app/company.h"
#include "founding/commands.h"
#include "founding/store.h"

namespace supercargo::app {
namespace {

journal::Tenant first_company() {
  journal::Tenant first;
  first.code = first_tenant_code;
  first.name = "Main company";
  first.currency = Currency::of("EUR");
  first.time_zone = "UTC";
  return first;
}

bool is_open(Installation& installation, const journal::Tenant& tenant) {
  db::Transaction looking(installation.session(), db::Mode::read, tenant.id.value);
  const bool open = founding::store::is_open(db::Reader(installation.session()));
  looking.commit();
  return open;
}

}  // namespace

std::optional<journal::Tenant> unfounded_company(Installation& installation) {
  const auto tenants = installation.tenants();
  if (tenants.size() > 1) return std::nullopt;
  if (tenants.size() == 1)
    return is_open(installation, tenants.front()) ? std::optional(tenants.front()) : std::nullopt;
  try {
    auto made = open_company(installation, first_company());
    return made ? std::optional(std::move(*made)) : std::nullopt;
  } catch (const db::DatabaseFault&) {
    // Another server of the same database was quicker.
    if (installation.tenants().empty()) throw;
    return std::nullopt;
  }
}

Result<std::string> founding_link(Installation& installation, const journal::Tenant& tenant,
                                  const std::string& address) {
  const auto issued = journal::perform(installation.session(), installation.services(),
                                       installation.operator_call(tenant), founding::issue, {});
  if (!issued) return issued.error();
  // Behind the sign: no log and no proxy sees the token.
  return address + "/setup#" + issued->token;
}

}  // namespace supercargo::app
