#include "stock/snapshot.h"

#include <algorithm>
#include <limits>

#include "stock/store.h"

namespace supercargo::stock {
namespace {

bool same_amounts(const Position& a, const Position& b) {
  return a.on_hand == b.on_hand && a.reserved == b.reserved && a.quarantined == b.quarantined;
}

const PlanDay* find_day(const Position& position, Day day) {
  for (const PlanDay& each : position.plan)
    if (each.day == day) return &each;
  return nullptr;
}

Level level_of(const Position& position) {
  return {position.key.warehouse, position.key.product, position.on_hand, position.reserved,
          position.quarantined};
}

}  // namespace

Snapshot Snapshot::gather(const db::Reader& reader, const std::vector<StockKey>& keys,
                          Instant now) {
  Snapshot snapshot;
  snapshot.now_ = now;
  std::vector<ProductId> products;
  std::vector<WarehouseId> warehouses;
  for (const StockKey& key : keys) {
    snapshot.entries_[key].position.key = key;
    products.push_back(key.product);
    warehouses.push_back(key.warehouse);
  }
  for (const Warehouse& warehouse : find_warehouses(reader, warehouses))
    snapshot.today_[warehouse.id] = today_at(warehouse, now);
  for (const Level& level : levels_of(reader, products)) {
    const auto at = snapshot.entries_.find({level.warehouse_id, level.product_id});
    if (at == snapshot.entries_.end()) continue;
    at->second.stored = true;
    at->second.position.on_hand = level.on_hand;
    at->second.position.reserved = level.reserved;
    at->second.position.quarantined = level.quarantined;
  }
  for (const PlanRow& row : plan_of(reader, products)) {
    const auto at = snapshot.entries_.find({row.warehouse_id, row.product_id});
    if (at == snapshot.entries_.end()) continue;
    at->second.position.plan.push_back({row.day, row.incoming, row.outgoing});
  }
  return snapshot;
}

Snapshot::Entry& Snapshot::entry(const StockKey& key) {
  const auto at = entries_.find(key);
  SUPERCARGO_CHECK(at != entries_.end());
  return at->second;
}

const Position& Snapshot::position(const StockKey& key) const {
  const auto at = entries_.find(key);
  SUPERCARGO_CHECK(at != entries_.end());
  return at->second.position;
}

Day Snapshot::today(WarehouseId warehouse) const {
  const auto at = today_.find(warehouse);
  SUPERCARGO_CHECK(at != today_.end());
  return at->second;
}

Quantity Snapshot::available_to_promise(const StockKey& key, Day day) const {
  return stock::available_to_promise(position(key), today(key.warehouse), day);
}

std::optional<Day> Snapshot::earliest_day(const StockKey& key, Quantity wanted) const {
  return stock::earliest_day(position(key), today(key.warehouse), wanted);
}

Position& Snapshot::changing(const StockKey& key) {
  Entry& found = entry(key);
  if (!found.before) found.before = found.position;
  return found.position;
}

void Snapshot::shift_outgoing(const StockKey& key, Day day, Quantity quantity) {
  PlanDay& planned = plan_day(changing(key), day);
  planned.outgoing += quantity;
  SUPERCARGO_CHECK(planned.outgoing >= Quantity{});
}

// Stock on hand is bound from today on, whatever the day it is promised for: so all promises from
// today on must still be kept without it.
bool Snapshot::can_bind(const StockKey& key, Quantity quantity) const {
  return free_on_hand(position(key)) >= quantity &&
         available_to_promise(key, today(key.warehouse)) >= quantity;
}

Reservation Snapshot::claimed(const Claim& claim) {
  SUPERCARGO_CHECK(claim.quantity > Quantity{} && claim.day);
  return {.warehouse_id = claim.key.warehouse,
          .product_id = claim.key.product,
          .order_id = claim.order_id,
          .line = claim.line,
          .quantity = claim.quantity,
          .promise_day = claim.day,
          .revision = 1};
}

void Snapshot::add_holds(const db::Reader& reader, const std::vector<std::int64_t>& order_ids) {
  for (Reservation& claim : reservations_of(reader, order_ids))
    if (claim.status == ReservationStatus::held)
      holds_.emplace(LineKey{claim.order_id, claim.line}, claim);
}

void Snapshot::shift_holds(std::int64_t order_id, std::int64_t sign) {
  constexpr std::int64_t before_all = std::numeric_limits<std::int64_t>::min();
  for (auto at = holds_.lower_bound({order_id, before_all});
       at != holds_.end() && at->first.first == order_id; ++at) {
    const Reservation& hold = at->second;
    if (hold.status == ReservationStatus::held)
      shift_outgoing(hold.key(), hold.promise_day, {sign * hold.open().micro});
  }
}

void Snapshot::lift_holds(std::int64_t order_id) { shift_holds(order_id, -1); }
void Snapshot::put_holds_back(std::int64_t order_id) { shift_holds(order_id, 1); }

Reservation* Snapshot::hold_of(const Claim& claim) {
  const auto [begin, end] = holds_.equal_range({claim.order_id, claim.line});
  for (auto at = begin; at != end; ++at) {
    Reservation& hold = at->second;
    if (hold.key() == claim.key && hold.open() == claim.quantity &&
        hold.status == ReservationStatus::held)
      return &hold;
  }
  return nullptr;
}

bool Snapshot::reserve(const Claim& claim) {
  Reservation made = claimed(claim);
  if (Reservation* const hold = hold_of(claim)) {
    if (!commit(*hold)) return false;
    promise(*hold, claim.day);
    return true;
  }
  if (!can_bind(claim.key, claim.quantity)) return false;
  made.status = ReservationStatus::committed;
  changing(claim.key).reserved += claim.quantity;
  made_.push_back(made);
  return true;
}

bool Snapshot::hold(const Claim& claim, Instant until) {
  SUPERCARGO_CHECK(now_ < until && until <= now_ + soft_hold_max);
  Reservation made = claimed(claim);
  if (available_to_promise(claim.key, claim.day) < claim.quantity) return false;
  made.kind = ReservationKind::soft;
  made.status = ReservationStatus::held;
  made.expires_at = until;
  shift_outgoing(claim.key, claim.day, claim.quantity);
  made_.push_back(made);
  return true;
}

void Snapshot::wait(const Claim& claim) {
  if (Reservation* const hold = hold_of(claim)) release(*hold);
  made_.push_back(claimed(claim));
  shift_outgoing(claim.key, claim.day, claim.quantity);
}

void Snapshot::step(Reservation& claim, ReservationVerb verb) {
  const auto to = after(claim.status, verb);
  SUPERCARGO_CHECK(to.has_value());
  claim.status = *to;
  note(claim);
}

void Snapshot::note(Reservation& claim) {
  SUPERCARGO_CHECK(claim.id);
  const auto known = changed_.find(claim.id);
  // A stale copy would undo what was changed through another one.
  if (known == changed_.end())
    ++claim.revision;
  else
    SUPERCARGO_CHECK(known->second.revision == claim.revision);
  changed_[claim.id] = claim;
}

// What the claim takes from the position, less so much of it.
void Snapshot::take_back(const Reservation& claim, Quantity quantity) {
  if (claim.status == ReservationStatus::committed)
    changing(claim.key()).reserved -= quantity;
  else
    shift_outgoing(claim.key(), claim.promise_day, -quantity);
}

bool Snapshot::commit(Reservation& claim) {
  // Its own place in the plan must not stand in its way.
  const StockKey key = claim.key();
  shift_outgoing(key, claim.promise_day, -claim.open());
  if (!can_bind(key, claim.open())) {
    shift_outgoing(key, claim.promise_day, claim.open());
    return false;
  }
  changing(key).reserved += claim.open();
  claim.kind = ReservationKind::hard;
  claim.expires_at = {};
  step(claim, ReservationVerb::commit);
  return true;
}

void Snapshot::bind(Reservation& waiting, Quantity quantity, Day day) {
  const StockKey key = waiting.key();
  SUPERCARGO_CHECK(waiting.waiting() && Quantity{} < quantity && quantity <= waiting.open());
  SUPERCARGO_CHECK(quantity <= free_on_hand(position(key)));
  if (quantity < waiting.open()) {
    Reservation part = claimed({key, waiting.order_id, waiting.line, quantity, day});
    part.status = ReservationStatus::committed;
    made_.push_back(part);
    reduce(waiting, quantity);
  } else {
    shift_outgoing(key, waiting.promise_day, -quantity);
    waiting.promise_day = day;
    step(waiting, ReservationVerb::commit);
  }
  changing(key).reserved += quantity;
}

void Snapshot::release(Reservation& claim) {
  SUPERCARGO_CHECK(claim.picked == Quantity{});
  take_back(claim, claim.open());
  step(claim, ReservationVerb::release);
}

void Snapshot::expire(Reservation& claim) {
  take_back(claim, claim.open());
  step(claim, ReservationVerb::expire);
}

void Snapshot::displace(Reservation& claim) {
  take_back(claim, claim.open());
  step(claim, ReservationVerb::displace);
}

void Snapshot::reduce(Reservation& claim, Quantity quantity) {
  SUPERCARGO_CHECK(quantity > Quantity{} && quantity <= claim.open() - claim.picked);
  if (quantity == claim.open() && claim.consumed == Quantity{}) return release(claim);
  take_back(claim, quantity);
  claim.quantity -= quantity;
  if (claim.open() == Quantity{}) return step(claim, ReservationVerb::consume);
  note(claim);
}

void Snapshot::promise(Reservation& claim, Day day) {
  const bool planned =
      claim.status == ReservationStatus::requested || claim.status == ReservationStatus::held;
  if (planned) {
    shift_outgoing(claim.key(), claim.promise_day, -claim.open());
    shift_outgoing(claim.key(), day, claim.open());
  }
  claim.promise_day = day;
  note(claim);
}

void Snapshot::pick(Reservation& claim, Quantity quantity) {
  SUPERCARGO_CHECK(claim.status == ReservationStatus::committed);
  claim.picked += quantity;
  SUPERCARGO_CHECK(Quantity{} <= claim.picked && claim.picked <= claim.open());
  note(claim);
}

void Snapshot::issue(Reservation& claim, Quantity quantity, const Move& words) {
  SUPERCARGO_CHECK(Quantity{} < quantity && quantity <= claim.picked);
  Position& position = changing(claim.key());
  position.reserved -= quantity;
  position.on_hand -= quantity;
  claim.picked -= quantity;
  claim.consumed += quantity;
  Move move = words;
  move.warehouse_id = claim.warehouse_id;
  move.product_id = claim.product_id;
  move.kind = MoveKind::issue;
  move.quantity = -quantity;
  moves_.push_back(std::move(move));
  if (claim.open() == Quantity{}) return step(claim, ReservationVerb::consume);
  note(claim);
}

void Snapshot::take_in(const Claim& claim, const Move& move) {
  SUPERCARGO_CHECK(move.kind == MoveKind::returned && move.quantity == claim.quantity);
  Reservation made = claimed(claim);
  made.status = ReservationStatus::committed;
  made_.push_back(made);
  Position& position = changing(claim.key);
  position.on_hand += claim.quantity;
  position.reserved += claim.quantity;
  moves_.push_back(move);
}

bool Snapshot::book(const Move& move) {
  const StockKey key{move.warehouse_id, move.product_id};
  Position after = position(key);
  after.on_hand += on_hand_change(move);
  after.quarantined += quarantine_change(move);
  if (after.quarantined < Quantity{} || free_on_hand(after) < Quantity{}) return false;
  Position& position = changing(key);
  position.on_hand = after.on_hand;
  position.quarantined = after.quarantined;
  moves_.push_back(move);
  return true;
}

void Snapshot::expect(const StockKey& key, Day day, Quantity quantity) {
  PlanDay& planned = plan_day(changing(key), day);
  planned.incoming += quantity;
  SUPERCARGO_CHECK(planned.incoming >= Quantity{});
}

void Snapshot::write_levels(db::Writer& writer) const {
  std::vector<Level> added;
  std::vector<Level> changed;
  for (const auto& [key, each] : entries_) {
    if (!each.before || (each.stored && same_amounts(*each.before, each.position))) continue;
    (each.stored ? changed : added).push_back(level_of(each.position));
  }
  add(writer, added);
  save(writer, changed);
}

void Snapshot::write_plan(db::Writer& writer) const {
  std::vector<PlanRow> added;
  std::vector<PlanRow> changed;
  for (const auto& [key, each] : entries_) {
    if (!each.before) continue;
    for (const PlanDay& now : each.position.plan) {
      const PlanDay* before = find_day(*each.before, now.day);
      const PlanRow row{key.warehouse, key.product, now.day, now.incoming, now.outgoing};
      if (before == nullptr) {
        if (now.incoming != Quantity{} || now.outgoing != Quantity{}) added.push_back(row);
      } else if (before->incoming != now.incoming || before->outgoing != now.outgoing) {
        changed.push_back(row);
      }
    }
  }
  add(writer, added);
  save(writer, changed);
}

Snapshot::Found Snapshot::look(const Claim& claim, Quantity taken) const {
  Quantity available = available_to_promise(claim.key, claim.day);
  if (!may_wait(claim)) available = std::min(available, free_on_hand(position(claim.key)));
  return {std::max(available - taken, Quantity{}), earliest_day(claim.key, claim.quantity + taken)};
}

void Snapshot::write(db::Writer& writer, IdSource& ids, Instant now) {
  write_levels(writer);
  write_plan(writer);
  for (Reservation& made : made_) {
    made.id = ids.make<ReservationId>(now);
    made.created_at = made.changed_at = now;
  }
  add(writer, made_);
  std::vector<Reservation> changed;
  for (auto& [id, each] : changed_) {
    each.changed_at = now;
    changed.push_back(each);
  }
  save(writer, changed);
  for (Move& move : moves_) {
    if (!move.id) move.id = ids.make<MoveId>(now);
    if (!move.at) move.at = now;
  }
  add(writer, moves_);
  entries_.clear();  // written once: what is decided now would be lost
}

}  // namespace supercargo::stock
