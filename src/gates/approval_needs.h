// Which approvals an order needs before it may be confirmed, and whose (domain 9.5 and 11). Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "policies/settings.h"
#include "prices/rules.h"

namespace supercargo::gates {

// One approval that the rules ask for.
struct Need {
  std::string rule;  // urgent_order, bespoke_order, special_price
  std::string tier;
  std::string detail;  // what exceeds what, in our words
  std::vector<std::string> roles;
  bool each_role = false;  // one holder of each must agree; else any of them
};

// What of an order decides about approvals.
struct Unusual {
  bool urgent = false;
  bool bespoke = false;
  std::vector<prices::Offer> offers = {};  // of the lines whose price was given
};

// As the company has it on that day; the offer that needs the highest authority speaks for all.
std::vector<Need> needs_of(const Unusual& unusual, const policies::Settings& settings, Day today);

}  // namespace supercargo::gates
