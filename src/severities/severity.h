// What the checks of orders do at this company today and what they found lately, and the terms of
// its types of order: for whoever decides about them, and for whoever is stopped and asks why.
#pragma once

#include <string>
#include <vector>

#include "journal/unit.h"
#include "policies/order_terms.h"

namespace supercargo {
namespace severities {

// One finding, or a gate that is always shut (G3, G7).
struct CheckInForce {
  std::string code;
  std::string check;  // that finds it
  bool fixed = false;
  policies::Severity level = policies::Severity::stop;
  policies::Severity level_usual = policies::Severity::stop;  // unless the company says otherwise
  policies::Severity level_least = policies::Severity::stop;  // the company's is never below it
  bool may_be_overruled = false;
  std::vector<std::string> may_go_on;  // roles; none: anyone after a warning, nobody after a stop
  Day valid_from;                      // none: always so
  Day changes_on;                      // when something else will hold; none: nothing is decided
  std::int64_t found = 0;              // orders of those looked at
  PersonId changed_by;
  Instant changed_at;
};

struct TypeInForce {
  std::string type;
  bool taken = true;
  std::int64_t lead_days = 0;
  std::string cut_off;
  Day counted_from;  // the day that lead time is counted from now
  std::vector<std::string> approvers;
  Day changes_on;
  PersonId changed_by;
  Instant changed_at;
};

struct OrderChecks {
  std::int64_t orders = 0;  // that were looked at: the latest of the last 30 days
  Day since;
  std::vector<CheckInForce> checks;
  std::vector<TypeInForce> types;
};

// Asks for nothing: there is one record a company.
struct WhichChecks {
  std::string id;
};

Result<OrderChecks> get(const journal::Query& query, const WhichChecks& which);

}  // namespace severities

template <>
const Entity& entity<severities::OrderChecks>();
template <>
const Entity& entity<severities::WhichChecks>();

}  // namespace supercargo
