#include "transfers/rules.h"

#include <algorithm>

namespace supercargo::transfers {

void check_places(const Places& places, std::vector<Reason>& reasons) {
  if (places.from == nullptr)
    reasons.push_back({"/from_warehouse", "unknown_warehouse", "There is no such warehouse."});
  if (places.to == nullptr)
    reasons.push_back({"/to_warehouse", "unknown_warehouse", "There is no such warehouse."});
  else if (places.to->status == stock::WarehouseStatus::closed)
    reasons.push_back({"/to_warehouse", "warehouse_closed", "The warehouse is closed."});
  if (places.from != nullptr && places.to != nullptr && places.from->id == places.to->id)
    reasons.push_back({"/to_warehouse", "same_warehouse", "The goods are there already."});
}

void check_arrival(Day arrives, Day today, std::vector<Reason>& reasons) {
  if (arrives && arrives < today)
    reasons.push_back({"/arrives", "in_the_past", "It is " + text(today) + " at the warehouse."});
}

Quantity movable(const stock::Position& position, Day today) {
  return std::max(Quantity{}, std::min(stock::free_on_hand(position),
                                       stock::available_to_promise(position, today, today)));
}

std::optional<Obstacle> obstacle(const stock::Position& position, Day today, Quantity wanted) {
  if (wanted <= movable(position, today)) return std::nullopt;
  const Quantity usable = position.on_hand - position.quarantined;
  return usable < wanted ? Obstacle::not_enough_on_hand : Obstacle::promised_to_orders;
}

}  // namespace supercargo::transfers
