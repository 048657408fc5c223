// A reservation: stock claimed for a line of an order, softly, firmly, or waiting for stock to come
// (domain 3.5). Its life is a table; orders are plain numbers here, since they stand to the right.
#pragma once

#include <array>
#include <chrono>
#include <optional>

#include "stock/promise.h"

namespace supercargo {

struct ReservationTag {
  static constexpr char prefix[] = "rsv";
};
using ReservationId = Id<ReservationTag>;

namespace stock {

enum class ReservationKind : std::uint8_t { soft, hard };
enum class ReservationStatus : std::uint8_t {
  requested,  // a backordered claim: waits for stock, with its promise day (decisions 14)
  held,       // soft: counted in what can be promised until it expires
  committed,  // hard: stock on hand is reserved for it
  consumed,
  expired,
  released,
  displaced,  // gave way to an urgent order
};
enum class ReservationVerb : std::uint8_t { hold, commit, consume, expire, release, displace };

struct ReservationStep {
  ReservationStatus from;
  ReservationVerb verb;
  ReservationStatus to;
};
inline constexpr std::array reservation_life{
    ReservationStep{ReservationStatus::requested, ReservationVerb::hold, ReservationStatus::held},
    ReservationStep{ReservationStatus::requested, ReservationVerb::commit,
                    ReservationStatus::committed},
    ReservationStep{ReservationStatus::requested, ReservationVerb::release,
                    ReservationStatus::released},
    ReservationStep{ReservationStatus::held, ReservationVerb::commit, ReservationStatus::committed},
    ReservationStep{ReservationStatus::held, ReservationVerb::expire, ReservationStatus::expired},
    ReservationStep{ReservationStatus::held, ReservationVerb::release, ReservationStatus::released},
    ReservationStep{ReservationStatus::held, ReservationVerb::displace,
                    ReservationStatus::displaced},
    ReservationStep{ReservationStatus::committed, ReservationVerb::consume,
                    ReservationStatus::consumed},
    ReservationStep{ReservationStatus::committed, ReservationVerb::release,
                    ReservationStatus::released},
};

// Where the verb leads from there; nothing when it is not allowed.
constexpr std::optional<ReservationStatus> after(ReservationStatus from, ReservationVerb verb) {
  for (const ReservationStep& step : reservation_life)
    if (step.from == from && step.verb == verb) return step.to;
  return std::nullopt;
}
// An urgent order displaces soft holds, never firm promises (domain 2.0, ORDER TYPES).
static_assert(!after(ReservationStatus::committed, ReservationVerb::displace));
static_assert(!after(ReservationStatus::committed, ReservationVerb::expire));
static_assert(!after(ReservationStatus::consumed, ReservationVerb::release));

constexpr std::chrono::hours soft_hold_max{14 * 24};

struct Reservation {
  ReservationId id = {};
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  std::int64_t order_id = 0;
  std::int64_t line = 0;
  ReservationKind kind = ReservationKind::hard;
  ReservationStatus status = ReservationStatus::requested;
  Quantity quantity = {};  // all of it, what has left already included
  Quantity picked = {};    // of what is reserved
  Quantity consumed = {};  // has left
  Day promise_day = {};
  Instant expires_at = {};  // of a soft hold
  std::int64_t revision = 0;
  Instant created_at = {};
  Instant changed_at = {};

  StockKey key() const { return {warehouse_id, product_id}; }
  Quantity open() const { return quantity - consumed; }
  bool waiting() const { return status == ReservationStatus::requested; }
};

}  // namespace stock
}  // namespace supercargo
