// What a company decided about its checks and its types of order, applied to one order. Pure: the
// company's settings are gathered with what else is, so that no order asks for them by itself.
#pragma once

#include <string_view>
#include <vector>

#include "checks/check.h"
#include "policies/settings.h"

namespace supercargo::gates {

// The same checks with the levels that hold for this company on that day, and who may go on.
std::vector<checks::Check> weighed(std::vector<checks::Check> checks,
                                   const policies::Settings& settings, Day today);

// What holds today for an order of this type; an urgent one follows the terms of urgent orders,
// whatever it is beside.
struct Pace {
  policies::Terms terms;
  Day counted_from;
};
struct Kind {
  std::string_view type;  // standard, bespoke, urgent
  bool urgent = false;
};
Pace pace_of(const Kind& kind, const policies::Settings& settings, Instant now,
             const Calendar& calendar);
// The day that is meant when nobody asks for one.
Day usual_day(const Pace& pace, const Calendar& calendar);

}  // namespace supercargo::gates
