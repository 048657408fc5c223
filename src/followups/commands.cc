#include "followups/commands.h"

#include "files/owners.h"
#include "followups/store.h"
#include "hindrances/store.h"
#include "jobs/job.h"
#include "journal/revision.h"
#include "people/store.h"
#include "policies/store.h"

namespace supercargo::followups {
namespace {

using journal::Unit;

Calendar calendar_here(const Unit& unit) {
  return policies::calendar_of(policies::settings_of(unit.db));
}

void check_owner(const Unit& unit, PersonId owner, std::vector<Reason>& reasons) {
  if (!owner) return;
  const auto person = people::store::person(unit.db, owner);
  if (!person || person->status != people::PersonStatus::active)
    reasons.push_back({"/owner", "unknown_person", "Nobody of that id works here."});
}

// An order with an open follow-up cannot be closed (domain 2.0).
bool hinders_an_order(const FollowUp& follow_up) { return follow_up.subject_kind == "sales_order"; }

FollowUp opened(Unit& unit, FollowUp follow_up) {
  follow_up.id = unit.make_id<FollowUpId>();
  follow_up.status = Status::open;
  follow_up.revision = 1;
  follow_up.created_at = follow_up.changed_at = unit.now();
  if (starts_escalated(follow_up)) follow_up.escalated_at = unit.now();
  add(unit.db, follow_up);
  if (!follow_up.escalated_at) {
    jobs::schedule(
        unit, {.kind = escalate_job, .subject = follow_up.id.value, .due_at = follow_up.due_at});
  }
  if (hinders_an_order(follow_up)) {
    hindrances::add(unit.db, {.order_id = follow_up.subject_id,
                              .record_id = follow_up.id.value,
                              .kind = hindrances::Kind::follow_up,
                              .record = text(follow_up.id),
                              .detail = "It has to be followed up.",
                              .since = unit.now()});
  }
  unit.tell(journal::created("follow_up_opened", follow_up, follow_up.party_id));
  return follow_up;
}

// What is to be told of it now; its time stays.
FollowUp renewed(Unit& unit, const FollowUp& standing, const std::string& draft) {
  if (draft.empty() || draft == standing.draft) return standing;
  FollowUp after = standing;
  after.draft = draft;
  after.revision = standing.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  unit.tell(journal::changed("follow_up_renewed", standing, after, after.party_id));
  return after;
}

FollowUp done(Unit& unit, const char* fact, const FollowUp& before) {
  FollowUp after = before;
  after.status = Status::done;
  after.completed_by = unit.actor().person;
  after.completed_at = after.changed_at = unit.now();
  after.revision = before.revision + 1;
  save(unit.db, after);
  jobs::cancel(unit, escalate_job, after.id.value);
  if (hinders_an_order(after)) hindrances::remove(unit.db, after.subject_id, after.id.value);
  unit.tell(journal::changed(fact, before, after, after.party_id));
  return after;
}

Interaction recorded(Unit& unit, const FollowUp& follow_up, const Complete& given) {
  Interaction interaction{.id = unit.make_id<InteractionId>(),
                          .follow_up = follow_up.id,
                          .subject = follow_up.subject,
                          .contact = given.contact,
                          .channel = given.channel,
                          .direction = given.direction,
                          .started_at = given.started_at ? given.started_at : unit.now(),
                          .summary = given.summary,
                          .outcome = given.outcome,
                          .next_action = given.next_action,
                          .next_due = given.next_due,
                          .closed = !given.next_due,
                          .by = unit.actor().person,
                          .at = unit.now()};
  add(unit.db, interaction);
  unit.tell(journal::created("interaction_recorded", interaction, follow_up.party_id));
  return interaction;
}

void open_next(Unit& unit, const FollowUp& before, const Interaction& said) {
  if (said.closed) return;
  FollowUp next{.subject = before.subject,
                .subject_kind = before.subject_kind,
                .subject_id = before.subject_id,
                .cause = Cause::next_action,
                .detail = said.next_action,
                .owner = before.owner ? before.owner : unit.actor().person,
                .due_at = said.next_due,
                .party_id = before.party_id};
  opened(unit, std::move(next));
}

}  // namespace

Result<FollowUp> create(Unit& unit, const FollowUp& given) {
  FollowUp follow_up = given;
  std::vector<Reason> reasons;
  const auto subject = files::visible_owner(unit.db, unit.actor(), given.subject);
  if (!subject) reasons.push_back({"/subject", "unknown_record", "There is no such record."});
  check_owner(unit, given.owner, reasons);
  if (given.due_at && given.due_at <= unit.now())
    reasons.push_back({"/due_at", "in_the_past", "It is due some time from now."});
  if (!reasons.empty()) return invalid(std::move(reasons));
  follow_up.subject_kind = subject->kind;
  follow_up.subject_id = subject->id;
  follow_up.cause = Cause::manual;
  if (!follow_up.owner) follow_up.owner = unit.actor().person;
  if (!follow_up.due_at)
    follow_up.due_at = due_after(unit.now(), Urgency::standard, calendar_here(unit));
  return opened(unit, std::move(follow_up));
}

FollowUp open(Unit& unit, const Exception& exception) {
  if (auto standing =
          find_open(unit.db, {exception.subject_id, exception.cause, exception.occasion}))
    return renewed(unit, *standing, exception.draft);
  return opened(unit, {.subject = exception.subject,
                       .subject_kind = exception.subject_kind,
                       .subject_id = exception.subject_id,
                       .cause = exception.cause,
                       .detail = exception.detail,
                       .draft = exception.draft,
                       .owner = exception.owner,
                       .team = exception.team,
                       .due_at = due_after(unit.now(), exception.urgency, calendar_here(unit)),
                       .occasion = exception.occasion,
                       .party_id = exception.party_id});
}

Result<FollowUp> hand_over(Unit& unit, const Patch& patch) {
  const auto id = parse<FollowUpId>(patch.id);
  const auto before = id ? find(unit.db, *id) : std::nullopt;
  if (!before) return not_found("follow-up");
  if (auto conflict = journal::revision_conflict(unit.db, *before, patch.revision))
    return std::move(*conflict);
  auto after = patched(*before, patch);
  if (!after) return after;
  std::vector<Reason> reasons;
  check_owner(unit, after->owner, reasons);
  if (!reasons.empty()) return invalid(std::move(reasons));
  after->revision = before->revision + 1;
  after->changed_at = unit.now();
  save(unit.db, *after);
  unit.tell(journal::changed("follow_up_handed_over", *before, *after, after->party_id));
  return after;
}

void settle(Unit& unit, const Matter& matter) {
  const auto before = find_open(unit.db, {matter.subject_id, matter.cause, matter.occasion});
  if (before) static_cast<void>(done(unit, "follow_up_settled", *before));
}

Result<FollowUp> complete(Unit& unit, const Complete& given) {
  const auto id = parse<FollowUpId>(given.id);
  const auto before = id ? find(unit.db, *id) : std::nullopt;
  if (!before) return not_found("follow-up");
  if (auto conflict = journal::revision_conflict(unit.db, *before, given.revision))
    return std::move(*conflict);
  if (before->status == Status::done) {
    return Problem{Refusal::not_in_this_state,
                   "not_in_this_state",
                   "It is done already.",
                   {},
                   {{"allowed", "[]"}}};
  }
  const journal::Actor& actor = unit.actor();
  if (!actor.sole_person && !may_complete(*before, actor.person, actor.roles))
    return invalid({{"/owner", "not_the_owner", "It is completed by whom it was given to."}});
  if (auto reasons = check_record(given, unit.now()); !reasons.empty())
    return invalid(std::move(reasons));
  FollowUp after = done(unit, "follow_up_completed", *before);
  after.record = recorded(unit, after, given);
  open_next(unit, after, *after.record);
  return after;
}

std::optional<FollowUp> escalate(Unit& unit, std::int64_t follow_up_id) {
  const auto before = find(unit.db, FollowUpId{follow_up_id});
  if (!before || before->status != Status::open || before->escalated_at) return std::nullopt;
  FollowUp after = *before;
  after.escalated_at = after.changed_at = unit.now();
  after.revision = before->revision + 1;
  save(unit.db, after);
  unit.tell(journal::changed("follow_up_escalated", *before, after, after.party_id));
  return after;
}

Result<FollowUp> get(const journal::Query& query, const FollowUpReference& reference) {
  const auto id = parse<FollowUpId>(reference.id);
  auto found = id ? find(query.db, *id) : std::nullopt;
  if (!found) return not_found("follow-up");
  return std::move(*found);
}

Result<db::Page<FollowUp>> list_follow_ups(const journal::Query& query,
                                           const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::followups
