#include "accounts/known.h"

namespace supercargo::accounts {
namespace {

constexpr int days_of_patience = 30;

}  // namespace

Known Known::gather(const db::Reader& reader, const std::vector<CustomerId>& customers) {
  Known known;
  for (Account& account : store::accounts_of(reader, customers))
    known.accounts_.emplace(account.customer_id.value, account);
  return known;
}

credit::Asked Known::asked(const customers::Customer& customer, Money order_gross, Money unbilled,
                           Day today) const {
  credit::Asked asked{.limit = customer.credit_limit, .order_gross = order_gross};
  asked.standing.stopped = customer.status == customers::CustomerStatus::stopped;
  asked.exposure.confirmed_not_delivered = unbilled;
  const auto [first, last] = accounts_.equal_range(customer.id.value);
  for (auto at = first; at != last; ++at) {
    const Account& account = at->second;
    const bool is_late = account.oldest_due && account.oldest_due + days_of_patience < today;
    asked.standing.overdue = asked.standing.overdue || is_late;
    asked.standing.plan_broken = asked.standing.plan_broken || account.broken_plans > 0;
    // What is owed in another currency than the limit's cannot be compared, and says so.
    const bool is_of_limit = !asked.limit || account.currency == asked.limit->currency;
    if (is_of_limit) asked.exposure.unapplied_payments = account.unapplied;
    if (is_of_limit ? asked.exposure.open_invoices.minor == 0 : account.open.minor != 0)
      asked.exposure.open_invoices = account.open;
  }
  return asked;
}

checks::Check check(const db::Reader& reader, const credit::Asked& asked, std::int64_t order,
                    Instant now) {
  auto said = credit::check(asked);
  if (said.result != checks::Outcome::fail || order == 0) return said;
  if (!store::is_released(reader, order, now)) return said;
  said.result = checks::Outcome::pass;
  for (checks::Finding& finding : said.findings)
    finding.detail += " Finance has released the order.";
  return said;
}

}  // namespace supercargo::accounts
