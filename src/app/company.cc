#include "app/company.h"

#include "policies/commands.h"

namespace supercargo::app {
namespace {

struct AddHashed {
  people::Invite invite;
  std::string hash;
};

// One transaction: nobody is left half made.
Result<people::Person> add_hashed(journal::Unit& unit, const AddHashed& wanted) {
  auto person = people::invite(unit, wanted.invite);
  if (!person) return person;
  return people::set_password(unit, {person->id, wanted.hash, true});
}

}  // namespace

Result<journal::Tenant> open_company(Installation& installation, const journal::Tenant& wanted) {
  auto& session = installation.session();
  auto& services = installation.services();
  auto tenant =
      journal::create_tenant(session, services, installation.operator_call(wanted), wanted);
  if (!tenant) return tenant;
  policies::Settings settings = policies::default_settings();
  settings.company = tenant->name;
  settings.currency = tenant->currency;
  settings.time_zone = tenant->time_zone;
  const auto opened = journal::perform(session, services, installation.operator_call(*tenant),
                                       policies::open, settings);
  if (!opened) return opened.error();
  return tenant;
}

Result<people::Person> add_person(Installation& installation, const journal::Tenant& tenant,
                                  const AddPerson& wanted) {
  const people::Person person{.email = wanted.invite.email, .name = wanted.invite.name};
  const auto context = people::context_of(person, {tenant.name, tenant.code});
  if (auto reasons = people::check_password(wanted.password, context); !reasons.empty())
    return invalid(std::move(reasons));
  const people::Settings numbers;
  const people::PasswordHasher hasher(numbers.hash_passes, numbers.hash_bytes);
  return journal::perform(installation.session(), installation.services(),
                          installation.operator_call(tenant), add_hashed,
                          AddHashed{wanted.invite, hasher.hash(wanted.password)});
}

}  // namespace supercargo::app
