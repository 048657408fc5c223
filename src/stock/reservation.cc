#include "stock/reservation.h"

#include "stock/snapshot.h"
#include "stock/store.h"

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

namespace stock {
namespace {

std::vector<StockKey> keys_of(const std::vector<Reservation>& claims) {
  std::vector<StockKey> keys;
  keys.reserve(claims.size());
  for (const Reservation& claim : claims) keys.push_back(claim.key());
  return keys;
}

void release_open(Snapshot& snapshot, std::vector<Reservation>& claims) {
  for (Reservation& claim : claims)
    if (after(claim.status, ReservationVerb::release)) snapshot.release(claim);
}

}  // namespace

void release_all(db::Writer& writer, IdSource& ids, std::int64_t order_id, Instant now) {
  auto claims = reservations_of(writer, {order_id});
  if (claims.empty()) return;
  auto snapshot = Snapshot::gather(writer, keys_of(claims), now);
  release_open(snapshot, claims);
  snapshot.write(writer, ids, now);
}

void hold_again(db::Writer& writer, IdSource& ids, std::span<const Claim> claims,
                const Hold& wanted) {
  if (claims.empty()) return;
  auto before = reservations_of(writer, {claims.front().order_id});
  auto keys = keys_of(before);
  for (const Claim& claim : claims) keys.push_back(claim.key);
  auto snapshot = Snapshot::gather(writer, keys, wanted.now);
  release_open(snapshot, before);
  for (const Claim& claim : claims) static_cast<void>(snapshot.hold(claim, wanted.until));
  snapshot.write(writer, ids, wanted.now);
}

std::vector<Reservation> end_holds(db::Writer& writer, IdSource& ids, Instant now,
                                   std::int64_t limit) {
  auto over = holds_over(writer, now, limit);
  if (over.empty()) return over;
  auto snapshot = Snapshot::gather(writer, keys_of(over), now);
  for (Reservation& claim : over) snapshot.expire(claim);
  snapshot.write(writer, ids, now);
  return over;
}

}  // namespace stock
}  // namespace supercargo
