#include "shipments/load.h"

#include <algorithm>

#include "catalog/store.h"
#include "orders/store.h"
#include "policies/store.h"
#include "stock/store.h"

namespace supercargo::shipments {

using orders::Order;

Load::Load(journal::Unit& unit, Shipment given)
    : shipment(std::move(given)), unit_(unit), before_(shipment) {
  settings_ = policies::settings_of(unit.db);
  calendar_ = policies::calendar_of(settings_);
  std::vector<std::string> ids;
  std::vector<std::int64_t> numbers;
  for (const ShipmentLine& line : shipment.lines) {
    if (!numbers.empty() && numbers.back() == line.sales_order.value) continue;
    numbers.push_back(line.sales_order.value);
    ids.push_back(text(line.sales_order));
  }
  orders_ = orders::find_all(unit.db, ids);
  orders_before_ = orders_;
  claims_ = stock::reservations_of(unit.db, numbers);
  for (Order& order : orders_)
    for (orders::Line& line : order.lines) held_[{order.id, line.line}] = {&order, &line};
  for (stock::Reservation& claim : claims_) {
    const auto at = held_.find({OrderId{claim.order_id}, claim.line});
    const bool is_here = claim.warehouse_id == shipment.warehouse_id;
    if (at != held_.end() && is_here && claim.status == stock::ReservationStatus::committed)
      at->second.claims.push_back(&claim);
  }
  gather_stock();
}

void Load::gather_stock() {
  std::vector<stock::StockKey> keys;
  std::vector<ProductId> products;
  for (const ShipmentLine& line : shipment.lines) {
    products.push_back(line.product);
    if (!line.is_service) keys.push_back(key(line));
  }
  stock_ = stock::Snapshot::gather(unit_.db, keys, unit_.now());
  for (const auto& product : catalog::find_by_ids(unit_.db, products))
    lead_days_[product.id] = product.lead_time_days;
}

Load::Held& Load::held(const ShipmentLine& line) {
  const auto at = held_.find({line.sales_order, line.line});
  SUPERCARGO_CHECK(at != held_.end());
  return at->second;
}

stock::StockKey Load::key(const ShipmentLine& line) const {
  return {shipment.warehouse_id, line.product};
}

stock::Move Load::words(const ShipmentLine& line, const char* reason) const {
  return {.warehouse_id = shipment.warehouse_id,
          .product_id = line.product,
          .document_id = shipment.id.value,
          .reference = shipment.number,
          .reason = reason,
          .person = unit_.actor().person,
          .at = unit_.now()};
}

stock::Claim Load::claim(const ShipmentLine& line, Quantity quantity, Day day) {
  return {.key = key(line),
          .order_id = line.sales_order.value,
          .line = line.line,
          .quantity = quantity,
          .day = day};
}

void Load::step(Verb verb, const char* fact) {
  const auto to = after(shipment.status, verb);
  SUPERCARGO_CHECK(to.has_value());
  steps_.push_back({fact, shipment.status, *to});
  shipment.status = *to;
}

void Load::note(const char* fact) { steps_.push_back({fact, shipment.status, shipment.status}); }

void Load::plan() {
  moves_orders_ = true;
  for (const ShipmentLine& line : shipment.lines) {
    Held& held_line = held(line);
    held_line.line->planned += line.quantity;
    Order& order = *held_line.order;
    if (const auto released = gates::after(order.status, gates::Verb::release))
      order.status = *released;
  }
}

void Load::pick(const Amount& found) {
  moves_orders_ = true;
  ShipmentLine& line = shipment.lines[found.line];
  Held& at = held(line);
  const Quantity missing = line.quantity - found.quantity;
  line.picked = found.quantity;
  line.short_picked = missing;
  at.line->planned -= line.quantity;
  at.line->quantities.reserved -= line.quantity;
  at.line->quantities.picked += found.quantity;
  if (line.is_service) {
    if (missing > Quantity{}) promise_anew(line, missing);
    return;
  }
  Quantity to_pick = found.quantity;
  Quantity to_free = missing;
  for (stock::Reservation* claim : at.claims) {
    const Quantity picked = std::min(to_pick, claim->open() - claim->picked);
    if (picked > Quantity{}) stock_.pick(*claim, picked);
    to_pick -= picked;
    const Quantity freed = std::min(to_free, claim->open() - claim->picked);
    if (freed > Quantity{}) stock_.reduce(*claim, freed);
    to_free -= freed;
  }
  SUPERCARGO_CHECK(to_pick == Quantity{} && to_free == Quantity{});
  moves_stock_ = true;
  if (missing == Quantity{}) return;
  stock::Move unseen = words(line, "Not found when it was picked: to be counted.");
  unseen.kind = stock::MoveKind::quarantine_in;
  unseen.quantity = missing;
  SUPERCARGO_CHECK(stock_.book(unseen));
  promise_anew(line, missing);
}

void Load::put_back() {
  moves_orders_ = true;
  for (ShipmentLine& line : shipment.lines) {
    Held& at = held(line);
    if (!line.is_picked()) {
      at.line->planned -= line.quantity;
      continue;
    }
    at.line->quantities.picked -= line.picked;
    at.line->quantities.reserved += line.picked;
    Quantity left = line.is_service ? Quantity{} : line.picked;
    for (stock::Reservation* claim : at.claims) {
      const Quantity part = std::min(left, claim->picked);
      if (part == Quantity{}) continue;
      stock_.pick(*claim, -part);
      left -= part;
      moves_stock_ = true;
    }
    SUPERCARGO_CHECK(left == Quantity{});
    line.picked = {};
  }
}

void Load::take_picked(const ShipmentLine& line, Quantity quantity) {
  const stock::Move leaving = words(line, "");
  for (stock::Reservation* claim : held(line).claims) {
    const Quantity part = std::min(quantity, claim->picked);
    if (part == Quantity{}) continue;
    stock_.issue(*claim, part, leaving);
    quantity -= part;
  }
  SUPERCARGO_CHECK(quantity == Quantity{});
  moves_stock_ = true;
}

void Load::despatch() {
  moves_orders_ = true;
  for (ShipmentLine& line : shipment.lines) {
    line.despatched = line.picked;
    orders::Buckets& buckets = held(line).line->quantities;
    buckets.picked -= line.picked;
    buckets.despatched += line.picked;
    if (!line.is_service) take_picked(line, line.picked);
  }
}

void Load::deliver(const Amount& arrived) {
  moves_orders_ = true;
  ShipmentLine& line = shipment.lines[arrived.line];
  line.delivered = arrived.quantity;
  line.damaged = arrived.damaged;
  line.refused = arrived.refused;
  line.missing = line.despatched - arrived.quantity - arrived.damaged - arrived.refused;
  orders::Buckets& buckets = held(line).line->quantities;
  buckets.despatched -= line.despatched;
  buckets.delivered += line.delivered;
  promise_anew(line, line.despatched - line.delivered);
}

void Load::lose() {
  moves_orders_ = true;
  for (ShipmentLine& line : shipment.lines) {
    line.missing = line.despatched;
    held(line).line->quantities.despatched -= line.despatched;
    promise_anew(line, line.despatched);
  }
}

void Load::receive(const ShipmentLine& line, Quantity quantity, Quantity damaged) {
  stock::Move move = words(line, "Back from delivery.");
  move.kind = stock::MoveKind::returned;
  move.quantity = quantity;
  if (quantity > Quantity{}) SUPERCARGO_CHECK(stock_.book(move));
  move = words(line, "Damaged on its way.");
  move.kind = stock::MoveKind::quarantine_in;
  move.quantity = damaged;
  if (damaged > Quantity{}) SUPERCARGO_CHECK(stock_.book(move));
  moves_stock_ = true;
}

void Load::bring_back(const Amount& returned) {
  moves_orders_ = true;
  ShipmentLine& line = shipment.lines[returned.line];
  Held& at = held(line);
  const Quantity good = returned.quantity - returned.damaged;
  line.returned = returned.quantity;
  line.damaged = returned.damaged;
  line.missing = line.despatched - returned.quantity;
  at.line->quantities.despatched -= line.despatched;
  at.line->quantities.reserved += good;
  if (!line.is_service) {
    receive(line, returned.damaged, returned.damaged);
    stock::Move move = words(line, "Back from delivery.");
    move.kind = stock::MoveKind::returned;
    move.quantity = good;
    if (good > Quantity{}) stock_.take_in(claim(line, good, at.line->promise_date), move);
  }
  promise_anew(line, line.despatched - good);
}

void Load::take_back(const Amount& returned) {
  ShipmentLine& line = shipment.lines[returned.line];
  line.returned += returned.quantity;
  if (!line.is_service) receive(line, returned.quantity, returned.damaged);
}

// The customer's new date is not before a delivery is usually possible.
Day Load::soonest() const {
  const Day today = local_day(unit_.now(), calendar_);
  return add_working_days(today, static_cast<int>(settings_.standard_lead_days), calendar_);
}

Day Load::new_day(const ShipmentLine& line, Quantity quantity) {
  if (const auto day = stock_.earliest_day(key(line), quantity)) return std::max(*day, soonest());
  const auto lead = static_cast<int>(lead_days_[line.product]);
  return add_working_days(soonest(), lead, calendar_);
}

capacity::Ask Load::ask(const ShipmentLine& line, Quantity quantity, Day day) {
  return {
      .key = {shipment.warehouse_id, line.product, day},
      .quantity = quantity,
      .urgency = held(line).order->urgent ? capacity::Urgency::urgent : capacity::Urgency::standard,
      .order_id = line.sales_order.value,
      .line = line.line};
}

Day Load::new_service_day(const ShipmentLine& line, Quantity quantity) {
  const auto wanted = ask(line, quantity, soonest());
  if (!capacity_) capacity_ = capacity::Snapshot::gather(unit_.db, service_keys(), unit_.now());
  if (capacity_->answer(wanted) != capacity::Answer::full) return soonest();
  return std::max(capacity_->earliest_day(wanted).value_or(soonest()), soonest());
}

// Where it is full for as long as is known, the desk sees by its follow-up what is to be done.
void Load::book_again(const ShipmentLine& line, Quantity quantity, Day day) {
  static_cast<void>(capacity_->book(ask(line, quantity, day)));
}

std::vector<capacity::SlotKey> Load::service_keys() const {
  std::vector<capacity::SlotKey> keys;
  for (const ShipmentLine& line : shipment.lines)
    if (line.is_service) keys.push_back({shipment.warehouse_id, line.product, soonest()});
  return keys;
}

void Load::promise_anew(const ShipmentLine& line, Quantity quantity) {
  if (quantity == Quantity{}) return;
  orders::Line& promised = *held(line).line;
  const Day day = line.is_service ? new_service_day(line, quantity) : new_day(line, quantity);
  promised.promise_date = std::max(promised.promise_date, day);
  auto& [sum, on] = anew_[line.sales_order][line.line];
  sum += quantity;
  on = day;
  if (line.is_service) {  // it is to be done another time: no stock waits for it
    promised.quantities.reserved += quantity;
    book_again(line, quantity, day);
    return;
  }
  promised.quantities.backordered += quantity;
  stock_.wait(claim(line, quantity, day));
  moves_stock_ = true;
}

}  // namespace supercargo::shipments
