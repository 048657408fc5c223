#include "approvals/commands.h"

#include "approvals/rules.h"
#include "approvals/store.h"

namespace supercargo::approvals {
namespace {

void tell_changed(journal::Unit& unit, const char* name, const Approval& before,
                  const Approval& after) {
  unit.tell(journal::changed(name, before, after, after.party_id));
}

// Decisions 1: a sole person's decision is recorded as what it is.
void tell_waived(journal::Unit& unit, const Approval& approval) {
  journal::Fact fact{.name = "separation_waived",
                     .record = entity<Approval>().name,
                     .record_id = approval.id.value,
                     .prefix = ApprovalId::prefix,
                     .revision = approval.revision};
  for (const Reason& rule : separation_reasons(approval, unit.actor()))
    fact.changes.push_back({rule.code, "null", "true"});
  if (!fact.changes.empty()) unit.tell(std::move(fact));
}

const char* fact_name(Status after) {
  if (after == Status::rejected) return "approval_rejected";
  return after == Status::approved ? "approval_given" : "approval_signed";
}

std::optional<Problem> check_words(const Decide& wanted) {
  if (wanted.decision == Decision::approve || !wanted.reason.empty()) return std::nullopt;
  return invalid({{"/reason", "required", "A refusal says why."}});
}

}  // namespace

Approval prepare(journal::Unit& unit, Approval wanted) {
  SUPERCARGO_CHECK(wanted.subject_id != 0 && !wanted.subject_prefix.empty());
  SUPERCARGO_CHECK(!wanted.roles.empty() && !wanted.rule.empty() && !wanted.subject_hash.empty());
  wanted.id = unit.make_id<ApprovalId>();
  wanted.subject = id_text(wanted.subject_prefix, wanted.subject_id);
  wanted.status = Status::pending;
  if (!wanted.requested_by) wanted.requested_by = unit.actor().person;
  wanted.requested_at = unit.now();
  wanted.revision = 1;
  unit.tell(journal::created("approval_requested", wanted, wanted.party_id));
  return wanted;
}

Approval request(journal::Unit& unit, const Approval& wanted) {
  const auto known = find_by_subjects(unit.db, {wanted.subject_id});
  save(unit.db, voided(unit, known, wanted.subject_hash));
  const Approval* same = standing(known, wanted.rule, wanted.subject_hash);
  if (same != nullptr && same->status != Status::rejected) return *same;
  Approval made = prepare(unit, wanted);
  add(unit.db, {made});
  return made;
}

Result<Approval> decide(journal::Unit& unit, const Decide& wanted) {
  const auto before = find(unit.db, wanted.id);
  if (!before) return not_found("approval");
  if (auto refusal = check_can_decide(*before, unit.actor(), wanted.subject_hash_now))
    return std::move(*refusal);
  if (auto refusal = check_words(wanted)) return std::move(*refusal);
  Approval after = *before;
  if (wanted.decision == Decision::reject)
    after.status = Status::rejected;
  else
    after = with_signature(std::move(after), unit.actor());
  after.reason = wanted.reason;
  after.revision += 1;
  if (after.status != Status::pending) {
    after.decided_by = unit.actor().person;
    after.decided_at = unit.now();
  }
  save(unit.db, {after});
  tell_changed(unit, fact_name(after.status), *before, after);
  tell_waived(unit, *before);
  return after;
}

std::vector<Approval> voided(journal::Unit& unit, const std::vector<Approval>& known,
                             const std::string& current_hash) {
  std::vector<Approval> changed;
  for (const Approval& before : known) {
    if (!is_stale(before, current_hash)) continue;
    Approval& after = changed.emplace_back(before);
    after.status = Status::voided;
    after.revision += 1;
    tell_changed(unit, "approval_voided", before, after);
  }
  return changed;
}

std::vector<Approval> void_for(journal::Unit& unit, std::int64_t subject_id,
                               const std::string& current_hash) {
  auto changed = voided(unit, find_by_subjects(unit.db, {subject_id}), current_hash);
  save(unit.db, changed);
  return changed;
}

Result<Approval> get(const journal::Query& query, const ApprovalReference& reference) {
  const auto id = parse<ApprovalId>(reference.id);
  auto approval = id ? find(query.db, *id) : std::nullopt;
  if (!approval) return not_found("approval");
  return std::move(*approval);
}

Result<db::Page<Approval>> list_approvals(const journal::Query& query,
                                          const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::approvals
