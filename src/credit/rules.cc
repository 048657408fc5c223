#include "credit/rules.h"

namespace supercargo::credit {
namespace {

// Adds to a sum that may be lost already; no currency at all means nothing to add.
std::optional<Money> plus(std::optional<Money> sum, Money part) {
  if (!sum || part.minor == 0) return sum;
  if (part.currency != sum->currency) return std::nullopt;
  return add_checked(*sum, part);
}

void check_standing(checks::Findings& findings, const Standing& standing) {
  if (standing.stopped)
    findings.add({.code = "customer_stopped", .detail = "The customer is stopped."});
  if (standing.overdue)
    findings.add(
        {.code = "invoice_overdue", .detail = "An invoice has been due for more than 30 days."});
  if (standing.plan_broken)
    findings.add({.code = "payment_plan_broken", .detail = "A payment plan was not kept."});
}

void check_limit(checks::Findings& findings, const Asked& asked) {
  const Money limit = *asked.limit;
  const auto exposure = total(asked.exposure, limit.currency);
  const auto owed = plus(exposure, asked.order_gross);
  if (!owed) {
    findings.add({.code = "credit_not_comparable",
                  .detail = "The amounts and the limit cannot be added: other currency."});
    return;
  }
  if (*owed <= limit) return;
  checks::Evidence figures;
  figures.add("limit", text(limit)).add("exposure", text(*exposure));
  figures.add("order", text(asked.order_gross)).add("excess", text(*owed - limit));
  figures.add("currency", limit.currency.code());
  findings.add({.code = "credit_limit_exceeded",
                .detail = "With this order the customer would owe more than the limit.",
                .evidence = figures.json()});
}

}  // namespace

std::optional<Money> total(const Exposure& exposure, Currency currency) {
  std::optional<Money> sum = Money{0, currency};
  sum = plus(sum, exposure.open_invoices);
  sum = plus(sum, exposure.delivered_not_invoiced);
  sum = plus(sum, exposure.confirmed_not_delivered);
  return plus(sum, -exposure.unapplied_payments);
}

std::optional<Money> excess(const Asked& asked) {
  if (!asked.limit) return std::nullopt;
  const auto owed = plus(total(asked.exposure, asked.limit->currency), asked.order_gross);
  return owed && *owed > *asked.limit ? std::optional(*owed - *asked.limit) : std::nullopt;
}

checks::Check check(const Asked& asked) {
  checks::Check check{"credit"};
  checks::Findings findings(check);
  check_standing(findings, asked.standing);
  if (!asked.limit) return check;
  findings.looked();
  check_limit(findings, asked);
  return check;
}

}  // namespace supercargo::credit
