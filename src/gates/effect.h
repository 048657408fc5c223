// What the end of an order undid, or what was looked at before it: told with the answer of the verb
// that ended it, stored nowhere. The facts of each record tell the same for good.
#pragma once

#include <optional>
#include <string>

#include "kernel/fields.h"

namespace supercargo {
namespace gates {

struct Effect {
  std::string what;    // reservation_released, shipment_cancelled, follow_ups_checked …
  std::string record;  // as printed, where it is one
  std::optional<std::int64_t> line;
  std::optional<Quantity> quantity;  // in the product's base unit
  std::string detail;
};

}  // namespace gates

template <>
const Entity& entity<gates::Effect>();

}  // namespace supercargo
