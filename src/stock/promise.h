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

}  // namespace supercargo::stock
