// When an issue is a clear record: what may be said of it, what keeps a decision, and what has to
// stand in it before it is closed (domain 2.6, BE4 and BX3). Pure.
#pragma once

#include <vector>

#include "issues/issue.h"
#include "kernel/result.h"

namespace supercargo::issues {

// Domain 11, complaint: AG OD CM handle, SM QM CM decide.
inline constexpr RoleSet deciders{Role::agent, Role::order_desk, Role::sales_manager,
                                  Role::quality_manager, Role::service_manager};

// What is said to have happened has happened by now.
std::vector<Reason> check_times(const Issue& issue, Instant now);
// Once it is decided, what was decided among stays as it was; more may be considered.
std::vector<Reason> check_considered(const Issue& before, const Issue& after);
// Nobody decides without an alternative.
std::vector<Reason> check_can_decide(const Issue& issue);
// A clause is cited with the version of its policy, and a version with its clause.
std::vector<Reason> check_cited(const Decide& wanted);
// Everything that is missing before it can be closed.
std::vector<Reason> check_can_close(const Issue& issue);

}  // namespace supercargo::issues
