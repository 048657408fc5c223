// A customer's statement of account that goes to him by mail: because somebody wants it, or since
// the company sends every customer with something open one a month. The mail is the record of it.
#pragma once

#include <string>

#include "customers/customer.h"

namespace supercargo {

struct StatementRoundTag {
  static constexpr char prefix[] = "str";
};
using StatementRoundId = Id<StatementRoundTag>;

namespace statements {

// Wants the statement as it stands now to be sent.
struct Send {
  std::string id;        // of the customer, or the code
  std::string to;        // else the customer's address for mail
  std::string language;  // else the customer's
};

// How far the statements of a month have come: customers are taken in the order of their ids. One
// row a company.
struct Round {
  StatementRoundId id;
  Day month;  // its first day
  CustomerId after;
};

}  // namespace statements
}  // namespace supercargo
