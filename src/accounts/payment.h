// Money that a customer paid, and which invoices it settled. Never changed but by applying what is
// left of it, or by taking all of it back when it turned out to be none (domain 3.8, 9.8).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/receivable.h"

namespace supercargo {

struct PaymentTag {
  static constexpr char prefix[] = "pay";
};
using PaymentId = Id<PaymentTag>;

namespace accounts {

enum class Method : std::uint8_t { bank_transfer, direct_debit, card, cheque, cash, other };
enum class PaymentStatus : std::uint8_t { booked, reversed };

// So much of the payment went to that invoice.
struct Allocation {
  InvoiceId invoice;
  std::string number;
  Currency currency;
  Money amount;
  Money discount;  // not paid, and not asked for: it came early
};

struct Payment {
  PaymentId id;
  std::string number;
  PaymentStatus status = PaymentStatus::booked;
  std::string customer;  // its code
  CustomerId customer_id;
  Currency currency;
  Money amount;
  Day received_on;  // today unless given
  Method method = Method::bank_transfer;
  std::string reference;  // the bank's: the same is not booked twice
  std::vector<std::string>
      invoices;             // numbers that the remittance names; else the oldest due first
  std::string sales_order;  // that it is for: what is left of it waits for the order's invoice
  std::vector<Allocation> allocations;
  Money unapplied;
  PersonId recorded_by;
  Instant recorded_at;
  std::string reversal_reason;
  std::int64_t revision = 0;
  Instant changed_at;
};

struct PaymentReference {
  std::string id;
};
// What is left of it goes to these invoices, or to those due first.
struct Apply {
  std::string id;
  std::optional<std::int64_t> revision;
  std::vector<std::string> invoices;
};
struct Reverse {
  std::string id;
  std::optional<std::int64_t> revision;
  std::string reason;
};

}  // namespace accounts
}  // namespace supercargo
