// When the statements of a month are due, and what is owed in a line of words. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "accounts/receivable.h"
#include "kernel/calendar.h"

namespace supercargo::statements {

// The first day of the month whose statements are due by now: from the first working hour on or
// after that day of the month, for a week. Zero: none ever are. A company that begins to send them
// later in a month begins with the next one.
std::optional<Day> month_due(Instant now, std::int64_t day_of_month, const Calendar& calendar);

// What is owed in each currency, less what came in unused: "EUR 1,234.50, HKD 20.00"; nothing owed
// is so much of the customer's own currency.
std::string owed(std::span<const accounts::Account> accounts, Currency own);

}  // namespace supercargo::statements
