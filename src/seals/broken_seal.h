// That a consumer has broken the seal of goods which were sealed for health, hygiene or their
// recording: from then on he may not withdraw from them (Directive 2011/83/EU, Art. 16(e) and (i);
// CCR 2013, reg. 28(3)). Recorded once for a line, with what shows it, and never changed.
#pragma once

#include <optional>
#include <string>

#include "orders/order.h"

namespace supercargo {

struct BrokenSealTag {
  static constexpr char prefix[] = "bsl";
};
using BrokenSealId = Id<BrokenSealTag>;

namespace seals {

struct BrokenSeal {
  BrokenSealId id;
  OrderId sales_order;
  std::string sales_order_number;
  std::int64_t line = 0;
  Day found_on;          // today unless given
  std::string words;     // what was found, so that a stranger understands it
  std::string evidence;  // an attachment of the order, as printed: a picture
  PersonId recorded_by;
  Instant recorded_at;
  std::int64_t party_id = 0;
  std::int64_t revision = 0;
};

struct Record {
  std::string id;  // of the order, or its number
  std::int64_t line = 0;
  Day found_on;
  std::string words;
  std::string evidence;
};

struct BrokenSealReference {
  BrokenSealId id;
};

}  // namespace seals
}  // namespace supercargo
