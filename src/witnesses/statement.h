// What somebody saw a colleague do with an order: the order system used, the customer spoken to, in
// the witness's own words and over his name. Signed once, then never changed (domain 2.6, BE2).
#pragma once

#include <optional>
#include <string>

#include "orders/order.h"

namespace supercargo {

struct StatementTag {
  static constexpr char prefix[] = "wit";
};
using StatementId = Id<StatementTag>;

namespace witnesses {

enum class Capacity : std::uint8_t { supervisor, colleague };

// What was seen.
enum class Topic : std::uint8_t { system_use, communication, order_processing };

struct Statement {
  StatementId id;
  OrderId sales_order;
  std::string sales_order_number;
  PersonId about;
  Topic topic = Topic::system_use;
  PersonId witness;
  Capacity capacity = Capacity::colleague;
  Instant seen_at;
  std::string statement;
  std::string signed_name;  // as the witness wrote it
  Instant signed_at;
  std::int64_t revision = 1;
};

struct StatementReference {
  std::string id;
};

struct Sign {
  std::string id;  // of the order, or its number
  PersonId about;
  std::optional<Topic> topic;
  std::optional<Capacity> capacity;
  Instant seen_at;  // now unless given
  std::string statement;
  std::string signed_name;
};

}  // namespace witnesses
}  // namespace supercargo
