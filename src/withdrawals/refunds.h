// Credit notes for what was invoiced of the lines that a consumer withdrew from.
#pragma once

#include "invoices/commands.h"
#include "withdrawals/withdrawal.h"

namespace supercargo::withdrawals {

struct Credited {
  std::vector<std::string> numbers;  // none: nothing was invoiced here, or all was credited before
  Money sum;
};
// Whole invoices where all that is on them was withdrawn from, else line by line.
Result<Credited> credit_all(journal::Unit& unit, const Withdrawal& withdrawal);

}  // namespace supercargo::withdrawals
