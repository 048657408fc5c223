// Whose an order is from now on. Described once here and in handover.cc.
#pragma once

#include <optional>
#include <string>

#include "journal/actor.h"

namespace supercargo::handovers {

struct HandOver {
  std::string id;  // of the order, or its number
  std::optional<std::int64_t> revision;
  PersonId owner;
  std::string reason = {};
};

}  // namespace supercargo::handovers
