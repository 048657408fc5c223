// What can be promised, and from when on (domain 6.4). Pure: from a position of one product in one
// warehouse, the same answer for whoever asks, so that availability and confirmation cannot differ.
#pragma once

#include <compare>
#include <optional>
#include <vector>

#include "catalog/product.h"
#include "stock/warehouse.h"

namespace supercargo::stock {

struct StockKey {
  WarehouseId warehouse;
  ProductId product;
  friend auto operator<=>(const StockKey&, const StockKey&) = default;
};

// What is planned to come and to go on one day.
struct PlanDay {
  Day day;
  Quantity incoming = {};  // from confirmed receipts
  Quantity outgoing = {};  // claims without reserved stock: soft holds and waiting ones
};

// All quantities in the product's base unit.
struct Position {
  StockKey key = {};
  Quantity on_hand = {};
  Quantity reserved = {};          // for orders: gone for everybody else from this moment on
  Quantity quarantined = {};       // there, but not to be used
  std::vector<PlanDay> plan = {};  // by day, each day once
};

// On hand and neither reserved nor in quarantine; negative when the promises exceed it.
Quantity free_on_hand(const Position& position);

// P_t: free on hand plus receipts up to that day, less claims up to it. Claims that are overdue
// count today, receipts that are overdue do not count: what did not come cannot be promised.
Quantity projected(const Position& position, Day today, Day day);
// P_t and ATP(t) for today and every later day on which something is planned, in order.
struct ProjectedDay {
  Day day;
  Quantity incoming = {};
  Quantity outgoing = {};
  Quantity projected = {};
  Quantity available_to_promise = {};
};
std::vector<ProjectedDay> projection(const Position& position, Day today);

// ATP(t): what a further claim for that day may have without breaking any promise for that day or a
// later one. A day before today counts as today.
Quantity available_to_promise(const Position& position, Day today, Day day);
// The first day on which so much can be promised; nothing when never.
std::optional<Day> earliest_day(const Position& position, Day today, Quantity wanted);

// So much, for that day.
struct Wanted {
  Quantity quantity = {};
  Day day = {};
};
// What can be promised for that day: stock that is there when it has come, what the plan allows
// when it has not.
Quantity obtainable(const Position& position, Day today, Day day);
// The first day from the wanted one on for which all of it can be promised so; nothing when never.
std::optional<Day> first_day(const Position& position, Day today, const Wanted& wanted);
// The position after it was promised.
void take(Position& position, Day today, const Wanted& wanted);
// The day of the plan, made when nothing was planned on it.
PlanDay& plan_day(Position& position, Day day);
// More, or with a negative quantity less, is planned to go on that day.
void plan_outgoing(Position& position, Day day, Quantity quantity);

}  // namespace supercargo::stock
