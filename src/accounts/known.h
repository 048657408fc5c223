// What customers owe, gathered for many orders at once: one statement however many they are; and
// what the credit check is told of it (domain 9.7).
#pragma once

#include <unordered_map>
#include <vector>

#include "accounts/store.h"
#include "credit/rules.h"
#include "customers/store.h"

namespace supercargo::accounts {

class Known {
 public:
  static Known gather(const db::Reader& reader, const std::vector<CustomerId>& customers);

  // With so much confirmed and not invoiced, on that day.
  credit::Asked asked(const customers::Customer& customer, Money order_gross, Money unbilled,
                      Day today) const;

 private:
  std::unordered_multimap<std::int64_t, Account> accounts_;
};

// The check as it counts for an order that is there: one that finance has released passes, and says
// so.
checks::Check check(const db::Reader& reader, const credit::Asked& asked, std::int64_t order,
                    Instant now);

}  // namespace supercargo::accounts
