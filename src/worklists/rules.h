// Why something waits, what is to be done next and by when. Pure: from what is stored about it and
// the hour, the same words for the list and for its tests.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>

#include "kernel/calendar.h"
#include "orders/order.h"
#include "shipments/shipment.h"
#include "stock/promise.h"

namespace supercargo::worklists {

// What is to be done, in words, and the API's name for it.
struct Step {
  std::string words;
  std::string operation;
};

// An order that is not agreed yet is stuck when nothing has happened to it for so much working
// time: four hours (the clock of K14), one when it is urgent; three days while the customer is
// asked (domain 3.3, TIMEOUT).
struct StuckSince {
  Instant standard;
  Instant urgent;
  Instant asked;
};
StuckSince stuck_since(Instant now, const Calendar& calendar);
// When the order's own clock has run out.
Instant stuck_due(const orders::Order& order, const Calendar& calendar);

// What its checks said last, as far as they hold it up, and who holds it; else what its state
// waits for.
std::string why_stuck(const orders::Order& order);
Step next_step(const orders::Order& order);

// Of a late order, its lines and where the missing units are (domain 3.4).
std::string why_late(const orders::Order& order, Day today);
Step next_of_late(const orders::Order& order, Day today);
// A proof that nobody has looked at, and by when somebody should have: 24 hours after the delivery
// (domain 4, K27).
std::string why_unverified(const shipments::Shipment& shipment);
Instant verified_by(const shipments::Shipment& shipment);
// What of the line the customer has neither got nor given up.
Quantity owed(const orders::Line& line);

// A claim that waits for goods, in its queue.
struct Waiting {
  Quantity quantity;
  Day promise;
};
// When the last of `queue` can be had, after all before it; none: nothing in sight covers it.
// Receipts that are overdue do not count (domain 6.4).
std::optional<Day> day_in_sight(const stock::Position& position, Day today,
                                std::span<const Waiting> queue);

// Why the promise will not hold, by when its goods are in sight; empty: it will. `original` is the
// day that the line was promised for first.
struct PromiseView {
  Day promise;
  Day original;
  std::optional<Day> in_sight;
};
std::string why_at_risk(const PromiseView& view, Day today);

// How long it has waited.
std::int64_t working_minutes(Instant since, Instant now, const Calendar& calendar);

}  // namespace supercargo::worklists
