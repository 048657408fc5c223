// What a customer can be offered when not all of a line can be as he wants it (domain 2.6, BM1).
// Pure, and by the same functions that promises are made with: what is offered can be kept.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/order.h"
#include "stock/promise.h"

namespace supercargo::shortages {

using orders::Part;

// What of a service is free on one day.
struct FreeDay {
  Day day;
  Quantity free = {};
};

// One warehouse, and the goods in question there, without what the line has claimed already; or the
// service, which is promised from what is free each day (domain 2.0, ORDER TYPES).
struct Site {
  WarehouseId warehouse = {};
  std::string code = {};
  Day today = {};
  stock::Position position = {};
  std::optional<std::vector<FreeDay>> capacity = {};  // of a service, in the order of days

  // How much can be had for that day.
  Quantity obtainable(Day day) const;
  // The first day from the wanted one on with all of it; nothing when never.
  std::optional<Day> first_day(const stock::Wanted& wanted) const;
  void take(const stock::Wanted& wanted);
};

enum class Choice : std::uint8_t {
  split,            // what there is for the day, the rest as soon as there is more
  backorder,        // all of it later
  other_warehouse,  // wholly or in part from elsewhere
  substitute,       // other goods
  cancel_rest,      // what there is for the day; the rest is not wanted any more
  cancel_line,
};

struct Shortfall {
  Quantity quantity = {};  // wanted, in the base unit
  Day day = {};
  Quantity step = {};  // a sales unit in base units: it is not divided; none: it may be
};

// What one choice would mean.
struct Outcome {
  Choice choice = Choice::split;
  std::vector<Part> parts = {};
  Quantity cancelled = {};
};

// How much of it can be had as it is wanted, in whole sales units.
Quantity at_hand(const Site& site, const Shortfall& shortfall);
bool is_short(const Site& home, const Shortfall& shortfall);

// Every choice that can be kept now, substitutes apart. `home` is where the order is to come from.
inline constexpr std::size_t elsewhere_max = 5;
std::vector<Outcome> outcomes(const Site& home, std::span<const Site> others,
                              const Shortfall& shortfall);

// All of it as other goods, as soon as they can be had there; nothing when they never can.
std::optional<Outcome> substituted(const Site& site, const Shortfall& shortfall);

// Whether all parts together can be promised: for each that cannot, how much could be, in `words`.
// Sites that hold them are changed as if they were.
struct Unkept {
  std::size_t part = 0;
  Quantity obtainable = {};
  std::optional<Day> earliest = {};
};
std::vector<Unkept> take_parts(std::span<Site> sites, const std::vector<Part>& parts);

}  // namespace supercargo::shortages
