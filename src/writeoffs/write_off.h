// A write-off: what is open of an invoice, or a part of it, is given up. Finance does so alone up
// to the company's limit; more waits for a sales manager (domain 3.8, WRITE_OFF; 11).
#pragma once

#include <string>

#include "invoices/invoice.h"
#include "terms/agreement.h"

namespace supercargo {

struct WriteOffTag {
  static constexpr char prefix[] = "wof";
};
using WriteOffId = Id<WriteOffTag>;

namespace writeoffs {

using terms::Decide;
using terms::Verdict;

enum class Status : std::uint8_t { asked, done, refused };

struct WriteOff {
  WriteOffId id;
  std::string number;  // WOF-2026-000001
  Status status = Status::asked;
  InvoiceId invoice;
  std::string invoice_number;
  OrderId sales_order;
  std::string sales_order_number;
  std::string customer;  // its code
  std::string customer_name;
  CustomerId customer_id;
  Currency currency;
  Money amount;
  std::string reason;
  PersonId asked_by;
  Instant asked_at;
  PersonId decided_by;  // none: it was within what finance writes off alone
  Instant decided_at;
  std::string decision_reason;
  std::int64_t party_id = 0;
  std::int64_t revision = 0;
  Instant changed_at;
};

// How a path names one: id or number.
struct WriteOffReference {
  std::string id;
};

struct Ask {
  std::string id;      // of the invoice, or its number
  std::string amount;  // in its currency; else all that is open
  std::string reason;
};

}  // namespace writeoffs
}  // namespace supercargo
