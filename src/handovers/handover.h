// Whose an order is to be from now on: offered, and theirs when they accept it. Until then whoever
// has it stays responsible for it (domain A2.7). Described once here and in handover.cc.
#pragma once

#include <optional>
#include <string>

#include "journal/actor.h"
#include "orders/order.h"

namespace supercargo {

struct HandoverTag {
  static constexpr char prefix[] = "hov";
};
using HandoverId = Id<HandoverTag>;

namespace handovers {

enum class Status : std::uint8_t {
  offered,
  accepted,
  refused,
  withdrawn,  // taken back, or another one was made of the same order
};

struct Handover {
  HandoverId id = {};
  OrderId sales_order = {};
  std::string sales_order_number = {};
  PersonId from_owner = {};  // nobody, when it had no owner
  PersonId to_owner = {};
  PersonId offered_by = {};  // who takes an order offers it to himself, and has accepted it
  std::string reason = {};
  Status status = Status::offered;
  std::string answer = {};  // why not
  Instant offered_at = {};
  Instant answered_at = {};
  std::int64_t party_id = 0;  // whose personal data the words may hold
  std::int64_t revision = 0;
  Instant changed_at = {};
};

struct HandoverReference {
  std::string id = {};
};

struct HandOver {
  std::string id = {};  // of the order, or its number
  std::optional<std::int64_t> revision = {};
  PersonId owner = {};
  std::string reason = {};
};

// An answer to an offer.
struct Answer {
  std::string id = {};
  std::optional<std::int64_t> revision = {};
  std::string reason = {};
};

}  // namespace handovers
}  // namespace supercargo
