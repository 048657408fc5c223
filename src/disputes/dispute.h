// A dispute of an invoice: so much of it the customer does not mean to pay, and why. Until it is
// settled nobody reminds him of that part, and the order is not closed (domain 3.8, DISPUTE and
// RESOLVE).
#pragma once

#include <optional>
#include <string>

#include "invoices/invoice.h"
#include "issues/issue.h"

namespace supercargo {

struct DisputeTag {
  static constexpr char prefix[] = "dsp";
};
using DisputeId = Id<DisputeTag>;

namespace disputes {

enum class Status : std::uint8_t { open, resolved };
enum class Cause : std::uint8_t { price, quantity, quality, delivery, tax, duplicate, other };
// In whose favour: the customer's, in part his, ours; or he does not dispute it any more.
enum class Outcome : std::uint8_t { upheld, partly_upheld, rejected, withdrawn };

struct Dispute {
  DisputeId id;
  std::string number;  // DSP-2026-000001
  Status status = Status::open;
  InvoiceId invoice;
  std::string invoice_number;
  OrderId sales_order;
  std::string sales_order_number;
  std::string customer;  // its code
  std::string customer_name;
  CustomerId customer_id;
  Currency currency;
  Money amount;
  Cause cause = Cause::other;
  std::string reason;
  IssueId issue;  // of the order, where one tells what went wrong
  std::string issue_number;
  PersonId raised_by;
  Instant raised_at;
  std::optional<Outcome> outcome;
  std::string resolution;  // why
  PersonId resolved_by;
  Instant resolved_at;
  std::int64_t party_id = 0;
  std::int64_t revision = 0;
  Instant changed_at;
};

// How a path names one: id or number.
struct DisputeReference {
  std::string id;
};

struct Raise {
  std::string id;      // of the invoice, or its number
  std::string amount;  // in its currency; else all that is open and not disputed
  std::optional<Cause> cause;
  std::string reason;
  std::string issue;  // its id or number
};

struct Resolve {
  std::string id;
  std::optional<std::int64_t> revision;
  std::optional<Outcome> outcome;
  std::string resolution;
};

}  // namespace disputes
}  // namespace supercargo
