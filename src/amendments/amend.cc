#include "amendments/amend.h"

#include "agreements/keeping.h"
#include "amendments/effect.h"
#include "amendments/rules.h"
#include "amendments/store.h"
#include "approvals/commands.h"
#include "approvals/store.h"
#include "hindrances/store.h"
#include "journal/attempt.h"
#include "journal/revision.h"
#include "notices/commands.h"
#include "orders/advance.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "policies/store.h"
#include "specials/commands.h"

namespace supercargo::amendments {
namespace {

using gates::GateCheck;
using gates::Outcome;
using journal::Unit;
using orders::Order;
using orders::Surroundings;

// The order as it would be, what that takes, and what the gates say to it.
struct Trial {
  Order after;
  std::vector<Difference> differences;
  orders::Version version;
  std::unique_ptr<Effect> effect;
  std::vector<gates::Need> needs;
  std::vector<GateCheck> checks;
};

orders::Place named_by(const Order& order, const Amend& wanted) {
  orders::Place named;
  named.customer = order.customer;
  named.customer_po_number = wanted.customer_po_number;
  for (const orders::Line& line : order.lines) named.lines.push_back({.sku = line.sku});
  for (const AmendLine& line : wanted.lines)
    if (line.line == 0) named.lines.push_back({.sku = line.sku});
  return named;
}

void set_version(const Unit& unit, Trial& trial, std::int64_t version) {
  journal::SubjectKeys keys(unit.services().sealer);
  keys.read_or_make(unit.db, {trial.after.customer_id.value}, unit.now());
  const orders::Content content = orders::content_of(trial.after, keys);
  trial.after.version = version;
  trial.after.content_hash = content.hash;
  trial.after.changed_at = unit.now();
  trial.version = version_of(trial.after, content, keys, unit.tenant());
  trial.version.by = unit.actor().person;
}

void set_agreed(Order& order, const Amend& wanted, const Unit& unit) {
  if (!wanted.agreed) return;
  order.read_back = orders::ReadBack{.outcome = orders::ReadBackOutcome::agreed,
                                     .contact = wanted.agreed->contact,
                                     .channel = wanted.agreed->channel,
                                     .consumer_informed = wanted.agreed->consumer_informed,
                                     .content_hash = order.content_hash,
                                     .by = unit.actor().person,
                                     .at = unit.now()};
}

// Only what differs is asked again: what the order has now it does not have to get (credit), and
// what was accepted stays accepted.
void ask_gates(const Unit& unit, const Order& before, Surroundings& around, Trial& trial,
               const std::vector<approvals::Approval>& approvals) {
  Order asked = trial.after;
  asked.approvals = approvals;
  asked.totals.gross.minor =
      std::max<std::int64_t>(0, trial.after.totals.gross.minor - before.totals.gross.minor);
  orders::Look look = orders::look_again(asked, around, unit);
  keep_touched(asked.findings, trial.after, trial.differences);
  look.facts.checks = asked.findings;
  look.facts.stock = trial.effect->stock();
  look.facts.capacity = trial.effect->capacity();
  trial.needs = std::move(look.needs);
  trial.checks = gates::evaluate(look.facts, unit.now());
  const auto touched = gates_touched(before, trial.after);
  for (std::size_t i = 0; i < trial.checks.size(); ++i)
    if (touched.count(i + 1) == 0 && i < before.checks.size()) trial.checks[i] = before.checks[i];
}

Result<Trial> weigh(Unit& unit, const Order& before, const Amend& wanted,
                    const std::vector<approvals::Approval>& approvals) {
  auto around = Surroundings::of_requests(unit.db, std::vector{named_by(before, wanted)},
                                          unit.now(), unit.services().shelf);
  auto after = amended(before, wanted, around);
  if (!after) return std::move(after.error());
  Trial trial{.after = std::move(*after)};
  trial.differences = differences_between(before, trial.after);
  if (trial.differences.empty())
    return invalid({{"", "nothing_changed", "The order says all that already."}});
  checks::acknowledge(trial.after.acknowledgements, wanted.acknowledgements, unit.actor());
  set_version(unit, trial, before.version + 1);
  set_agreed(trial.after, wanted, unit);
  around.gather_stock(unit.db, {&trial.after}, unit.now());
  trial.effect = std::make_unique<Effect>(unit.db, before, trial.after, unit.now(), around);
  ask_gates(unit, before, around, trial, approvals);
  return trial;
}

bool has_failed(const std::vector<GateCheck>& checks) {
  for (const GateCheck& check : checks)
    if (check.result == Outcome::fail || check.result == Outcome::warn) return true;
  return false;
}

Problem not_amendable(const Trial& trial) {
  Problem problem = invalid(gates::reasons_against(trial.checks));
  problem.code = "not_amendable";
  problem.detail = "The version before stays in force; every reason is listed.";
  return problem;
}

std::vector<approvals::Approval> approvals_of(const Unit& unit, AmendmentId id) {
  return approvals::find_by_subjects(unit.db, {id.value});
}

void ask_approvals(Unit& unit, const Trial& trial, const Amendment& amendment) {
  const approvals::Subject subject{.kind = entity<Amendment>().name,
                                   .prefix = AmendmentId::prefix,
                                   .id = amendment.id.value,
                                   .hash = amendment.content_hash,
                                   .entered_by = amendment.requested_by,
                                   .party_id = amendment.party_id};
  const auto calendar = policies::calendar_of(policies::settings_of(unit.db));
  for (const gates::Need& need : trial.needs)
    approvals::request(unit, approvals::wanted_for(need, subject, unit.now(), calendar));
}

Correction correction_of(const Order& before, const Order& after, const Amend& wanted) {
  Order told = after;
  told.correction_cause =
      wanted.correction_cause.value_or(orders::CorrectionCause::customer_request);
  return {.order = after.id,
          .version = after.version,
          .cause = cause_of(told),
          .lines = corrected_lines(before, after)};
}

void put_in_force(Unit& unit, const Order& before, Trial& trial, Amendment& amendment) {
  Order& order = trial.after;
  order.checks = trial.checks;
  order.status = orders::status_by_lines(order);
  if (order.status == orders::Status::delivered) order.delivered_at = unit.now();
  order.promise_date = {};
  for (const orders::Line& line : order.lines)
    order.promise_date = std::max(order.promise_date, line.promise_date);
  trial.effect->write(unit.db, unit.services().ids, unit.now());
  add(unit.db, std::vector{trial.version});
  const std::vector<orders::Line> fresh(
      order.lines.begin() + static_cast<std::ptrdiff_t>(before.lines.size()), order.lines.end());
  Order kept = order;
  kept.lines.resize(before.lines.size());
  agreements::saved(unit, "sales_order_amended", before, kept, amendment.wanted->reason);
  add(unit.db, fresh);
  specials::use_all(unit, order);
  Correction correction = correction_of(before, order, *amendment.wanted);
  correction.by = unit.actor().person;
  correction.at = unit.now();
  add(unit.db, correction);
  amendment.status = Status::in_force;
  amendment.in_force_at = unit.now();
  amendment.version = order.version;
}

// A consumer was told anew what the order would be: that is kept with this content, too; every
// reason why it may not be said so (domain A1.5).
std::optional<Problem> keep_told(Unit& unit, const Order& order) {
  const auto& said = order.read_back;
  if (!said || !said->consumer_informed || said->content_hash != order.content_hash)
    return std::nullopt;
  return notices::give(unit, order, {.contact = said->contact, .channel = said->channel});
}

// One that waits keeps its order from being closed.
void set_hindrance(Unit& unit, const Amendment& amendment) {
  hindrances::remove(unit.db, amendment.order.value, amendment.id.value);
  if (amendment.status != Status::waiting) return;
  hindrances::add(unit.db, {.order_id = amendment.order.value,
                            .record_id = amendment.id.value,
                            .kind = hindrances::Kind::amendment,
                            .record = text(amendment.id),
                            .detail = "An amendment waits to be agreed to.",
                            .since = amendment.requested_at});
}

Amendment shown(const Unit& unit, Amendment amendment) {
  amendment.approvals = approvals_of(unit, amendment.id);
  return amendment;
}

// The amendment and its order, as they are when nobody saved in between.
struct Waiting {
  Amendment amendment;
  Order order;
};
Result<Waiting> find_waiting(const Unit& unit, const std::string& id,
                             std::optional<std::int64_t> revision) {
  auto amendment = find_amendment(unit.db, id);
  if (!amendment) return not_found("amendment");
  if (auto conflict = journal::revision_conflict(unit.db, *amendment, revision))
    return std::move(*conflict);
  if (amendment->status != Status::waiting) {
    return Problem{Refusal::not_in_this_state,
                   "not_in_this_state",
                   "It does not wait any more.",
                   {},
                   {{"allowed", "[]"}}};
  }
  auto order = orders::find(unit.db, text(amendment->order));
  SUPERCARGO_CHECK(order.has_value());
  return Waiting{std::move(*amendment), std::move(*order)};
}

Amendment saved(Unit& unit, const char* fact, const Amendment& before, Amendment after) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, after);
  set_hindrance(unit, after);
  unit.tell(journal::changed(fact, before, after, after.party_id));
  return shown(unit, std::move(after));
}

