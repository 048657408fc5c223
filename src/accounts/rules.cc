#include "accounts/rules.h"

#include <algorithm>

namespace supercargo::accounts {
namespace {

constexpr std::int64_t surcharge_e8 = 8'000'000;
constexpr std::int64_t year_e8 = 365LL * 100'000'000;

// For all that is open, when it is paid on that day and nothing was before.
Money discount_on(const Receivable& item, Day received) {
  const Money none{0, item.currency};
  const bool is_early = item.discount_until && received <= item.discount_until;
  if (!is_early || item.paid.minor != 0 || item.discounted.minor != 0) return none;
  return share_of(item.open, item.discount_rate, Rounding::half_up).value_or(none);
}

}  // namespace

void settle(Receivable& item) {
  item.open = item.amount - item.credited - item.discounted - item.paid - item.written_off;
  item.disputed = std::min(item.contested, std::max(item.open, Money{0, item.currency}));
  if (item.open.minor > 0)
    item.status = item.paid.minor > 0 ? ItemStatus::partly_paid : ItemStatus::open;
  else if (item.written_off.minor > 0)
    item.status = ItemStatus::written_off;
  else
    item.status = item.paid.minor > 0 ? ItemStatus::paid : ItemStatus::credited;
}

Applied apply(Money amount, Day received, std::span<Receivable> items) {
  Applied applied{.allocations = {}, .left = amount};
  for (Receivable& item : items) {
    if (applied.left.minor == 0) break;
    if (item.open.minor <= 0 || item.currency != amount.currency) continue;
    Money discount = discount_on(item, received);
    if (applied.left < item.open - discount) discount = {0, item.currency};
    const Money taken = std::min(applied.left, item.open - discount);
    item.paid += taken;
    item.discounted += discount;
    settle(item);
    applied.left -= taken;
    applied.allocations.push_back({.invoice = item.id,
                                   .number = item.number,
                                   .currency = item.currency,
                                   .amount = taken,
                                   .discount = discount});
  }
  return applied;
}

Money take_back(Receivable& item, Money credit) {
  item.credited += credit;
  const Money rest = item.amount - item.credited;
  if (item.discounted.minor > 0) {
    item.discounted =
        std::min(item.discounted,
                 share_of(rest, item.discount_rate, Rounding::half_up).value_or(item.discounted));
  }
  const Money none{0, item.currency};
  const Money asked = rest - item.discounted;
  const Money beyond = std::max(item.paid - asked, none);
  item.paid -= beyond;
  item.written_off = std::min(item.written_off, asked - item.paid);
  settle(item);
  return beyond;
}

void write_off(Receivable& item, Money amount) {
  item.written_off += amount;
  settle(item);
}

Money undisputed(const Receivable& item) { return item.open - item.disputed; }

void give_back(Receivable& item, const Allocation& allocation) {
  item.paid -= allocation.amount;
  item.discounted = std::max(item.discounted - allocation.discount, Money{0, item.currency});
  settle(item);
}

Money release(std::span<Allocation> allocations, InvoiceId invoice, Money amount) {
  Money freed{0, amount.currency};
  for (auto at = allocations.rbegin(); at != allocations.rend(); ++at) {
    if (at->invoice != invoice) continue;
    const Money part = std::min(at->amount, amount - freed);
    at->amount -= part;
    freed += part;
  }
  return freed;
}

std::optional<LatePayment> late_payment(Money debt, int days, Rate reference_rate) {
  const auto interest = multiply_divide(debt.minor * days, reference_rate.e8 + surcharge_e8,
                                        year_e8, Rounding::half_up);
  if (!interest) return std::nullopt;
  constexpr std::int64_t thousand = 1000 * 100;
  const std::int64_t fixed = debt.minor < thousand ? 40 : debt.minor < 10 * thousand ? 70 : 100;
  return LatePayment{{*interest, debt.currency}, {fixed * 100, debt.currency}};
}

}  // namespace supercargo::accounts
