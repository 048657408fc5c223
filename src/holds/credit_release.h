// Finance lets one order pass although its customer's credit does not: to be confirmed, amended or
// despatched, for a day, with a reason, and never by who entered it (domain 9.7).
#pragma once

#include "accounts/release.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "orders/order.h"

namespace supercargo::holds {

struct ReleaseCredit {
  std::string id;  // of the order, or its number
  std::optional<std::int64_t> revision;
  std::string reason;
};
// A hold for its credit is over with that, unless who releases has placed it.
Result<accounts::Release> release_credit(journal::Unit& unit, const ReleaseCredit& wanted);

// Refused to who entered the order.
std::optional<Problem> check_can_pass(const orders::Order& order, const journal::Actor& actor);
// From now on, for a day, its credit is not asked for.
accounts::Release let_pass(journal::Unit& unit, const orders::Order& order,
                           const std::string& reason);

}  // namespace supercargo::holds
