#include "founding/commands.h"

#include "founding/store.h"
#include "people/commands.h"
#include "policies/commands.h"
#include "policies/store.h"
#include "stock/warehouse_commands.h"

namespace supercargo::founding {
namespace {

constexpr Duration link_life = std::chrono::hours(1);

// A wrong token, a used one and a company that is there are told alike.
Problem over() { return not_found("founding"); }

bool is_good(const db::Reader& reader, const std::string& token, Instant now) {
  const auto stored = store::token(reader, people::digest_of(token));
  return stored && stored->expires_at > now && store::is_open(reader);
}

// Reasons point at the fields of the form, whatever the slices call them.
void take_reasons(std::vector<Reason>& reasons, const Problem& problem, const std::string& prefix) {
  for (Reason reason : problem.reasons) {
    if (!prefix.empty()) reason.pointer = "/" + prefix + reason.pointer.substr(1);
    reasons.push_back(std::move(reason));
  }
}

}  // namespace

Result<Issued> issue(journal::Unit& unit, const Issue&) {
  if (!store::is_open(unit.db)) return over();
  store::drop_older(unit.db, unit.now());
  Issued issued{people::new_token(unit.tenant())};
  store::add(unit.db, {people::digest_of(issued.token), unit.now() + link_life});
  return issued;
}

Result<Standing> standing(const journal::Query& query, const WhichStanding&) {
  return Standing{store::is_open(query.db)};
}

Result<Attempt> look(const journal::Query& query, const Found& given) {
  if (!is_good(query.db, given.token, query.now())) return over();
  return Attempt{given};
}

Attempt prepare(const people::PasswordHasher& hasher, Attempt attempt) {
  const people::Person person{.email = attempt.given.email, .name = attempt.given.name};
  attempt.reasons = people::check_password(attempt.given.password,
                                           people::context_of(person, {attempt.given.company}));
  if (attempt.reasons.empty()) attempt.hash = hasher.hash(attempt.given.password);
  return attempt;
}

Result<journal::Tenant> rename(journal::Unit& unit, const journal::Tenant& wanted) {
  auto tenant = journal::change_tenant(unit, wanted);
  if (!tenant) return tenant;
  policies::Settings settings = policies::settings_of(unit.db);
  settings.company = tenant->name;
  settings.currency = tenant->currency;
  settings.time_zone = tenant->time_zone;
  const auto settled = policies::open_anew(unit, settings);
  if (!settled) return settled.error();
  return tenant;
}

// What is refused anywhere rolls all of it back, and every step has its say first.
Result<Done> found(journal::Unit& unit, const Attempt& attempt) {
  const Found& given = attempt.given;
  if (!is_good(unit.db, given.token, unit.now())) return over();
  std::vector<Reason> reasons = attempt.reasons;
  auto wanted = *journal::find_tenant(unit.db, {unit.tenant()});
  wanted.name = given.company;
  wanted.currency = given.currency;
  wanted.time_zone = given.time_zone;
  if (const auto renamed = rename(unit, wanted); !renamed)
    take_reasons(reasons, renamed.error(), "");
  const stock::Warehouse first{
      .code = given.warehouse_code, .name = given.warehouse_name, .time_zone = given.time_zone};
  if (const auto made = stock::create(unit, first); !made)
    take_reasons(reasons, made.error(), "warehouse_");
  const auto person = people::invite(unit, {.email = given.email,
                                            .name = given.name,
                                            .roles = {"administrator"},
                                            .language = given.language,
                                            .time_zone = given.time_zone});
  if (!person) take_reasons(reasons, person.error(), "");
  if (!reasons.empty()) return invalid(std::move(reasons));
  const auto ready = people::set_password(unit, {person->id, attempt.hash, true});
  if (!ready) return ready.error();
  store::drop_all(unit.db);
  return Done{};
}

}  // namespace supercargo::founding
