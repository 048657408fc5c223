#include "delegations/commands.h"

#include "delegations/store.h"
#include "journal/attempt.h"
#include "journal/revision.h"
#include "people/rules.h"
#include "people/store.h"
#include "policies/store.h"

namespace supercargo::delegations {
namespace {

RoleSet roles_of(const db::Reader& reader, PersonId id) {
  const auto person = id ? people::store::person(reader, id) : std::nullopt;
  if (!person || person->status != people::PersonStatus::active) return {};
  return people::roles_of(person->roles);
}

Day today_here(const db::Reader& reader, Instant now) {
  return local_day(now, policies::calendar_of(policies::settings_of(reader)));
}

std::vector<Delegation> beside(const db::Reader& reader, const Delegation& given, Day today) {
  auto others = of_person(reader, given.absent, today);
  for (Delegation& each : of_person(reader, given.deputy, today)) others.push_back(std::move(each));
  return others;
}

}  // namespace

Result<Delegation> delegate(journal::Unit& unit, const Delegation& given) {
  Delegation delegation = given;
  delegation.absent = unit.actor().person;
  const Day today = today_here(unit.db, unit.now());
  const Both roles{roles_of(unit.db, delegation.absent), roles_of(unit.db, delegation.deputy)};
  auto reasons = check_delegation(delegation, roles, beside(unit.db, delegation, today), today);
  if (!reasons.empty()) return invalid(std::move(reasons));
  delegation.id = unit.make_id<DelegationId>();
  delegation.revision = 1;
  delegation.created_at = unit.now();
  add(unit.db, delegation);
  unit.tell(journal::created("delegation_given", delegation));
  return delegation;
}

Result<Delegation> end(journal::Unit& unit, const EndDelegation& wanted) {
  const auto id = parse<DelegationId>(wanted.id);
  const auto before = id ? find(unit.db, *id) : std::nullopt;
  if (!before) return not_found("delegation");
  if (auto conflict = journal::revision_conflict(unit.db, *before, wanted.revision))
    return std::move(*conflict);
  const journal::Actor& actor = unit.actor();
  const bool is_part = actor.person == before->absent || actor.person == before->deputy;
  if (!is_part && !actor.roles.has(Role::administrator)) {
    return journal::attempt_on(
        Problem{Refusal::forbidden, "forbidden", "It is ended by one of the two."},
        text(before->id));
  }
  if (before->ended_at)
    return Problem{Refusal::not_in_this_state, "not_in_this_state", "It has been ended."};
  Delegation after = *before;
  after.ended_by = actor.person;
  after.ended_at = unit.now();
  after.revision = before->revision + 1;
  save(unit.db, after);
  unit.tell(journal::changed("delegation_ended", *before, after));
  return after;
}

Result<Delegation> get(const journal::Query& query, const DelegationReference& reference) {
  const auto id = parse<DelegationId>(reference.id);
  auto found = id ? find(query.db, *id) : std::nullopt;
  if (!found) return not_found("delegation");
  return std::move(*found);
}

Result<db::Page<Delegation>> list_delegations(const journal::Query& query,
                                              const db::ListRequest& request) {
  return list(query.db, request);
}

std::vector<StandIn> stand_ins(const db::Reader& reader, PersonId deputy, Instant now) {
  std::vector<StandIn> all;
  if (!deputy) return all;
  // No zone is further behind than this; the company's own day is asked only where there are any.
  const auto given = of_deputy(reader, deputy, day_in_utc(now) - 1);
  if (given.empty()) return all;
  const Day today = today_here(reader, now);
  for (const Delegation& each : given) {
    if (!holds_on(each, today)) continue;
    const RoleSet roles = roles_of(reader, each.absent) & deciders;
    if (!roles.empty()) all.push_back({each.absent, roles});
  }
  return all;
}

}  // namespace supercargo::delegations
