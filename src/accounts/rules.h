// Which invoices a payment settles, and what of each stays open (domain 3.8, 9.8). Pure; every
// amount exact.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "accounts/payment.h"
#include "kernel/result.h"

namespace supercargo::accounts {

// Open, what of it is disputed, and status as the other amounts make them.
void settle(Receivable& item);

struct Applied {
  std::vector<Allocation> allocations;
  Money left;
};
// Item by item as they stand: whoever asks sorts them, the oldest due first or as the remittance
// says. What is paid by the day of its discount is settled with less.
Applied apply(Money amount, Day received, std::span<Receivable> items);

// So much of the invoice is not asked for any more; what was paid beyond the rest is the answer.
// What was taken off for paying early or was written off shrinks with it.
Money take_back(Receivable& item, Money credit);

// So much is given up, of what is open.
void write_off(Receivable& item, Money amount);
// What late payment costs is counted on: open, and not disputed.
Money undisputed(const Receivable& item);

// Undoes what a payment did to the invoice.
void give_back(Receivable& item, const Allocation& allocation);

// So much of the invoice is not covered by these allocations any more, the last first: it is free
// for others again.
Money release(std::span<Allocation> allocations, InvoiceId invoice, Money amount);

// The United Kingdom's, between businesses: simple interest at eight percent above the reference
// rate, by actual days of a year of 365, and a fixed sum by the size of the debt.
struct LatePayment {
  Money interest;
  Money fixed_sum;
};
std::optional<LatePayment> late_payment(Money debt, int days, Rate reference_rate);

}  // namespace supercargo::accounts
