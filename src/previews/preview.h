// An order as it would be if it were placed now, without placing it: for whoever types one.
// Described here and in preview.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orders/order.h"

namespace supercargo::previews {

// Why a line cannot be placed as it is.
struct Refused {
  std::string pointer;
  std::string code;
  std::string detail;
  std::vector<Suggestion> suggestions;
};

struct Preview {
  // Of the lines that can be; each bears the number of its place in the request. Nothing is there
  // when none can be.
  std::optional<orders::Order> order = {};
  std::vector<Refused> reasons = {};
};

}  // namespace supercargo::previews
