// Verbs that make an order one that both sides agreed to, each a transaction of its own: read-back,
// approvals and cancellation.
#include <algorithm>
#include <map>

#include "approvals/commands.h"
#include "approvals/rules.h"
#include "approvals/store.h"
#include "followups/commands.h"
#include "jobs/job.h"
#include "journal/attempt.h"
#include "journal/revision.h"
#include "orders/advance.h"
#include "orders/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "orders/surroundings.h"
#include "policies/store.h"

namespace supercargo::orders {
namespace {

Order saved(journal::Unit& unit, const char* fact, const Order& before, Order after,
            const std::string& reason = {}) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, std::vector{after});
  auto told = changed_fact(fact, before, after);
  told.reason = reason;
  unit.tell(std::move(told));
  return shown(std::move(after), unit.actor());
}

// While the customer reads it, nobody else is promised what he is to have (domain 3.5).
void hold_softly(journal::Unit& unit, const Order& order) {
  const auto settings = policies::settings_of(unit.db);
  if (settings.soft_hold_days == 0) return;
  const auto until = unit.now() + std::chrono::hours(24 * settings.soft_hold_days);
  const auto around = Surroundings::of_orders(unit.db, {order}, unit.now());
  std::vector<stock::Claim> claims;
  for (const Line& line : order.lines)
    if (!line.is_service) claims.push_back(around.stock_claim(order, line));
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

// A decision that is somebody else's was tried: that stands on the order (domain 2.6, BX4).
Problem not_theirs(Problem refusal, const Order& order) {
  if (refusal.code != "separation_of_duties" && refusal.code != "forbidden") return refusal;
  return journal::attempt_on(std::move(refusal), text(order.id));
}

}  // namespace

Result<Order> read_back(journal::Unit& unit, const TellReadBack& told) {
  const auto before = find_unchanged(unit, told.id, told.revision);
  if (!before) return before;
  const auto verb = verb_of(*before, told.outcome);
  const auto status = after(before->status, *verb);
  if (!status) return not_in_this_state(*before, "read-back");
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
  const auto before = find_unchanged(unit, wanted.id, wanted.revision);
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
  if (!decided) return not_theirs(std::move(decided.error()), *before);
  Order order = *before;
  for (approvals::Approval& each : order.approvals)
    if (each.id == decided->id) each = *decided;
  order.status = status_after(order);
  look_at_gates(unit, order);
  const char* fact =
      wanted.decision == Verdict::approve ? "sales_order_approved" : "sales_order_approval_refused";
  return saved(unit, fact, *before, std::move(order), wanted.reason);
}

Result<Order> cancel(journal::Unit& unit, const Cancel& wanted) {
  const auto before = find_unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (!after(before->status, Verb::cancel)) return not_in_this_state(*before, "cancellation");
  // What was promised is taken back by the desk or above, not by every agent (domain 3.3).
  if (before->status == Status::confirmed && !unit.actor().sole_person &&
      !undoers.meets(unit.actor().roles))
    return not_theirs({Refusal::forbidden, "forbidden",
                       "A confirmed order is cancelled by the order desk or the sales manager."},
                      *before);
  Order order = *before;
  stock::release_all(unit.db, unit.services().ids, order.id.value, unit.now());
  capacity::release_all(unit.db, unit.services().ids, order.id.value, unit.now());
  for (Line& line : order.lines) line.quantities = {.cancelled = line.base_quantity};
  order.status = Status::cancelled;
  order.cancelled_at = unit.now();
  order.cancel_reason = wanted.reason;
  void_approvals(unit, order, "");
  return saved(unit, "sales_order_cancelled", *before, std::move(order), wanted.reason);
}

void chase_read_back(journal::Unit& unit, std::int64_t order_id) {
  const auto order = find(unit.db, text(OrderId{order_id}));
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
  unit.tell(about(*order, "sales_order_follow_up_opened"));
}

bool end_holds(journal::Unit& unit) {
  constexpr std::int64_t at_a_time = 500;
  const auto ended = stock::end_holds(unit.db, unit.services().ids, unit.now(), at_a_time);
  std::map<std::int64_t, Instant> held_until;
  for (const stock::Reservation& hold : ended) held_until[hold.order_id] = hold.expires_at;
  std::vector<std::string> orders;
  for (const auto& [id, until] : held_until) orders.push_back(text(OrderId{id}));
  for (const Order& order : find_all(unit.db, orders)) {
    journal::Fact fact = about(order, "sales_order_hold_ended");
    fact.changes.push_back({"held_until", '"' + text(held_until[order.id.value]) + '"', "null"});
    unit.tell(std::move(fact));
  }
  return static_cast<std::int64_t>(ended.size()) == at_a_time;
}

}  // namespace supercargo::orders
