// A warehouse: a place that keeps stock, with its own calendar. Described once here and in
// warehouse.cc; what is promised from it counts in its own days.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/fields.h"
#include "policies/working_time.h"

namespace supercargo {

struct WarehouseTag {
  static constexpr char prefix[] = "wh";
};
using WarehouseId = Id<WarehouseTag>;

namespace stock {

enum class WarehouseStatus : std::uint8_t {
  active,
  closed,  // keeps what it has; nothing new is received for it or promised from it
};

struct Warehouse {
  WarehouseId id = {};
  std::string code = {};
  std::string name = {};
  std::string time_zone = {};  // the company's unless given
  std::string country = {};    // ISO 3166-1 alpha-2
  WarehouseStatus status = WarehouseStatus::active;
  std::vector<policies::WorkingHours> hours = {};  // none given: office hours from Monday to Friday
  std::vector<policies::Holiday> holidays = {};
  std::string code_key = {};  // for finding: comparison_key(code)
  std::string name_key = {};  // for sorting
  std::int64_t revision = 0;
  Instant created_at = {};
  Instant changed_at = {};
};

// How a request names a warehouse: its id or its code.
struct WarehouseReference {
  std::string id;
};

// The one with this id or code; the first active one where nothing is said. Else null.
const Warehouse* named(std::span<const Warehouse> warehouses, std::string_view reference);

// Of a warehouse that passed the check.
Calendar calendar_of(const Warehouse& warehouse);
// The day it is there now.
Day today_at(const Warehouse& warehouse, Instant now);

}  // namespace stock
}  // namespace supercargo
