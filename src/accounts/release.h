// Finance lets one order pass although its customer's credit does not: for a day, with a reason
// (domain 9.7).
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

}  // namespace accounts

template <>
const Entity& entity<accounts::Release>();

}  // namespace supercargo
