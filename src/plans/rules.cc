#include "plans/rules.h"

#include <algorithm>

namespace supercargo::plans {
namespace {

constexpr int days_of_grace = 3;        // working days
constexpr int days_without_sales = 90;  // beyond it sales agrees too

Money deposit_of(const Plan& plan) {
  if (!plan.deposit_rate) return {0, plan.currency};
  return share_of(plan.debt, *plan.deposit_rate, Rounding::half_up).value_or(Money{});
}

Day last_due(const Plan& plan) {
  return plan.instalments.empty() ? plan.first_due : plan.instalments.back().due;
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

Money open_of(const Instalment& instalment) {
  return instalment.waived ? Money{0, instalment.currency} : instalment.amount - instalment.paid;
}

std::vector<Reason> check_change(const Plan& plan, const Change& change, Day today) {
  if (change.kind == ChangeKind::renegotiation) {
    Plan wanted = changed_by(plan, change);
    std::vector<Reason> reasons;
    if (change.first_due < today)
      reasons.push_back({"/first_due", "in_the_past", "The first is due today at the earliest."});
    if (wanted.instalments.back().amount.minor < change.parts)
      reasons.push_back({"/parts", "instalment_of_nothing", "An instalment would be nothing."});
    return reasons;
  }
  const auto at = static_cast<std::size_t>(change.instalment - 1);
  if (at >= plan.instalments.size())
    return {{"/instalment", "unknown_instalment", "The plan has no such instalment."}};
  if (open_of(plan.instalments[at]).minor == 0)
    return {{"/instalment", "nothing_open", "Nothing of it is open."}};
  return {};
}

Plan changed_by(Plan plan, const Change& change) {
  if (change.kind == ChangeKind::waiver) {
    plan.instalments[static_cast<std::size_t>(change.instalment - 1)].waived = true;
    return plan;
  }
  Plan rest{.currency = plan.currency, .debt = {0, plan.currency}, .parts = change.parts};
  rest.first_due = change.first_due;
  rest.interval_days = change.interval_days;
  std::vector<Instalment> kept;
  for (Instalment& each : plan.instalments) {
    rest.debt += open_of(each);
    if (!each.waived) each.amount = each.paid;
    if (each.amount.minor > 0) kept.push_back(each);
  }
  for (Instalment& each : instalments_of(rest)) kept.push_back(each);
  plan.instalments = std::move(kept);
  ++plan.version;
  return plan;
}

Result<Plan> paid(Plan plan, Money amount, Day on) {
  Money left = amount;
  for (Instalment& each : plan.instalments) {
    const Money taken = std::min(left, open_of(each));
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
                     [](const Instalment& each) { return open_of(each).minor == 0; });
}

bool is_overdue(const Plan& plan, Day today, const Calendar& calendar) {
  return std::any_of(plan.instalments.begin(), plan.instalments.end(), [&](const auto& each) {
    return open_of(each).minor > 0 && add_working_days(each.due, days_of_grace, calendar) < today;
  });
}

}  // namespace supercargo::plans
