#include "approvals/commands.h"

#include "approvals/rules.h"
#include "approvals/store.h"
#include "delegations/commands.h"
#include "policies/store.h"

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

Instant due_of(const Approval& approval, Instant now, const Calendar& calendar) {
  return add_working_time(now, std::chrono::minutes(60 * hours_of(approval)), calendar);
}

// Who stood in for somebody is told with the decision.
void set_decider(Approval& after, const Approval& before, journal::Unit& unit,
                 const std::vector<StandIn>& stand_ins) {
  if (after.status == Status::pending) return;
  after.decided_by = unit.actor().person;
  after.decided_at = unit.now();
  const auto voice = voice_of(before, unit.actor(), stand_ins);
  if (voice) after.decided_for = voice->for_whom;
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

Approval wanted_for(const Need& need, const Subject& subject, Instant now,
                    const Calendar& calendar) {
  Approval wanted{.subject_kind = subject.kind,
                  .subject_id = subject.id,
                  .subject_prefix = subject.prefix,
                  .subject_hash = subject.hash,
                  .rule = need.rule,
                  .detail = need.detail,
                  .tier = need.tier,
                  .basis = need.basis,
                  .roles = need.steps.empty() ? need.roles : need.steps.front().roles,
                  .each_role = need.steps.empty() ? need.each_role : need.steps.front().each_role,
                  .steps = need.steps,
                  .party_id = subject.party_id};
  if (subject.entered_by) wanted.barred = {text(subject.entered_by)};
  wanted.due_at = due_of(wanted, now, calendar);
  return wanted;
}

std::vector<Approval> ask(journal::Unit& unit, const Subject& subject, std::span<const Need> needs,
                          const Known& known) {
  std::vector<Approval> asked;
  for (const Need& need : needs)
    if (standing(known.approvals, need.rule, subject.hash) == nullptr)
      asked.push_back(prepare(unit, wanted_for(need, subject, unit.now(), known.calendar)));
  return asked;
}

Result<Approval> decide(journal::Unit& unit, const Decide& wanted) {
  const auto before = find(unit.db, wanted.id);
  if (!before) return not_found("approval");
  const auto stand_ins = delegations::stand_ins(unit.db, unit.actor().person, unit.now());
  if (auto refusal = check_can_decide(*before, unit.actor(), wanted.subject_hash_now, stand_ins))
    return std::move(*refusal);
  if (auto refusal = check_words(wanted)) return std::move(*refusal);
  Approval after = *before;
  if (wanted.decision == Decision::reject)
    after.status = Status::rejected;
  else
    after = with_signature(std::move(after), unit.actor(), stand_ins);
  after.reason = wanted.reason;
  after.revision += 1;
  set_decider(after, *before, unit, stand_ins);
  if (after.step != before->step && after.status == Status::pending)
    after.due_at = due_of(after, unit.now(), policies::calendar_of(policies::settings_of(unit.db)));
  save(unit.db, {after});
  tell_changed(unit, fact_name(after.status), *before, after);
  tell_waived(unit, *before);
  return after;
}

std::vector<Approval> escalate(journal::Unit& unit, std::int64_t most) {
  std::vector<Approval> late;
  for (const Approval& before : find_overdue(unit.db, unit.now(), most)) {
    Approval& after = late.emplace_back(before);
    after.escalated_at = unit.now();
    after.revision += 1;
    tell_changed(unit, "approval_escalated", before, after);
  }
  save(unit.db, late);
  return late;
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
