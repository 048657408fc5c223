// A hold: a block on an order beside its status, with who placed it and why. Nothing of a held
// order is delivered until somebody else whose business it is has released it (domain 3.3).
#pragma once

#include <optional>
#include <string>

#include "orders/order.h"

namespace supercargo {

struct HoldTag {
  static constexpr char prefix[] = "hld";
};
using HoldId = Id<HoldTag>;

namespace holds {

enum class Kind : std::uint8_t {
  credit,
  price,
  quality,
  compliance,
  customer_request,
  address,
  prepayment,  // what has to be paid before it is sent has not come in yet
};
enum class Status : std::uint8_t { open, released };

struct Hold {
  HoldId id;
  OrderId sales_order;
  std::string sales_order_number;
  Kind kind = Kind::credit;
  Status status = Status::open;
  std::string reason;
  PersonId placed_by;
  Instant placed_at;
  PersonId released_by;
  Instant released_at;
  std::string release_reason;
  std::int64_t party_id = 0;  // whose personal data the words may hold
  std::int64_t revision = 0;
  Instant changed_at;
};

struct HoldReference {
  std::string id;
};

struct Place {
  std::string id;  // of the order, or its number
  std::optional<Kind> kind;
  std::string reason;
};

struct Release {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};

}  // namespace holds
}  // namespace supercargo
