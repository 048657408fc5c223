// What may go from one warehouse to another. Pure: the same answer for the same papers.
#pragma once

#include <optional>
#include <vector>

#include "kernel/result.h"
#include "stock/promise.h"
#include "stock/warehouse.h"

namespace supercargo::transfers {

// Null where what was named is not known. A closed warehouse may be emptied, not filled.
struct Places {
  const stock::Warehouse* from = nullptr;
  const stock::Warehouse* to = nullptr;
};
void check_places(const Places& places, std::vector<Reason>& reasons);

// Goods arrive on no day that is gone.
void check_arrival(Day arrives, Day today, std::vector<Reason>& reasons);

// Of what is there neither reserved, in quarantine nor needed for what was promised for a later
// day: more would be taken from somebody (domain 6.4).
Quantity movable(const stock::Position& position, Day today);

// Why so much cannot go; nothing when it can.
enum class Obstacle : std::uint8_t { not_enough_on_hand, promised_to_orders };
std::optional<Obstacle> obstacle(const stock::Position& position, Day today, Quantity wanted);

}  // namespace supercargo::transfers
