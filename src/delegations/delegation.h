// A delegation: somebody is away for some days, and a deputy decides approvals in their place. It
// is one's own to give, never for what the deputy has a part in, and never passed on (domain 2.6,
// BX4).
#pragma once

#include <optional>
#include <string>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct DelegationTag {
  static constexpr char prefix[] = "dlg";
};
using DelegationId = Id<DelegationTag>;

namespace delegations {

struct Delegation {
  DelegationId id;
  PersonId absent;  // whose decisions they are
  PersonId deputy;  // who takes them meanwhile
  Day valid_from;   // both days included, on the company's calendar
  Day valid_until;
  std::string reason;
  PersonId ended_by;  // before its last day
  Instant ended_at;
  std::int64_t revision = 0;
  Instant created_at;
};

struct DelegationReference {
  std::string id;
};

struct EndDelegation {
  std::string id;
  std::optional<std::int64_t> revision;
};

}  // namespace delegations

template <>
const Entity& entity<delegations::Delegation>();
template <>
const Entity& entity<delegations::DelegationReference>();
template <>
const Entity& entity<delegations::EndDelegation>();

}  // namespace supercargo
