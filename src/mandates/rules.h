// Which approval policies apply to an order, and what they make of the approvals that the design
// asks for anyway. Pure, exact.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "mandates/policy.h"
#include "prices/rules.h"

namespace supercargo::mandates {

// Every reason against a policy as it is drafted.
std::vector<Reason> check_policy(const Policy& policy);

// What of an order policies look at. The offers are of all its lines that have a price.
struct Matter {
  std::string_view order_type;
  bool urgent = false;
  std::string_view channel;
  std::string_view customer;  // its code
  std::string_view customer_kind;
  std::string entered_by;  // as printed
  Money gross;
  std::optional<Money> credit_excess;
  std::vector<prices::Offer> offers = {};
};
bool applies(const Policy& policy, const Matter& matter);

// Of each code the version that holds then: put in force by that instant, the newest whose first
// day has come; nothing once it is over.
struct Moment {
  Instant at;
  Day day;
};
std::vector<const Policy*> holding(std::span<const Policy> in_force, const Moment& moment);

// The needs of the design with what the policies add: a policy that tightens a need adds its steps
// to it, and the design's own step falls away only where those ask for no less; any other is a need
// of its own.
std::vector<approvals::Need> tightened(std::vector<approvals::Need> needs,
                                       std::span<const Policy* const> applying);

}  // namespace supercargo::mandates