// Weighs it again with what is known now; in force when nothing is missing any more.
Result<Amendment> go_on(Unit& unit, const Waiting& waiting, Amendment amendment, const char* fact) {
  auto trial = weigh(unit, waiting.order, *amendment.wanted, approvals_of(unit, amendment.id));
  if (!trial) return std::move(trial.error());
  if (trial->after.content_hash != amendment.content_hash)
    return invalid({{"", "order_changed", "The order was changed since: amend it anew."}});
  if (has_failed(trial->checks)) return not_amendable(*trial);
  if (auto refusal = keep_told(unit, trial->after)) return std::move(*refusal);
  amendment.checks = trial->checks;
  // A policy may have come in force meanwhile: what is asked already is not asked again.
  gates::may_confirm(trial->checks) ? put_in_force(unit, waiting.order, *trial, amendment)
                                    : ask_approvals(unit, *trial, amendment);
  return saved(unit, fact, waiting.amendment, std::move(amendment));
}

}  // namespace

Result<Amendment> amend(Unit& unit, const Amend& wanted) {
  const auto before = agreements::find_unchanged(unit, wanted.id, wanted.revision);
  if (!before) return before.error();
  if (!gates::after(before->status, gates::Verb::amend))
    return not_in_this_state(*before, "amendments");
  for (const auto& hindrance : before->hindrances)
    if (hindrance.kind == hindrances::Kind::amendment)
      return invalid({{"", "amendment_waiting", hindrance.record + " has to be settled first."}});
  auto trial = weigh(unit, *before, wanted, {});
  if (!trial) return std::move(trial.error());
  if (has_failed(trial->checks)) return not_amendable(*trial);
  if (auto refusal = keep_told(unit, trial->after)) return std::move(*refusal);
  Amendment amendment{.id = unit.make_id<AmendmentId>(),
                      .order = before->id,
                      .order_number = before->number,
                      .wanted = wanted,
                      .differences = trial->differences,
                      .content_hash = trial->after.content_hash,
                      .checks = trial->checks,
                      .requested_by = unit.actor().person,
                      .requested_at = unit.now(),
                      .party_id = before->customer_id.value,
                      .revision = 1,
                      .changed_at = unit.now()};
  if (gates::may_confirm(trial->checks)) {
    put_in_force(unit, *before, *trial, amendment);
  } else {
    ask_approvals(unit, *trial, amendment);
    set_hindrance(unit, amendment);
    unit.tell(orders::about(*before, "sales_order_amendment_requested"));
  }
  add(unit.db, amendment);
  unit.tell(journal::created("amendment_requested", amendment, amendment.party_id));
  return shown(unit, std::move(amendment));
}

