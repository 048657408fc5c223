// What may be asked of credit. Finance lets one order pass although its customer's credit does not:
// for a day, with a reason (domain 9.7).
#pragma once

#include <optional>
#include <string>

#include "customers/customer.h"

namespace supercargo {

struct CreditReleaseTag {
  static constexpr char prefix[] = "crl";
};
using CreditReleaseId = Id<CreditReleaseTag>;

namespace accounts {

struct Release {
  CreditReleaseId id;
  std::int64_t order_id = 0;  // hidden
  std::string sales_order;    // its number
  std::int64_t party_id = 0;
  std::string reason;
  PersonId released_by;
  Instant released_at;
  Instant expires_at;
  std::int64_t revision = 0;
};

// What an overdue invoice of a business costs by the United Kingdom's law, told to whoever asks:
// nothing is booked (domain 9.8).
struct LateWanted {
  std::string id;  // of the invoice, or its number
  Rate reference_rate;
  Day on;  // today unless given
};
struct Late {
  std::string number;
  Currency currency;
  Money open;
  Money disputed;  // of that, which costs nothing until it is settled
  Day due_on;
  Day on;
  std::int64_t days = 0;
  Rate rate;  // a year's
  Money interest;
  Money fixed_sum;
};

}  // namespace accounts

template <>
const Entity& entity<accounts::Release>();

}  // namespace supercargo
