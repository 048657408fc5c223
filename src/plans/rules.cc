#include "plans/rules.h"

#include <algorithm>

namespace supercargo::plans {
namespace {

constexpr int days_of_grace = 3;        // working days
constexpr int days_without_sales = 90;  // beyond it sales agrees too
constexpr std::int64_t surcharge_e8 = 8'000'000;
constexpr std::int64_t year_e8 = 365LL * 100'000'000;

Money deposit_of(const Plan& plan) {
  if (!plan.deposit_rate) return {0, plan.currency};
  return share_of(plan.debt, *plan.deposit_rate, Rounding::half_up).value_or(Money{});
}

Day last_due(const Plan& plan) {
  const std::int64_t parts = plan.parts + (plan.deposit_rate ? 1 : 0);
  return plan.first_due + static_cast<int>((parts - 1) * plan.interval_days);
}

}  // namespace

std::vector<Instalment> instalments_of(const Plan& plan) {
  std::vector<Instalment> parts;
  const auto add = [&](std::int64_t minor) {
    const int after = static_cast<int>(plan.interval_days) * static_cast<int>(parts.size());
    parts.push_back({.due = plan.first_due + after,
                     .currency = plan.currency,
                     .amount = {minor, plan.currency},
                     .paid = {0, plan.currency},
                     .paid_on = {}});
  };
  const Money deposit = deposit_of(plan);
  if (plan.deposit_rate) add(deposit.minor);
  const std::int64_t rest = plan.debt.minor - deposit.minor;
  const std::int64_t base = rest / plan.parts;
  for (std::int64_t i = 1; i < plan.parts; ++i) add(base);
  add(rest - base * (plan.parts - 1));
  return parts;
}

std::vector<Reason> check_plan(const Plan& plan, Day today) {
  std::vector<Reason> reasons;
  if (plan.first_due < today)
    reasons.push_back({"/first_due", "in_the_past", "The first is due today at the earliest."});
  const Money deposit = deposit_of(plan);
  if ((plan.debt.minor - deposit.minor) / std::max<std::int64_t>(plan.parts, 1) == 0)
    reasons.push_back({"/parts", "instalment_of_nothing", "An instalment would be nothing."});
  return reasons;
}

std::vector<std::string> deciders(const Plan& plan, std::optional<Money> limit, Day today) {
  const bool is_beyond = limit && limit->currency == plan.currency && *limit < plan.debt;
  if (is_beyond || last_due(plan) - today > days_without_sales) return {"finance", "sales_manager"};
  return {"finance"};
}

Result<Plan> paid(Plan plan, Money amount, Day on) {
  Money left = amount;
  for (Instalment& each : plan.instalments) {
    const Money taken = std::min(left, each.amount - each.paid);
    if (taken.minor == 0) continue;
    each.paid += taken;
    each.paid_on = on;
    left -= taken;
  }
  if (amount.minor > 0 && left.minor == 0) return plan;
  return invalid({{"/amount", "more_than_open", "So much is not open any more."}});
}

bool is_paid(const Plan& plan) {
  return std::all_of(plan.instalments.begin(), plan.instalments.end(),
                     [](const Instalment& each) { return each.paid == each.amount; });
}

bool is_overdue(const Plan& plan, Day today, const Calendar& calendar) {
  return std::any_of(plan.instalments.begin(), plan.instalments.end(), [&](const auto& each) {
    return each.paid < each.amount && add_working_days(each.due, days_of_grace, calendar) < today;
  });
}

std::optional<LatePayment> late_payment(Money debt, int days, Rate reference_rate) {
  const auto interest = multiply_divide(debt.minor * days, reference_rate.e8 + surcharge_e8,
                                        year_e8, Rounding::half_up);
  if (!interest) return std::nullopt;
  constexpr std::int64_t thousand = 1000 * 100;
  const std::int64_t fixed = debt.minor < thousand ? 40 : debt.minor < 10 * thousand ? 70 : 100;
  return LatePayment{{*interest, debt.currency}, {fixed * 100, debt.currency}};
}

}  // namespace supercargo::plans
