#include "stock/reservation.h"

namespace supercargo {

using stock::Reservation;

namespace {

constexpr const char* kind_names[] = {"soft", "hard"};
constexpr const char* status_names[] = {"requested", "held",     "committed", "consumed",
                                        "expired",   "released", "displaced"};

}  // namespace

template <>
Choices choices<stock::ReservationKind>() {
  return {kind_names, std::size(kind_names)};
}
template <>
Choices choices<stock::ReservationStatus>() {
  return {status_names, std::size(status_names)};
}

namespace {

constexpr Rules shown{.access = Access::read_only};
constexpr Rules filtered{.access = Access::read_only, .filter = true};

constexpr Field reservation_fields[] = {
    field<&Reservation::id>("id", shown),
    field<&Reservation::warehouse_id>("warehouse_id", filtered),
    field<&Reservation::product_id>("product_id", filtered),
    field<&Reservation::order_id>("order_id", {.access = Access::hidden}),
    field<&Reservation::line>("line", shown),
    field<&Reservation::kind>("kind", filtered),
    field<&Reservation::status>("status", filtered),
    field<&Reservation::quantity>("quantity", shown),
    field<&Reservation::picked>("picked", shown),
    field<&Reservation::consumed>("consumed", shown),
    field<&Reservation::promise_day>("promise_day", filtered),
    field<&Reservation::expires_at>("expires_at", shown),
    field<&Reservation::revision>("revision", shown),
    field<&Reservation::created_at>("created_at", shown),
    field<&Reservation::changed_at>("changed_at", shown),
};

}  // namespace

template <>
const Entity& entity<Reservation>() {
  static constexpr Entity described =
      describe<Reservation>("reservation", "reservation", reservation_fields);
  return described;
}

}  // namespace supercargo
