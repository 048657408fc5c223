// Finance lets one order pass although its customer's credit does not: to be confirmed, amended or
// despatched, for a day, with a reason, and never by who entered it (domain 9.7).
#pragma once

#include "accounts/release.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::holds {

struct ReleaseCredit {
  std::string id;  // of the order, or its number
  std::optional<std::int64_t> revision;
  std::string reason;
};
Result<accounts::Release> release_credit(journal::Unit& unit, const ReleaseCredit& wanted);

}  // namespace supercargo::holds
