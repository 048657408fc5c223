// What of an invoice is still to be paid, and what of that is open with a customer in all: kept by
// the same commands that issue, credit and take payments, so that credit decisions read one row a
// customer (domain 9.7).
#pragma once

#include <string>

#include "customers/customer.h"

namespace supercargo {

struct InvoiceTag {
  static constexpr char prefix[] = "inv";
};
using InvoiceId = Id<InvoiceTag>;

namespace accounts {

enum class ItemStatus : std::uint8_t { open, partly_paid, paid, credited, written_off };

// Of one invoice. amount = credited + discounted + paid + written_off + open, always; and of what
// is open, disputed is not more.
struct Receivable {
  InvoiceId id;
  std::string number;
  CustomerId customer_id;
  std::string customer;  // its code
  std::string customer_name;
  std::string sales_order_number;
  Currency currency;
  Day issued_on;
  Day due_on;
  Day discount_until;  // paid by then, less is enough
  Rate discount_rate;
  Money amount;
  Money credited;
  Money discounted;  // taken off for paying early
  Money paid;
  Money written_off;  // given up: nobody asks for it any more
  Money open;
  Money contested;  // in the disputes that are open, whatever was paid since
  Money disputed;   // of that, what is open still: nobody is reminded of it
  ItemStatus status = ItemStatus::open;
  Instant changed_at;
};

// Of one customer in one currency.
struct Account {
  CustomerId customer_id;
  Currency currency;
  Money open;       // of all receivables
  Money unapplied;  // came in, and no invoice has used it
  Day oldest_due;   // of what is open and not disputed
  std::int64_t broken_plans = 0;
};

struct ReceivableReference {
  std::string id;
};

}  // namespace accounts
}  // namespace supercargo