Result<Amendment> agree(Unit& unit, const TellAgreed& told) {
  auto waiting = find_waiting(unit, told.id, told.revision);
  if (!waiting) return std::move(waiting.error());
  Amendment amendment = waiting->amendment;
  amendment.wanted->agreed = told.agreed;
  return go_on(unit, *waiting, std::move(amendment), "amendment_agreed");
}

Result<Amendment> decide_amendment(Unit& unit, const DecideAmendment& wanted) {
  auto waiting = find_waiting(unit, wanted.id, wanted.revision);
  if (!waiting) return std::move(waiting.error());
  const approvals::Approval* pending = nullptr;
  const auto approvals = approvals_of(unit, waiting->amendment.id);
  for (const approvals::Approval& each : approvals) {
    if (each.status == approvals::Status::pending &&
        (wanted.rule.empty() || wanted.rule == each.rule))
      pending = &each;
  }
  if (pending == nullptr) return not_found("approval that is waiting");
  const bool is_allowed = wanted.decision == Verdict::approve;
  auto decided = approvals::decide(
      unit, {.id = pending->id,
             .decision = is_allowed ? approvals::Decision::approve : approvals::Decision::reject,
             .reason = wanted.reason,
             .subject_hash_now = waiting->amendment.content_hash});
  if (!decided) return journal::not_theirs(std::move(decided.error()), wanted.id);
  Amendment amendment = waiting->amendment;
  if (is_allowed) return go_on(unit, *waiting, std::move(amendment), "amendment_approved");
  amendment.status = Status::withdrawn;
  amendment.withdrawn_at = unit.now();
  return saved(unit, "amendment_refused", waiting->amendment, std::move(amendment));
}

Result<Amendment> withdraw(Unit& unit, const Withdraw& wanted) {
  auto waiting = find_waiting(unit, wanted.id, wanted.revision);
  if (!waiting) return std::move(waiting.error());
  approvals::void_for(unit, waiting->amendment.id.value, "");
  Amendment amendment = waiting->amendment;
  amendment.status = Status::withdrawn;
  amendment.withdrawn_at = unit.now();
  return saved(unit, "amendment_withdrawn", waiting->amendment, std::move(amendment));
}

Result<Amendment> get_amendment(const journal::Query& query, const AmendmentReference& reference) {
  auto found = find_amendment(query.db, reference.id);
  if (!found) return not_found("amendment");
  found->approvals = approvals::find_by_subjects(query.db, {found->id.value});
  return std::move(*found);
}

Result<db::Page<Amendment>> list_amendments(const journal::Query& query,
                                            const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::amendments
