// The gates an order passes before it is confirmed (domain 2.0, CONFIRM-GATE): G1 to G10, each with
// its result, its reason in words and the evidence it saw. Kept with the order and shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/check.h"
#include "kernel/fields.h"

namespace supercargo {
namespace gates {

using checks::Outcome;

struct GateCheck {
  std::string code;  // G1 … G10
  std::string name;  // customer_verified …
  Outcome result = Outcome::not_applicable;
  std::string detail;
  RawJson evidence;
  Instant at;
};

}  // namespace gates

template <>
const Entity& entity<gates::GateCheck>();

}  // namespace supercargo
