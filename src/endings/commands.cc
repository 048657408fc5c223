#include "endings/commands.h"

#include "agreements/keeping.h"
#include "amendments/amend.h"
#include "endings/rules.h"
#include "hindrances/store.h"
#include "holds/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "questions/commands.h"
#include "shipments/commands.h"
#include "shipments/store.h"
#include "stock/store.h"

namespace supercargo::endings {
namespace {

using hindrances::Hindrance;
using hindrances::Kind;
using journal::Unit;
using shipments::Shipment;

std::vector<Shipment> shipments_of(const db::Reader& reader, const Order& order) {
  const auto page =
      shipments::list(reader, {.limit = 500, .filters = {{"sales_order", text(order.id)}}}, {});
  return page ? page->items : std::vector<Shipment>();
}

void add(std::vector<Effect>& to, std::vector<Effect> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Those that somebody has begun, or that carry other orders too, are left: the order is refused.
std::vector<Effect> cancel_shipments(Unit& unit, const Order& order, const std::string& reason) {
  std::vector<Effect> effects;
  for (const Shipment& head : shipments_of(unit.db, order)) {
    if (head.status != shipments::Status::planned) continue;
    const auto whole = shipments::find(unit.db, text(head.id));
    if (!whole || !goes_with(*whole, order)) continue;
    if (!shipments::cancel(unit, {.id = text(head.id), .reason = reason})) continue;
    effects.push_back({.what = "shipment_cancelled",
                       .record = text(head.id),
                       .detail = "Shipment " + head.number + " is cancelled."});
  }
  return effects;
}

std::vector<Effect> withdraw_amendments(Unit& unit, const Order& order, const std::string& reason) {
  std::vector<Effect> effects;
  for (const Hindrance& each : order.hindrances) {
    if (each.kind != Kind::amendment) continue;
    if (!amendments::withdraw(unit, {.id = each.record, .reason = reason})) continue;
    effects.push_back({.what = "amendment_withdrawn",
                       .record = each.record,
                       .detail = "The amendment that waited is withdrawn."});
  }
  return effects;
}

// Nothing is left to be held or asked about. What went wrong and whom we owe a word stays open.
std::vector<Effect> let_go(Unit& unit, const Order& order, const std::string& reason) {
  std::vector<Effect> effects;
  for (const Hindrance& each : order.hindrances) {
    if (each.kind == Kind::hold) {
      holds::lapse(unit, HoldId{each.record_id}, reason);
      effects.push_back({.what = "hold_released",
                         .record = each.record,
                         .detail = "Nothing is left to be held."});
    }
    if (each.kind == Kind::question) {
      questions::lapse(unit, QuestionId{each.record_id});
      effects.push_back({.what = "question_withdrawn",
                         .record = each.record,
                         .detail = "It need not be answered any more."});
    }
  }
  return effects;
}

Order told(const Unit& unit, Order order, std::vector<Effect> effects) {
  order.hindrances = hindrances::of_orders(unit.db, {order.id.value});
  order.effects = std::move(effects);
  return orders::shown(std::move(order), unit.actor());
}

}  // namespace

Result<Order> cancel(Unit& unit, const Cancel& wanted) {
  auto found = agreements::find_unchanged(unit, wanted.id, wanted.revision);
  if (!found) return found;
  if (auto refusal = agreements::check_can_cancel(*found, unit.actor())) return std::move(*refusal);
  std::vector<Effect> effects = cancel_shipments(unit, *found, wanted.reason);
  add(effects, withdraw_amendments(unit, *found, wanted.reason));
  const auto before = orders::find(unit.db, text(found->id));
  const auto claims = stock::reservations_of(unit.db, {found->id.value});
  auto after = agreements::cancel(unit, {.id = text(found->id), .reason = wanted.reason});
  if (!after) return after;
  add(effects, released(*before, claims));
  add(effects, ended(*before, *after));
  if (after->status == orders::Status::cancelled)
    add(effects, let_go(unit, *before, wanted.reason));
  return told(unit, std::move(*after), std::move(effects));
}

Result<Order> close(Unit& unit, const Close& wanted) {
  auto closed = agreements::close(unit, wanted);
  if (!closed) return closed;
  auto effects = looked_at(*closed, shipments_of(unit.db, *closed));
  return told(unit, std::move(*closed), std::move(effects));
}

}  // namespace supercargo::endings
