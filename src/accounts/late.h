// What an overdue invoice of a business costs by the United Kingdom's law, told to whoever asks:
// nothing is booked (domain 9.8).
#pragma once

#include <string>

#include "accounts/receivable.h"

namespace supercargo::accounts {

struct LateWanted {
  std::string id;  // of the invoice, or its number
  Rate reference_rate;
  Day on;  // today unless given
};
struct Late {
  std::string number;
  Currency currency;
  Money open;
  Day due_on;
  Day on;
  std::int64_t days = 0;
  Rate rate;  // a year's
  Money interest;
  Money fixed_sum;
};

}  // namespace supercargo::accounts
