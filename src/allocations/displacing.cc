// What an urgent order takes from those who only hold it softly, shown first and then done, by the
// sales manager or by the company's rule (domain 2.0, ORDER TYPES; 3.5).
#include <algorithm>

#include "agreements/keeping.h"
#include "allocations/commands.h"
#include "allocations/promises.h"
#include "allocations/store.h"
#include "followups/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "orders/surroundings.h"
#include "policies/store.h"
#include "stock/store.h"

namespace supercargo::allocations {
namespace {

using journal::Unit;
using orders::Line;
using orders::Order;
using stock::Reservation;
using stock::ReservationStatus;
using stock::StockKey;

const Line& line_of(const Order& order, std::int64_t number) {
  for (const Line& line : order.lines)
    if (line.line == number) return line;
  throw Fault("a hold names a line that its order does not have");
}

// What the order asks for, and whom it takes it from; in memory until it is written.
class Displacing {
 public:
  Displacing(const db::Reader& reader, const Order& order, Instant now)
      : reader_(reader), now_(now), around_(orders::Surroundings::of_orders(reader, {order}, now)) {
    for (const Line& line : order.lines)
      for (const stock::Claim& claim : around_.stock_claims(order, line)) claims_.push_back(claim);
    auto own = stock::reservations_of(reader, {order.id.value});
    std::vector<StockKey> keys;
    keys.reserve(claims_.size() + own.size());
    for (const stock::Claim& claim : claims_) keys.push_back(claim.key);
    for (const Reservation& each : own) keys.push_back(each.key());
    stock_ = stock::Snapshot::gather(reader, keys, now);
    for (Reservation& each : own)
      if (each.status == ReservationStatus::held) stock_.release(each);
  }

  // Takes what is missing from others and holds it; why it cannot, or need not.
  std::optional<Problem> take() {
    std::vector<Reason> reasons;
    const auto days = std::max<std::int64_t>(around_.settings().soft_hold_days, 1);
    const Instant until = now_ + std::chrono::hours(24 * days);
    for (const stock::Claim& claim : claims_) {
      if (displace_for(claim) && stock_.hold(claim, until)) continue;
      reasons.push_back({"/lines/" + std::to_string(claim.line), "not_enough_held",
                         "Others hold too little of it: " + obtainable_words(claim)});
    }
    if (!reasons.empty()) return invalid(std::move(reasons));
    if (taken_.empty())
      return invalid({{"/id", "nobody_in_the_way", "It can be had without taking anybody's."}});
    make_offers();
    return std::nullopt;
  }
  const std::vector<DisplacedHold>& offers() const { return offers_; }

  // The displaced are told when they could have theirs.
  void write(Unit& unit) {
    std::vector<CustomerId> customers;
    customers.reserve(owners_.size());
    for (const Owner& owner : owners_) customers.push_back(owner.order.customer_id);
    auto languages = languages_of(reader_, customers);
    for (Owner& owner : owners_) {
      const Order& order = owner.order;
      unit.tell(std::move(owner.fact));
      followups::open(unit,
                      {.subject = text(order.id),
                       .subject_kind = entity<Order>().name,
                       .subject_id = order.id.value,
                       .cause = followups::Cause::hold_displaced,
                       .detail = "Order " + order.number + "." + owner.words,
                       .owner = order.owner,
                       .party_id = order.customer_id.value,
                       .draft = policies::later_message(
                           around_.settings(), {order.customer_name, languages[order.customer_id],
                                                order.number, owner.later})});
    }
    stock_.write(unit.db, unit.services().ids, now_);
  }

 private:
  // Whose hold was taken, and what is told of it.
  struct Owner {
    Order order;
    journal::Fact fact;
    std::string words = {};
    std::vector<policies::Later> later = {};
  };

  std::string obtainable_words(const stock::Claim& claim) const {
    const Day today = stock_.today(claim.key.warehouse);
    return text(stock::obtainable(stock_.position(claim.key), today, claim.day)) + " of " +
           text(claim.quantity) + " can be had for " + text(claim.day) + ".";
  }

  bool displace_for(const stock::Claim& claim) {
    auto holds = holds_on(reader_, claim.key);
    std::erase_if(holds, [&](const Claimant& hold) {
      return hold.order_id == claim.order_id ||
             std::any_of(taken_.begin(), taken_.end(),
                         [&](const Reservation& each) { return each.id == hold.claim; });
    });
    const auto chosen = displaced(stock_.position(claim.key), stock_.today(claim.key.warehouse),
                                  {claim.quantity, claim.day}, holds);
    if (!chosen) return false;
    std::vector<ReservationId> ids;
    ids.reserve(chosen->size());
    for (const std::size_t n : *chosen) ids.push_back(holds[n].claim);
    for (Reservation& hold : stock::reservations_by_id(reader_, ids)) {
      stock_.displace(hold);
      taken_.push_back(hold);
    }
    return true;
  }

