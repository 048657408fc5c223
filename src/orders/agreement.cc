// Verbs that make an order one that both sides agreed to, each a transaction of its own: read-back,
// approvals, change and cancellation.
#include <algorithm>
#include <map>

#include "approvals/commands.h"
#include "approvals/rules.h"
#include "approvals/store.h"
#include "journal/revision.h"
#include "orders/advance.h"
#include "orders/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "orders/surroundings.h"
#include "policies/store.h"

namespace supercargo::orders {
namespace {

// The order, unless it is not there or somebody saved in between.
Result<Order> found(const journal::Unit& unit, const std::string& id,
                    std::optional<std::int64_t> revision) {
  auto order = find(unit.db, id);
  if (!order) return not_found("sales order");
  if (auto conflict = journal::revision_conflict(unit.db, *order, revision))
    return std::move(*conflict);
  return std::move(*order);
}

// What the gates found is kept with the order; the fact tells what was done.
journal::Fact changed_fact(const char* name, const Order& before, const Order& after) {
  auto fact = journal::changed(name, before, after, after.customer_id.value);
  std::erase_if(fact.changes, [](const journal::Change& change) {
    return change.field == "checks" || change.field == "findings";
  });
  return fact;
}

// As they are after those that lost their subject were voided.
void void_approvals(journal::Unit& unit, Order& order, const std::string& current_hash) {
  for (approvals::Approval& each : approvals::void_for(unit, order.id.value, current_hash))
    for (approvals::Approval& known : order.approvals)
      if (known.id == each.id) known = std::move(each);
}

Order saved(journal::Unit& unit, const char* fact, const Order& before, Order after,
            const std::string& reason = {}) {
  after.revision = before.revision + 1;
  after.changed_at = unit.now();
  save(unit.db, std::vector{after});
  auto told = changed_fact(fact, before, after);
  told.reason = reason;
  unit.tell(std::move(told));
  return shown(std::move(after));
}

// What the gates say now stands with the order, so that whoever reads it sees what it waits for.
void look_at_gates(const journal::Unit& unit, Order& order) {
  const std::vector<Order> only{order};
  auto around = Surroundings::of_orders(unit.db, only, unit.now());
  around.gather_stock(unit.db, only, unit.now());
  look_again(order, around, unit);
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

void release_holds(journal::Unit& unit, const Order& order) {
  if (may_hold(order)) stock::release_all(unit.db, unit.services().ids, order.id.value, unit.now());
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

std::vector<Reason> renumbered(Order& order, const Order& before, const Surroundings& around) {
  std::vector<Reason> reasons;
  std::int64_t last = 0;
  for (const Line& line : before.lines) last = std::max(last, line.line);
  for (Line& line : order.lines) {
    const auto is_same = [&](const Line& other) { return other.line == line.line; };
    if (line.line == 0)
      line.line = ++last;
    else if (std::count_if(order.lines.begin(), order.lines.end(), is_same) > 1 ||
             std::none_of(before.lines.begin(), before.lines.end(), is_same))
      reasons.push_back({"/lines", "unknown_line", "A kept line names its own number, once."});
    if (line.price_given) continue;
    const auto old = std::find_if(before.lines.begin(), before.lines.end(), is_same);
    // A price that came from the list follows the list; one that was given stays.
    if (old != before.lines.end() && !old->price_given && old->unit_price == line.unit_price)
      line.unit_price.reset();
  }
  complete_lines(order, around, reasons);
  return reasons;
}

Place named_by(const Order& order) {
  Place named;
  named.customer = order.customer;
  named.customer_po_number = order.customer_po_number;
  for (const Line& line : order.lines) named.lines.push_back({.sku = line.sku});
  return named;
}

void write_version(journal::Unit& unit, Order& order) {
  journal::SubjectKeys keys(unit.services().sealer);
  keys.read_or_make(unit.db, {order.customer_id.value}, unit.now());
  const Content content = content_of(order, keys);
  if (content.hash == order.content_hash) return;
  ++order.version;
  order.content_hash = content.hash;
  order.changed_at = unit.now();
  add(unit.db, std::vector{version_of(order, content, keys, unit.tenant())});
}

// Entry errors are counted from the first verification on (K11); a change that the customer wanted
// is none.
std::string cause_of(const Order& order) {
  if (order.correction_cause)
    return choices<CorrectionCause>().names[static_cast<int>(*order.correction_cause)];
  const bool is_wanted =
      order.read_back && order.read_back->outcome == ReadBackOutcome::changes_wanted;
  return is_wanted ? "customer_request" : "entry";
}

}  // namespace

Result<Order> read_back(journal::Unit& unit, const TellReadBack& told) {
  const auto before = found(unit, told.id, told.revision);
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
  if (told.outcome == ReadBackOutcome::sent) hold_softly(unit, order);
  if (told.outcome == ReadBackOutcome::changes_wanted) release_holds(unit, *before);
  return saved(unit, "sales_order_read_back", *before, std::move(order));
}

Result<Order> decide(journal::Unit& unit, const Decide& wanted) {
  const auto before = found(unit, wanted.id, wanted.revision);
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
  if (!decided) return std::move(decided.error());
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
  const auto before = found(unit, wanted.id, wanted.revision);
  if (!before) return before;
  if (!after(before->status, Verb::cancel)) return not_in_this_state(*before, "cancellation");
  constexpr RoleSet may_undo{Role::order_desk, Role::sales_manager};
  // What was promised is taken back by the desk or above, not by every agent (domain 3.3).
  if (before->status == Status::confirmed && !unit.actor().sole_person &&
      !may_undo.meets(unit.actor().roles))
    return Problem{Refusal::forbidden, "forbidden",
                   "A confirmed order is cancelled by the order desk or the sales manager."};
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

Result<Order> change(journal::Unit& unit, const Patch& patch) {
  const auto before = found(unit, patch.id, patch.revision);
  if (!before) return before;
  if (!after(before->status, Verb::change)) return not_in_this_state(*before, "change");
  Order uncaused = *before;  // each change tells its own cause
  uncaused.correction_cause.reset();
  auto changed = patched(uncaused, patch);
  if (!changed) return changed;
  Order order = std::move(*changed);
  const auto around = Surroundings::of_requests(unit.db, std::vector{named_by(order)}, unit.now());
  auto reasons = renumbered(order, *before, around);
  const stock::Warehouse* warehouse = around.warehouse(order.warehouse);
  if (warehouse == nullptr)
    reasons.push_back({"/warehouse", "unknown_warehouse", ""});
  else
    order.warehouse_id = warehouse->id;
  if (!reasons.empty()) return invalid(std::move(reasons));
  release_holds(unit, *before);
  set_po_keys(order);
  order.urgent = order.urgent || order.order_type == OrderType::urgent;
  order.status = Status::draft;
  write_version(unit, order);
  if (order.version != before->version) {
    void_approvals(unit, order, order.content_hash);
    if (order.was_verified)
      add(unit.db, {.order = order.id,
                    .version = order.version,
                    .cause = cause_of(order),
                    .by = unit.actor().person,
                    .at = unit.now()});
  }
  look_at_gates(unit, order);
  order.revision = before->revision + 1;
  order.changed_at = unit.now();
  save_with_new_lines(unit.db, order);
  unit.tell(changed_fact("sales_order_changed", *before, order));
  return shown(std::move(order));
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
