#include "mandates/commands.h"

#include "customers/store.h"
#include "journal/attempt.h"
#include "journal/revision.h"
#include "kernel/text_keys.h"
#include "mandates/store.h"
#include "people/commands.h"
#include "people/store.h"
#include "policies/store.h"

namespace supercargo::mandates {
namespace {

// Customers by their codes; what is wrong with the policy.
std::vector<Reason> complete(const db::Reader& reader, Policy& policy) {
  auto reasons = check_policy(policy);
  const auto known = customers::find_by_references(reader, policy.customers);
  for (std::size_t i = 0; i < policy.customers.size(); ++i) {
    if (const auto* customer = known.find(policy.customers[i]))
      policy.customers[i] = customer->code;
    else
      reasons.push_back({"/customers/" + std::to_string(i), "unknown_customer",
                         "No customer has this id or code."});
  }
  for (std::size_t i = 0; i < policy.entered_by.size(); ++i) {
    const auto id = parse<PersonId>(policy.entered_by[i]);
    if (!id || !people::store::person(reader, *id))
      reasons.push_back(
          {"/entered_by/" + std::to_string(i), "unknown_person", "Nobody of that id works here."});
  }
  return reasons;
}

Problem is_in_force() {
  return {Refusal::not_in_this_state, "not_in_this_state",
          "The policy is in force: draft its next version."};
}

Day today_here(const journal::Unit& unit) {
  return local_day(unit.now(), policies::calendar_of(policies::settings_of(unit.db)));
}

// Decisions 1: while there is no second administrator it is recorded as what it is.
void tell_waived(journal::Unit& unit, const Policy& policy) {
  unit.tell({.name = "separation_waived",
             .record = entity<Policy>().name,
             .record_id = policy.id.value,
             .prefix = ApprovalPolicyId::prefix,
             .revision = policy.revision,
             .reason = "There is no second administrator to put the policy in force."});
}

}  // namespace

Result<Policy> draft(journal::Unit& unit, const Policy& given) {
  Policy policy = given;
  policy.code_key = comparison_key(policy.code);
  auto reasons = complete(unit.db, policy);
  const auto latest = find(unit.db, policy.code);
  if (latest && latest->status == Status::draft)
    reasons.push_back({"/code", "draft_waits", "A version of it is drafted already: change that."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  policy.id = unit.make_id<ApprovalPolicyId>();
  policy.version = latest ? latest->version + 1 : 1;
  if (latest) policy.code = latest->code;
  policy.made_by = unit.actor().person;
  policy.revision = 1;
  policy.created_at = policy.changed_at = unit.now();
  add(unit.db, policy);
  unit.tell(journal::created("approval_policy_drafted", policy));
  return policy;
}

Result<Policy> change(journal::Unit& unit, const Patch& patch) {
  const auto before = find(unit.db, patch.id);
  if (!before) return not_found("approval policy");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  if (before->status == Status::in_force) return is_in_force();
  auto after = patched(*before, patch);
  if (!after) return after;
  if (auto reasons = complete(unit.db, *after); !reasons.empty())
    return invalid(std::move(reasons));
  if (journal::changed("approval_policy_changed", *before, *after).changes.empty()) return *before;
  // Who changed it last has made it, and puts nothing of it in force.
  after->made_by = unit.actor().person;
  after->revision = before->revision + 1;
  after->changed_at = unit.now();
  save(unit.db, *after);
  unit.tell(journal::changed("approval_policy_changed", *before, *after));
  return after;
}

Result<Policy> put_in_force(journal::Unit& unit, const PutInForce& wanted) {
  const auto before = find(unit.db, wanted.id);
  if (!before) return not_found("approval policy");
  if (auto conflict = journal::revision_conflict(unit.db, *before, wanted.revision))
    return std::move(*conflict);
  if (before->status == Status::in_force) return is_in_force();
  const bool is_own = before->made_by && before->made_by == unit.actor().person;
  const auto grant = people::grant_of(unit.actor(), people::store::administrators(unit.db));
  if (is_own && grant == people::Grant::proposed) {
    return journal::attempt_on(invalid({{"", "requester_is_approver",
                                         "Another administrator puts it in force (domain 11)."}}),
                               text(before->id));
  }
  Policy after = *before;
  if (auto reasons = complete(unit.db, after); !reasons.empty()) return invalid(std::move(reasons));
  after.status = Status::in_force;
  after.put_in_force_by = unit.actor().person;
  after.put_in_force_at = after.changed_at = unit.now();
  // It holds for nothing that was decided before.
  after.valid_from = std::max(before->valid_from, today_here(unit));
  if (after.valid_until && after.valid_until < after.valid_from)
    return invalid({{"/valid_until", "ends_before_it_begins", "Its last day is over."}});
  after.revision = before->revision + 1;
  save(unit.db, after);
  unit.tell(journal::changed("approval_policy_put_in_force", *before, after));
  if (is_own && grant == people::Grant::waived) tell_waived(unit, after);
  return after;
}

Result<Policy> get(const journal::Query& query, const PolicyReference& reference) {
  auto found = find(query.db, reference.id);
  if (!found) return not_found("approval policy");
  return std::move(*found);
}

Result<db::Page<Policy>> list_policies(const journal::Query& query,
                                       const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::mandates
