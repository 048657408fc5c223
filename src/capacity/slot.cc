#include "capacity/slot.h"

#include <algorithm>

namespace supercargo {

using capacity::Booking;
using capacity::Declaration;
using capacity::Slot;

namespace {

constexpr const char* booking_statuses[] = {"booked", "released"};
constexpr std::int64_t quantity_most = 1'000'000'000'000'000;

constexpr Rules shown{.access = Access::read_only};
constexpr Rules filtered{.access = Access::read_only, .filter = true};
constexpr Rules shown_code{.access = Access::read_only, .personal = Personal::none, .filter = true};
constexpr Rules code{.required = true, .personal = Personal::none, .code = true, .max = 64};

constexpr Field slot_fields[] = {
    field<&Slot::id>("id", shown),
    field<&Slot::warehouse>("warehouse", shown_code),
    field<&Slot::sku>("sku", shown_code),
    field<&Slot::warehouse_id>("warehouse_id", shown),
    field<&Slot::product_id>("product_id", filtered),
    field<&Slot::day>("day", {.access = Access::read_only, .filter = true, .sort = true}),
    field<&Slot::capacity>("capacity", shown),
    field<&Slot::urgent_reserve>("urgent_reserve", shown),
    field<&Slot::booked>("booked", shown),
    field<&Slot::revision>("revision", shown),
    field<&Slot::created_at>("created_at", shown),
    field<&Slot::changed_at>("changed_at", shown),
};

constexpr Field declaration_fields[] = {
    field<&Declaration::warehouse>("warehouse", code),
    field<&Declaration::sku>("sku", code),
    field<&Declaration::day>("day", {.required = true}),
    field<&Declaration::until>("until", {.about = "The same day unless given."}),
    field<&Declaration::capacity>("capacity", {.least = 0, .most = quantity_most}),
    field<&Declaration::urgent_reserve>(
        "urgent_reserve",
        {.least = 0, .most = quantity_most, .about = "A tenth in whole units unless given."}),
    field<&Declaration::slots>("slots", shown),
};

}  // namespace

template <>
Choices choices<capacity::BookingStatus>() {
  return {booking_statuses, std::size(booking_statuses)};
}

namespace {

constexpr Field booking_fields[] = {
    field<&Booking::id>("id", shown),
    field<&Booking::warehouse_id>("warehouse_id", shown),
    field<&Booking::product_id>("product_id", shown),
    field<&Booking::day>("day", shown),
    field<&Booking::order_id>("order_id", {.access = Access::hidden}),
    field<&Booking::line>("line", shown),
    field<&Booking::quantity>("quantity", shown),
    field<&Booking::status>("status", shown),
    field<&Booking::created_at>("created_at", shown),
    field<&Booking::changed_at>("changed_at", shown),
};

}  // namespace

template <>
const Entity& entity<Slot>() {
  static constexpr Entity described = describe<Slot>("capacity_slot", "capacity_slot", slot_fields);
  return described;
}
template <>
const Entity& entity<Declaration>() {
  static constexpr Entity described =
      describe<Declaration>("capacity_declaration", "", declaration_fields);
  return described;
}
template <>
const Entity& entity<Booking>() {
  static constexpr Entity described =
      describe<Booking>("capacity_booking", "capacity_booking", booking_fields);
  return described;
}

namespace capacity {

Quantity free_for(const Slot& slot, Day today, Urgency urgency) {
  const bool keeps_reserve = urgency == Urgency::standard && slot.day > today;
  const Quantity usable = keeps_reserve ? slot.capacity - slot.urgent_reserve : slot.capacity;
  return std::max(Quantity{}, usable - slot.booked);
}

Quantity usual_reserve(Quantity capacity) {
  const std::int64_t whole = power_of_ten(quantity_scale);
  return {capacity.micro / (10 * whole) * whole};
}

}  // namespace capacity
}  // namespace supercargo
