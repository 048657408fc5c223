// What orders were told by their checks, read from their rows.
#pragma once

#include <vector>

#include "db/reader.h"
#include "orders/order.h"

namespace supercargo {
namespace severities {

struct Told {
  OrderId id;
  std::vector<checks::Check> findings;
  std::vector<gates::GateCheck> checks;
};

// Of orders that were made since then, the latest ones, at most so many.
std::vector<Told> told_since(const db::Reader& reader, Instant since, std::int64_t most);

}  // namespace severities

template <>
const Entity& entity<severities::Told>();

}  // namespace supercargo
