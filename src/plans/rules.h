// How a debt is divided, what a payment settles, and when a plan is broken (domain 9.8). Pure;
// every amount exact.
#pragma once

#include <string>
#include <vector>

#include "kernel/calendar.h"
#include "kernel/result.h"
#include "plans/plan.h"

namespace supercargo::plans {

// A deposit first where one is wanted, then equal parts; what does not divide is on the last.
std::vector<Instalment> instalments_of(const Plan& plan);
std::vector<Reason> check_plan(const Plan& plan, Day today);
// Finance; sales too beyond ninety days or the customer's limit (domain 3.8).
std::vector<std::string> deciders(const Plan& plan, std::optional<Money> limit, Day today);

// Why the change cannot be asked for; and the plan as it would be then. What was paid stays, what
// is left is divided anew and sums to the debt exactly.
std::vector<Reason> check_change(const Plan& plan, const Change& change, Day today);
Plan changed_by(Plan plan, const Change& change);

// The oldest due first; what goes beyond the debt is refused.
Result<Plan> paid(Plan plan, Money amount, Day on);
// Nothing when it was let off.
Money open_of(const Instalment& instalment);
bool is_paid(const Plan& plan);
// An instalment that is not paid three working days after it was due.
bool is_overdue(const Plan& plan, Day today, const Calendar& calendar);

}  // namespace supercargo::plans
