#include "holds/commands.h"

#include "agreements/beside.h"
#include "hindrances/store.h"
#include "holds/credit_release.h"
#include "holds/rules.h"
#include "holds/store.h"
#include "journal/attempt.h"

namespace supercargo::holds {
namespace {

using journal::Unit;

std::optional<Hold> found(const db::Reader& reader, const std::string& reference) {
  const auto id = parse<HoldId>(reference);
  return id ? find(reader, *id) : std::nullopt;
}

// Whose business it is, as a sentence says it.
const char* words_of(Role role) {
  switch (role) {
    case Role::finance:
      return "finance";
    case Role::sales_manager:
      return "the sales manager";
    case Role::quality_manager:
      return "the quality manager";
    case Role::service_manager:
      return "the service manager";
    default:
      return "the order desk";
  }
}

void hinder(Unit& unit, const Hold& hold) {
  hindrances::add(unit.db, {.order_id = hold.sales_order.value,
                            .record_id = hold.id.value,
                            .kind = hindrances::Kind::hold,
                            .record = text(hold.id),
                            .blocks = hindrances::Blocks::fulfilment,
                            .detail = std::string("It is held until ") +
                                      words_of(releaser(hold.kind)) + " releases it.",
                            .since = hold.placed_at});
}

// Decisions 1: who is alone releases his own, and that is recorded as what it is.
void tell_waived(Unit& unit, const Hold& hold) {
  unit.tell({.name = "separation_waived",
             .record = entity<Hold>().name,
             .record_id = hold.id.value,
             .prefix = HoldId::prefix,
             .revision = hold.revision,
             .changes = {{"placer_may_not_release", "null", "true"}}});
}

}  // namespace

Result<Hold> place(Unit& unit, const Place& wanted) {
  const auto order = agreements::find_living(unit.db, wanted.id, "A hold");
  if (!order) return order.error();
  if (const auto standing = find_open(unit.db, order->id, *wanted.kind))
    return invalid({{"/kind", "held_already",
                     "The order is held for this already: " + text(standing->id) + "."}});
  Hold hold{.id = unit.make_id<HoldId>(),
            .sales_order = order->id,
            .sales_order_number = order->number,
            .kind = *wanted.kind,
            .reason = wanted.reason,
            .placed_by = unit.actor().person,
            .placed_at = unit.now(),
            .party_id = order->customer_id.value};
  hold = agreements::opened(unit, "hold_placed", std::move(hold));
  hinder(unit, hold);
  agreements::tell_on_order(unit, *order,
                            {.fact = "sales_order_held",
                             .record = "hold",
                             .record_id = text(hold.id),
                             .field = "reason",
                             .words = hold.reason});
  return hold;
}

Result<Hold> release(Unit& unit, const Release& wanted) {
  auto before = agreements::unchanged(unit, found(unit.db, wanted.id), "hold", wanted.revision);
  if (!before) return before;
  if (before->status == Status::released)
    return agreements::over_already("The hold is released already.");
  const auto order = agreements::order_of(unit.db, before->sales_order);
  if (auto refusal = check_can_release(*before, unit.actor()))
    return journal::not_theirs(std::move(*refusal), text(before->sales_order));
  const bool is_of_credit = before->kind == Kind::credit;
  if (is_of_credit) {
    if (auto refusal = check_can_pass(order, unit.actor())) return std::move(*refusal);
  }
  Hold after = *before;
  after.status = Status::released;
  after.released_by = unit.actor().person;
  after.released_at = unit.now();
  after.release_reason = wanted.reason;
  after = agreements::kept(unit, "hold_released", *before, std::move(after));
  hindrances::remove(unit.db, after.sales_order.value, after.id.value);
  agreements::tell_on_order(unit, order,
                            {.fact = "sales_order_hold_released",
                             .record = "hold",
                             .record_id = text(after.id),
                             .field = "reason",
                             .words = after.release_reason});
  if (is_own(after, unit.actor())) tell_waived(unit, after);
  // The customer owes as much as before: without that its goods would be held again.
  if (is_of_credit) let_pass(unit, order, wanted.reason);
  return after;
}

void lapse(Unit& unit, HoldId id, const std::string& reason) {
  const auto before = find(unit.db, id);
  if (!before || before->status == Status::released) return;
  Hold after = *before;
  after.status = Status::released;
  after.released_at = unit.now();
  after.release_reason = reason;
  after = agreements::kept(unit, "hold_lapsed", *before, std::move(after));
  hindrances::remove(unit.db, after.sales_order.value, after.id.value);
}

Result<Hold> get(const journal::Query& query, const HoldReference& reference) {
  auto hold = found(query.db, reference.id);
  if (!hold) return not_found("hold");
  return std::move(*hold);
}

Result<db::Page<Hold>> list_holds(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, agreements::with_order_ids(query.db, request));
}

}  // namespace supercargo::holds
