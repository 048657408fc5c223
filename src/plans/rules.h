// How a debt is divided, what a payment settles, when a plan is broken, and what late payment costs
// (domain 9.8). Pure; every amount exact.
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

// The oldest due first; what goes beyond the debt is refused.
Result<Plan> paid(Plan plan, Money amount, Day on);
bool is_paid(const Plan& plan);
// An instalment that is not paid three working days after it was due.
bool is_overdue(const Plan& plan, Day today, const Calendar& calendar);

// The United Kingdom's, between businesses: simple interest at eight percent above the reference
// rate, by actual days of a year of 365, and a fixed sum by the size of the debt.
struct LatePayment {
  Money interest;
  Money fixed_sum;
};
std::optional<LatePayment> late_payment(Money debt, int days, Rate reference_rate);

}  // namespace supercargo::plans
