// Whether a delegation may be given, and whether it holds. Pure.
#pragma once

#include <span>
#include <vector>

#include "delegations/delegation.h"
#include "kernel/result.h"
#include "kernel/role.h"

namespace supercargo::delegations {

// Whoever stands in decides with the roles of the person who is away, as far as these decide
// approvals at all (domain 11).
struct StandIn {
  PersonId person;  // who is away
  RoleSet roles;
};

inline constexpr RoleSet deciders{Role::order_desk, Role::sales_manager, Role::finance,
                                  Role::quality_manager};
// Longer than this nobody is merely away: then somebody else is given the role.
inline constexpr int days_most = 92;

// The roles that each holds, as far as they work here; none of somebody who does not.
struct Both {
  RoleSet absent;
  RoleSet deputy;
};
// Every reason against it; `others` are those in which either has a part.
std::vector<Reason> check_delegation(const Delegation& given, const Both& roles,
                                     std::span<const Delegation> others, Day today);

bool holds_on(const Delegation& delegation, Day day);
bool overlaps(const Delegation& one, const Delegation& other);

}  // namespace supercargo::delegations
