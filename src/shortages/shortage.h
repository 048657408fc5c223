// What is asked and told about a shortage: which options its customer has, with all that each would
// mean, and which one he consented to. Described here and in shortage.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "allocations/allocation.h"
#include "shortages/rules.h"

namespace supercargo::shortages {

struct ShortageQuestion {
  std::string id;
  std::string substitute;  // a sku: what it would mean to take that instead
};

// One thing that a line's customer can be offered, with all it would mean.
struct Option {
  Choice choice = Choice::split;
  std::string sku;                      // of a substitute
  std::vector<Part> parts;              // what he would get, from where and when
  Quantity cancelled;                   // what he would not get
  Day promise_date;                     // of the last part
  std::optional<Money> net_difference;  // to what the line costs now; none: nobody knows the price
  std::string words;                    // to be read to him
  std::string shown;                    // stands for all of this: named when he agrees to it
};

struct ShortLine {
  std::int64_t line = 0;
  std::string sku;
  std::string name;
  std::string unit;  // the base unit, in which everything here is counted
  Quantity wanted;   // not promised as it is wanted
  Day wanted_date;
  Quantity available;  // of it, for that day
  Day promise_date;    // of what waits already
  Day usual_date;      // when more could be had that nobody has announced: no promise
  std::vector<Option> options;
};

struct Shortage {
  OrderId id;
  std::string number;
  std::int64_t revision = 0;
  Currency currency;
  std::vector<ShortLine> lines;
};

struct GivenPart {
  std::string warehouse;  // the order's unless given
  Quantity quantity;
  Day date;
};

struct SettleLine {
  std::int64_t line = 0;
  Choice choice = Choice::split;
  std::string shown;             // the option as it was shown
  std::string substitute;        // its sku, when that was chosen
  std::vector<GivenPart> parts;  // instead of an option: a plan of one's own
};

struct Settle {
  std::string id;
  std::optional<std::int64_t> revision;
  std::vector<SettleLine> lines;
  allocations::GivenConsent consent;
};

}  // namespace supercargo::shortages