  void make_offers() {
    std::vector<std::string> ids;
    ids.reserve(taken_.size());
    for (const Reservation& hold : taken_) ids.push_back(text(OrderId{hold.order_id}));
    for (Order& order : orders::find_all(reader_, ids)) {
      auto fact = orders::about(order, "sales_order_hold_displaced");
      owners_.push_back({.order = std::move(order), .fact = std::move(fact)});
      for (const Reservation& hold : taken_)
        if (hold.order_id == owners_.back().order.id.value) offer(owners_.back(), hold);
    }
  }

  // The first day on which it could be had after what was taken, and after whom was offered before.
  void offer(Owner& owner, const Reservation& hold) {
    const Line& line = line_of(owner.order, hold.line);
    const Day today = stock_.today(hold.warehouse_id);
    auto& position = left_.try_emplace(hold.key(), stock_.position(hold.key())).first->second;
    const auto day = stock::first_day(position, today, {hold.open(), hold.promise_day});
    if (day) stock::take(position, today, {hold.open(), *day});
    owner.words += " Line " + std::to_string(line.line) + " (" + line.sku +
                   "): " + text(hold.open()) + ' ' + line.base_unit + " held for " +
                   text(hold.promise_day) + " went to an urgent order; " +
                   (day ? "it can be had on " + text(*day) + "." : "nothing is in sight.");
    owner.fact.changes.push_back({"held_for_line_" + std::to_string(line.line),
                                  '"' + text(hold.promise_day) + '"',
                                  day ? '"' + text(*day) + '"' : "null"});
    owner.later.push_back(Promises::later(line, hold.open(), hold.promise_day,
                                          {day.value_or(Day{}), day.has_value()}));
    offers_.push_back({owner.order.number, owner.order.customer, owner.order.owner, line.line,
                       line.sku, hold.open(), hold.promise_day, day.value_or(Day{})});
  }

  db::Reader reader_;
  Instant now_;
  orders::Surroundings around_;
  std::vector<stock::Claim> claims_;
  stock::Snapshot stock_;
  std::vector<Reservation> taken_;
  std::vector<Owner> owners_;
  std::vector<DisplacedHold> offers_;
  std::map<StockKey, stock::Position> left_;
};

std::optional<Problem> reason_against(const Order& order) {
  if (order.status == orders::Status::draft || order.status > orders::Status::confirmable)
    return not_in_this_state(order, "displacement");
  if (!order.urgent)
    return invalid({{"/id", "not_urgent", "Only an urgent order may take what others hold."}});
  return std::nullopt;
}

Displacement carry_out(Unit& unit, Displacing& displacing, const Order& before,
                       const std::string& reason) {
  displacing.write(unit);
  Order after = before;
  agreements::look_at_gates(unit, after);
  agreements::saved(unit, "sales_order_displaced_others", before, std::move(after), reason);
  return {.order = before.number, .displaced = displacing.offers()};
}

}  // namespace

Result<Displacement> displacement_of(const journal::Query& query,
                                     const DisplacementQuestion& question) {
  const auto order = orders::find(query.db, question.id);
  if (!order) return not_found("sales order");
  if (auto refusal = reason_against(*order)) return std::move(*refusal);
  Displacing displacing(query.db, *order, query.now());
  if (auto refusal = displacing.take()) return std::move(*refusal);
  return Displacement{.order = order->number, .displaced = displacing.offers()};
}

Result<Displacement> displace(Unit& unit, const Displace& given) {
  const auto before = agreements::find_unchanged(unit, given.id, given.revision);
  if (!before) return before.error();
  if (auto refusal = reason_against(*before)) return std::move(*refusal);
  Displacing displacing(unit.db, *before, unit.now());
  if (auto refusal = displacing.take()) return std::move(*refusal);
  return carry_out(unit, displacing, *before, given.reason);
}

void displace_by_rule(Unit& unit, const std::vector<std::int64_t>& order_ids) {
  if (order_ids.empty()) return;
  const auto settings = policies::settings_of(unit.db);
  if (settings.urgent_displacement != policies::UrgentDisplacement::when_approved) return;
  std::vector<std::string> references;
  references.reserve(order_ids.size());
  for (const std::int64_t id : order_ids) references.push_back(text(OrderId{id}));
  for (const Order& order : orders::find_all(unit.db, references)) {
    const bool is_allowed = order.status != orders::Status::pending_approval;
    if (!is_allowed || reason_against(order)) continue;
    Displacing displacing(unit.db, order, unit.now());
    if (!displacing.take())
      carry_out(unit, displacing, order, "An urgent order displaces holds by the company's rule.");
  }
}

}  // namespace supercargo::allocations
