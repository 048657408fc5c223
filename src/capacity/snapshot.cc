#include "capacity/snapshot.h"

#include "capacity/store.h"
#include "stock/store.h"

namespace supercargo::capacity {

Snapshot Snapshot::gather(const db::Reader& reader, const std::vector<SlotKey>& keys, Instant now) {
  Snapshot snapshot;
  std::vector<ProductId> products;
  std::vector<WarehouseId> warehouses;
  for (const SlotKey& key : keys) {
    products.push_back(key.product);
    warehouses.push_back(key.warehouse);
  }
  for (const auto& warehouse : stock::find_warehouses(reader, warehouses))
    snapshot.today_[warehouse.id] = stock::today_at(warehouse, now);
  for (Slot& slot : slots_of(reader, products)) {
    snapshot.declared_.insert({slot.warehouse_id, slot.product_id});
    snapshot.slots_.emplace(slot.key(), std::move(slot));
  }
  return snapshot;
}

Day Snapshot::today(WarehouseId warehouse) const {
  const auto at = today_.find(warehouse);
  SUPERCARGO_CHECK(at != today_.end());
  return at->second;
}

Quantity Snapshot::available(const SlotKey& key, Urgency urgency) const {
  const Day today_there = today(key.warehouse);
  const auto at = slots_.find(key);
  if (at == slots_.end() || key.day < today_there) return {};
  return free_for(at->second, today_there, urgency);
}

Answer Snapshot::answer(const Ask& ask) const {
  if (declared_.count({ask.key.warehouse, ask.key.product}) == 0) return Answer::not_applicable;
  return available(ask.key, ask.urgency) < ask.quantity ? Answer::full : Answer::granted;
}

std::optional<Day> Snapshot::earliest_day(const Ask& ask) const {
  const SlotKey first{ask.key.warehouse, ask.key.product, today(ask.key.warehouse)};
  for (auto at = slots_.lower_bound(first); at != slots_.end(); ++at) {
    const bool is_same =
        at->first.warehouse == first.warehouse && at->first.product == first.product;
    if (!is_same) break;
    if (available(at->first, ask.urgency) >= ask.quantity) return at->first.day;
  }
  return std::nullopt;
}

Answer Snapshot::book(const Ask& ask) {
  const Answer found = answer(ask);
  if (found != Answer::granted) return found;
  slots_.at(ask.key).booked += ask.quantity;
  changed_.insert(ask.key);
  made_.push_back({.warehouse_id = ask.key.warehouse,
                   .product_id = ask.key.product,
                   .day = ask.key.day,
                   .order_id = ask.order_id,
                   .line = ask.line,
                   .quantity = ask.quantity});
  return found;
}

void Snapshot::release(Booking& booking) {
  SUPERCARGO_CHECK(booking.status == BookingStatus::booked);
  slots_.at(booking.key()).booked -= booking.quantity;
  changed_.insert(booking.key());
  booking.status = BookingStatus::released;
  SUPERCARGO_CHECK(released_.emplace(booking.id, booking).second);
}

void Snapshot::write(db::Writer& writer, IdSource& ids, Instant now) {
  std::vector<Slot> changed;
  for (const SlotKey& key : changed_) changed.push_back(slots_.at(key));
  save(writer, changed);
  for (Booking& made : made_) {
    made.id = ids.make<BookingId>(now);
    made.created_at = made.changed_at = now;
  }
  add(writer, made_);
  std::vector<Booking> released;
  for (auto& [id, booking] : released_) {
    booking.changed_at = now;
    released.push_back(booking);
  }
  save(writer, released);
  slots_.clear();  // written once: what is decided now would be lost
}

void release_all(db::Writer& writer, IdSource& ids, std::int64_t order_id, Instant now) {
  auto bookings = bookings_of(writer, {order_id});
  std::vector<SlotKey> slots;
  slots.reserve(bookings.size());
  for (const Booking& booking : bookings) slots.push_back(booking.key());
  auto snapshot = Snapshot::gather(writer, slots, now);
  for (Booking& booking : bookings)
    if (booking.status == BookingStatus::booked) snapshot.release(booking);
  snapshot.write(writer, ids, now);
}

namespace {

checks::Finding no_capacity(const Snapshot& snapshot, std::size_t i, const Ask& ask) {
  const auto earliest = snapshot.earliest_day(ask);
  return {.code = "no_capacity",
          .pointer = checks::line_pointer(i, "quantity"),
          .detail = "Line " + std::to_string(ask.line) + ": not free on " + text(ask.key.day) +
                    (earliest ? "; it is on " + text(*earliest) + "." : ", nor later.")};
}

}  // namespace

checks::Check check(const Snapshot& snapshot, const std::vector<std::vector<Ask>>& lines) {
  checks::Check check{"capacity"};
  checks::Findings findings(check);
  std::optional<Snapshot> trial;  // two lines may want the same day
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const Ask& ask : lines[i]) {
      if (!trial) trial = snapshot;
      const Answer answer = trial->book(ask);
      if (answer == Answer::granted) findings.looked();
      if (answer == Answer::full) findings.add(no_capacity(*trial, i, ask));
    }
  }
  return check;
}

}  // namespace supercargo::capacity
