#include "agreements/commands.h"

#include <map>

#include "agreements/beside.h"
#include "agreements/keeping.h"
#include "approvals/commands.h"
#include "approvals/rules.h"
#include "followups/commands.h"
#include "jobs/job.h"
#include "journal/attempt.h"
#include "notices/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "orders/surroundings.h"
#include "policies/store.h"

namespace supercargo::agreements {
namespace {

using gates::Verb;
using orders::Line;
using orders::ReadBack;
using orders::Status;
using orders::Surroundings;

// While the customer reads it, nobody else is promised what he is to have (domain 3.5).
void hold_softly(journal::Unit& unit, const Order& order) {
  const auto settings = policies::settings_of(unit.db);
  if (settings.soft_hold_days == 0) return;
  const auto until = unit.now() + std::chrono::hours(24 * settings.soft_hold_days);
  const auto around = Surroundings::of_orders(unit.db, {order}, unit.now());
  std::vector<stock::Claim> claims;
  for (const Line& line : order.lines)
    for (const stock::Claim& claim : around.stock_claims(order, line)) claims.push_back(claim);
  stock::hold_again(unit.db, unit.services().ids, claims, {unit.now(), until});
}

// Domain 3.3: silence for three business days is followed up.
void chase_later(journal::Unit& unit, const Order& order) {
  constexpr int silent_days = 3;
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  const Day due = add_working_days(local_day(unit.now(), calendar), silent_days, calendar);
  jobs::schedule(
      unit, {.kind = chase_job, .subject = order.id.value, .due_at = start_of(due + 1, calendar)});
}

std::optional<Verb> verb_of(const Order& order, ReadBackOutcome outcome) {
  if (outcome == ReadBackOutcome::sent) return Verb::send_read_back;
  if (outcome == ReadBackOutcome::changes_wanted) return Verb::change;
  // He may agree on the telephone, before anything was sent.
  return order.status == Status::verified ? Verb::make_confirmable : Verb::take_answer;
}

const approvals::Approval* waiting(const Order& order, const std::string& rule) {
  for (const approvals::Approval& approval : order.approvals)
    if (approval.status == approvals::Status::pending && (rule.empty() || rule == approval.rule))
      return &approval;
  return nullptr;
}

// Once every approval is given the order may go on; one refusal sends it back to its desk.
Status status_after(const Order& order) {
  bool is_waiting = false;
  for (const approvals::Approval& approval : order.approvals) {
    if (approval.subject_hash != order.content_hash) continue;
    if (approval.status == approvals::Status::rejected) return Status::draft;
    is_waiting = is_waiting || approval.status == approvals::Status::pending;
  }
  return is_waiting ? Status::pending_approval : Status::verified;
}

}  // namespace

Result<Order> read_back(journal::Unit& unit, const TellReadBack& told) {
  auto before = find_unchanged(unit, told.id, told.revision);
  if (!before) return before;
  const auto verb = verb_of(*before, told.outcome);
  const auto status = gates::after(before->status, *verb);
  if (!status) return not_in_this_state(*before, "read-back");
  if (told.consumer_informed) {
    const notices::Give given{.contact = told.contact, .channel = told.channel};
    if (auto refusal = notices::give(unit, *before, given)) return std::move(*refusal);
  }
  Order order = *before;
  order.status = *status;
  order.read_back = ReadBack{.outcome = told.outcome,
                             .contact = told.contact,
                             .channel = told.channel,
                             .consumer_informed = told.consumer_informed,
                             .content_hash = order.content_hash,
                             .by = unit.actor().person,
                             .at = unit.now()};
  look_at_gates(unit, order);
  jobs::cancel(unit, chase_job, order.id.value);
  if (told.outcome == ReadBackOutcome::sent) {
    hold_softly(unit, order);
    chase_later(unit, order);
  }
  if (told.outcome == ReadBackOutcome::changes_wanted) release_holds(unit, *before);
  return saved(unit, "sales_order_read_back", *before, std::move(order));
}

Result<Order> decide(journal::Unit& unit, const Decide& wanted) {
  auto before = find_unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  const auto* approval = waiting(*before, wanted.rule);
  if (before->status != Status::pending_approval || approval == nullptr)
    return not_in_this_state(*before, "approvals");
  const auto decision = wanted.decision == Verdict::approve ? approvals::Decision::approve
                                                            : approvals::Decision::reject;
  auto decided = approvals::decide(unit, {.id = approval->id,
                                          .decision = decision,
                                          .reason = wanted.reason,
                                          .subject_hash_now = before->content_hash});
  if (!decided) return journal::not_theirs(std::move(decided.error()), text(before->id));
  Order order = *before;
  for (approvals::Approval& each : order.approvals)
    if (each.id == decided->id) each = *decided;
  order.status = status_after(order);
  look_at_gates(unit, order);
  const char* fact =
      wanted.decision == Verdict::approve ? "sales_order_approved" : "sales_order_approval_refused";
  return saved(unit, fact, *before, std::move(order), wanted.reason);
}

void chase_read_back(journal::Unit& unit, std::int64_t order_id) {
  const auto order = orders::find(unit.db, text(OrderId{order_id}));
  if (!order || order->status != Status::awaiting_customer) return;
  followups::open(
      unit,
      {.subject = text(order->id),
       .subject_kind = entity<Order>().name,
       .subject_id = order->id.value,
       .cause = followups::Cause::read_back_silent,
       .detail = "The customer has not answered the read-back of order " + order->number + ".",
       .owner = order->owner,
       .urgency = order->urgent ? followups::Urgency::urgent : followups::Urgency::standard,
       .party_id = order->customer_id.value});
  unit.tell(orders::about(*order, "sales_order_follow_up_opened"));
}

void escalate_follow_up(journal::Unit& unit, std::int64_t follow_up_id) {
  const auto late = followups::escalate(unit, follow_up_id);
  if (!late || late->subject_kind != entity<Order>().name) return;
  tell_on_order(unit, order_of(unit.db, OrderId{late->subject_id}),
                {.fact = "sales_order_follow_up_escalated",
                 .record = "follow_up",
                 .record_id = text(late->id),
                 .field = "detail",
                 .words = late->detail});
}

bool escalate_approvals(journal::Unit& unit) {
  constexpr std::int64_t at_a_time = 100;
  const auto late = approvals::escalate(unit, at_a_time);
  for (const approvals::Approval& each : late) {
    followups::open(unit, {.subject = each.subject,
                           .subject_kind = each.subject_kind,
                           .subject_id = each.subject_id,
                           .cause = followups::Cause::approval_overdue,
                           .detail = "Nobody has decided in time: " + each.detail,
                           .team = "sales_manager",
                           .urgency = followups::Urgency::urgent,
                           .party_id = each.party_id,
                           .occasion = each.id.value});
    if (each.subject_kind != entity<Order>().name) continue;
    tell_on_order(unit, order_of(unit.db, OrderId{each.subject_id}),
                  {.fact = "sales_order_approval_escalated",
                   .record = "approval",
                   .record_id = text(each.id),
                   .field = "detail",
                   .words = each.detail});
  }
  return static_cast<std::int64_t>(late.size()) == at_a_time;
}

bool end_holds(journal::Unit& unit) {
  constexpr std::int64_t at_a_time = 500;
  const auto ended = stock::end_holds(unit.db, unit.services().ids, unit.now(), at_a_time);
  std::map<std::int64_t, Instant> held_until;
  for (const stock::Reservation& hold : ended) held_until[hold.order_id] = hold.expires_at;
  std::vector<std::string> names;
  names.reserve(held_until.size());
  for (const auto& [id, until] : held_until) names.push_back(text(OrderId{id}));
  for (const Order& order : orders::find_all(unit.db, names)) {
    journal::Fact fact = orders::about(order, "sales_order_hold_ended");
    fact.changes.push_back({"held_until", '"' + text(held_until[order.id.value]) + '"', "null"});
    unit.tell(std::move(fact));
  }
  return static_cast<std::int64_t>(ended.size()) == at_a_time;
}

}  // namespace supercargo::agreements
