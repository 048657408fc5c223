#include "capacity/commands.h"

#include <map>

#include "capacity/store.h"
#include "catalog/store.h"
#include "stock/store.h"

namespace supercargo::capacity {
namespace {

std::vector<Reason> check(const Declaration& given, const std::optional<stock::Warehouse>& place,
                          const std::optional<catalog::Product>& product) {
  std::vector<Reason> reasons;
  if (!place) reasons.push_back({"/warehouse", "unknown_warehouse", "There is no such warehouse."});
  if (!product)
    reasons.push_back({"/sku", "unknown_product", "There is no such product."});
  else if (product->kind != catalog::ProductKind::service)
    reasons.push_back({"/sku", "not_a_service", "Goods are promised from stock."});
  if (given.until < given.day)
    reasons.push_back({"/until", "before_day", "It ends before it begins."});
  else if (given.until - given.day >= days_max)
    reasons.push_back({"/until", "too_long", "At most a year at once."});
  if (given.urgent_reserve && *given.urgent_reserve > given.capacity)
    reasons.push_back({"/urgent_reserve", "above_capacity", "It is more than the capacity."});
  return reasons;
}

// The declared days one by one: what is new, what changes, and what stands against it.
struct Days {
  std::vector<Slot> added;
  std::vector<Slot> changed;
  std::vector<journal::Fact> facts;
  std::vector<Reason> reasons;

  void put(journal::Unit& unit, const Slot* before, Slot slot) {
    slot.changed_at = unit.now();
    ++slot.revision;
    if (slot.capacity < slot.booked)
      reasons.push_back({"/capacity", "below_booked",
                         text(slot.booked) + " is booked on " + text(slot.day) + " already."});
    if (before != nullptr) {
      facts.push_back(journal::changed("capacity_changed", *before, slot));
      changed.push_back(std::move(slot));
      return;
    }
    slot.id = unit.make_id<SlotId>();
    slot.created_at = unit.now();
    facts.push_back(journal::created("capacity_declared", slot));
    added.push_back(std::move(slot));
  }
};

Days days_of(journal::Unit& unit, const Declaration& wanted, const stock::Warehouse& place,
             const catalog::Product& product) {
  std::map<Day, Slot> known;
  for (Slot& slot : slots_of(unit.db, {product.id}))
    if (slot.warehouse_id == place.id) known.emplace(slot.day, std::move(slot));
  const Calendar calendar = stock::calendar_of(place);
  const bool is_range = wanted.day != wanted.until;
  Days days;
  for (Day day = wanted.day; day <= wanted.until; day = day + 1) {
    const auto at = known.find(day);
    const Slot* before = at == known.end() ? nullptr : &at->second;
    // A day that is declared by itself may be a day off.
    if (before == nullptr && is_range && !works_on(day, calendar)) continue;
    Slot slot = before != nullptr ? *before
                                  : Slot{.warehouse = place.code,
                                         .sku = product.sku,
                                         .warehouse_id = place.id,
                                         .product_id = product.id,
                                         .day = day};
    slot.capacity = wanted.capacity;
    slot.urgent_reserve = *wanted.urgent_reserve;
    days.put(unit, before, std::move(slot));
  }
  return days;
}

}  // namespace

Result<Declaration> declare(journal::Unit& unit, const Declaration& given) {
  Declaration wanted = given;
  if (!wanted.until) wanted.until = wanted.day;
  const auto place = stock::find_warehouse(unit.db, wanted.warehouse);
  const auto product = catalog::find(unit.db, wanted.sku);
  if (auto reasons = check(wanted, place, product); !reasons.empty())
    return invalid(std::move(reasons));
  if (!wanted.urgent_reserve) wanted.urgent_reserve = usual_reserve(wanted.capacity);
  Days days = days_of(unit, wanted, *place, *product);
  if (!days.reasons.empty()) return invalid(std::move(days.reasons));
  add(unit.db, days.added);
  save(unit.db, days.changed);
  wanted.slots = static_cast<std::int64_t>(days.facts.size());
  for (auto& fact : days.facts) unit.tell(std::move(fact));
  wanted.warehouse = place->code;
  wanted.sku = product->sku;
  return wanted;
}

Result<db::Page<Slot>> list_slots(const journal::Query& query, const db::ListRequest& request) {
  return list(query.db, request);
}

}  // namespace supercargo::capacity
