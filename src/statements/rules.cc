#include "statements/rules.h"

#include "printing/figures.h"

namespace supercargo::statements {
namespace {

constexpr Duration kept_open = std::chrono::hours(24 * 7);

// The first working minute on or after that day of the month.
Instant due_in(Day month, std::int64_t day_of_month, const Calendar& calendar) {
  const Day day = month + static_cast<int>(day_of_month - 1);
  return add_working_time(start_of(day, calendar), std::chrono::minutes(1), calendar);
}

Day first_of(Day day) { return *make_day(day.year(), day.month(), 1); }

}  // namespace

std::optional<Day> month_due(Instant now, std::int64_t day_of_month, const Calendar& calendar) {
  if (day_of_month == 0) return std::nullopt;
  const Day month = first_of(local_day(now, calendar));
  // The days after a month's last weekend may be those of the next one.
  for (const Day each : {month, first_of(month - 1)}) {
    const Instant due = due_in(each, day_of_month, calendar);
    if (due <= now && now < due + kept_open) return each;
  }
  return std::nullopt;
}

std::string owed(std::span<const accounts::Account> accounts, Currency own) {
  std::string words;
  for (const accounts::Account& each : accounts) {
    if (each.open.minor == 0 && each.unapplied.minor == 0) continue;
    words +=
        (words.empty() ? "" : ", ") + printing::shown_with_currency(each.open - each.unapplied);
  }
  return words.empty() ? printing::shown_with_currency({0, own}) : words;
}

}  // namespace supercargo::statements
