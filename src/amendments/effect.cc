#include "amendments/effect.h"

#include <algorithm>

#include "stock/store.h"

namespace supercargo::amendments {
namespace {

using orders::Line;
using orders::Order;

const Line* line_of(const Order& order, std::int64_t number) {
  for (const Line& line : order.lines)
    if (line.line == number) return &line;
  return nullptr;
}

Day asked_day(const Order& order, const Line& line) {
  return line.requested_date ? line.requested_date : order.requested_date;
}

// What the line still waits to be claimed for, and what is claimed and not picked.
bool is_movable(const stock::Reservation& claim) {
  return claim.status == stock::ReservationStatus::requested ||
         (claim.status == stock::ReservationStatus::committed && claim.open() > claim.picked);
}

}  // namespace

Effect::Effect(const db::Reader& reader, const Order& before, Order& after, Instant now,
               const orders::Surroundings& around)
    : before_(before),
      after_(after),
      around_(around),
      claims_(stock::reservations_of(reader, {before.id.value})),
      bookings_(capacity::bookings_of(reader, {before.id.value})) {
  std::vector<stock::StockKey> keys;
  std::vector<capacity::SlotKey> slots;
  std::erase_if(claims_, [](const auto& claim) { return !is_movable(claim); });
  for (const stock::Reservation& claim : claims_) keys.push_back(claim.key());
  for (const capacity::Booking& booking : bookings_) slots.push_back(booking.key());
  for (const Line& line : after.lines) {
    if (line.is_service)
      slots.push_back({after.warehouse_id, line.product, {}});
    else
      keys.push_back({after.warehouse_id, line.product});
  }
  // What was promised for the latest day is given back first.
  std::sort(claims_.begin(), claims_.end(), [](const auto& a, const auto& b) {
    return std::pair(b.promise_day, b.id) < std::pair(a.promise_day, a.id);
  });
  stock_ = stock::Snapshot::gather(reader, keys, now);
  if (!slots.empty()) slots_ = capacity::Snapshot::gather(reader, slots, now);
  for (Line& line : after.lines) {
    const Line* const old = line_of(before, line.line);
    line.is_service ? service(old, line) : goods(old, line);
  }
  capacity_check_ = capacity::check(slots_, asks_);
  for (const auto& line : asks_)
    for (const capacity::Ask& ask : line) slots_.book(ask);
}

void Effect::goods(const Line* before, Line& after) {
  if (before != nullptr) give_back(*before, after);
  const Day day = asked_day(after_, after);
  if (before != nullptr && day && day != asked_day(before_, *before)) move_to(after, day);
  if (after.quantities.open > Quantity{}) {
    const Quantity wanted = after.quantities.open;
    after.quantities.open = {};
    claim(after, wanted);
  }
  set_promise(before, after);
}

void Effect::give_back(const Line& before, const Line& after) {
  Quantity waiting = before.quantities.backordered - after.quantities.backordered;
  Quantity firm = before.quantities.reserved - after.quantities.reserved;
  for (stock::Reservation& claim : claims_) {
    if (claim.line != before.line) continue;
    Quantity& left = claim.waiting() ? waiting : firm;
    const Quantity given = std::min(left, claim.open() - claim.picked);
    if (given == Quantity{}) continue;
    stock_.reduce(claim, given);
    left -= given;
  }
  SUPERCARGO_CHECK(waiting == Quantity{} && firm == Quantity{});
}

// What is reserved only learns its day; what waits has to find room for the new one.
void Effect::move_to(Line& line, Day day) {
  Quantity waiting;
  for (stock::Reservation& claim : claims_) {
    if (claim.line != line.line || claim.open() == Quantity{} || !is_movable(claim)) continue;
    if (!claim.waiting()) {
      stock_.promise(claim, day);
      continue;
    }
    waiting += claim.open();
    stock_.release(claim);
  }
  line.quantities.backordered -= waiting;
  if (waiting > Quantity{}) claim(line, waiting);
}

void Effect::claim(Line& line, Quantity quantity) {
  stock::Claim claim{.key = {after_.warehouse_id, line.product},
                     .order_id = after_.id.value,
                     .line = line.line,
                     .quantity = quantity,
                     .day = around_.wanted_day(after_, line)};
  if (!asked_day(after_, line)) claim.day = std::max(line.promise_date, claim.day);
  gates::LineStock row{.line = line.line, .sku = line.sku, .wanted = quantity, .day = claim.day};
  row.earliest = stock_.earliest_day(claim.key, quantity);
  row.available = stock_.available_to_promise(claim.key, claim.day);
  const bool may_wait = claim.day > stock_.today(claim.key.warehouse);
  if (stock_.reserve(claim)) {
    line.quantities.reserved += quantity;
    row.available = std::max(row.available, quantity);
  } else if (may_wait && row.available >= quantity) {
    stock_.wait(claim);
    line.quantities.backordered += quantity;
  } else {
    // Not on hand, for a day on which it would have to be.
    if (!may_wait)
      row.available = std::min(row.available, free_on_hand(stock_.position(claim.key)));
    row.available = std::clamp(row.available, Quantity{}, quantity - Quantity{1});
    line.quantities.open += quantity;
  }
  stock_rows_.push_back(std::move(row));
}

void Effect::service(const Line* before, Line& after) {
  const bool has_new_day =
      before != nullptr && asked_day(after_, after) != asked_day(before_, *before);
  const Quantity wanted = after.quantities.reserved + after.quantities.open;
  const bool is_same = before != nullptr && before->quantities.reserved == wanted && !has_new_day;
  if (is_same) {
    asks_.emplace_back();
    return;
  }
  for (capacity::Booking& booking : bookings_)
    if (booking.line == after.line && booking.status == capacity::BookingStatus::booked)
      slots_.release(booking);
  // What was settled for the old day is not what is wanted for the new one.
  if (has_new_day) after.plan.clear();
  asks_.push_back(around_.capacity_asks(after_, after, wanted));
  after.quantities.reserved = wanted;
  after.quantities.open = {};
  if (wanted > Quantity{}) after.promise_date = {};
  for (const capacity::Ask& ask : asks_.back())
    after.promise_date = std::max(after.promise_date, ask.key.day);
  if (before == nullptr) after.original_promise_date = after.promise_date;
}

// The day on which the last of it is promised.
void Effect::set_promise(const Line* before, Line& line) {
  Day last;
  for (const stock::Reservation& claim : claims_)
    if (claim.line == line.line && is_movable(claim)) last = std::max(last, claim.promise_day);
  for (const gates::LineStock& row : stock_rows_)
    if (row.line == line.line) last = std::max(last, row.day);
  if (last) line.promise_date = last;
  if (before == nullptr) line.original_promise_date = line.promise_date;
}

void Effect::write(db::Writer& writer, IdSource& ids, Instant now) {
  stock_.write(writer, ids, now);
  slots_.write(writer, ids, now);
}

}  // namespace supercargo::amendments
