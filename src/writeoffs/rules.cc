#include "writeoffs/rules.h"

namespace supercargo::writeoffs {

Result<Money> amount_of(const std::string& words, const accounts::Receivable& item) {
  if (item.open.minor <= 0)
    return invalid({{"", "nothing_open", "Nothing of the invoice is open."}});
  if (words.empty()) return item.open;
  const auto amount = parse_money(words, item.currency);
  if (!amount || amount->minor <= 0)
    return invalid({{"/amount", "not_an_amount", "So much of the invoice's currency."}});
  if (item.open < *amount)
    return invalid({{"/amount", "more_than_open", "Only " + text(item.open) + " are open."}});
  return *amount;
}

std::optional<Problem> check_still_open(const WriteOff& asked, const accounts::Receivable& item) {
  if (asked.amount <= item.open) return std::nullopt;
  return invalid({{"", "more_than_open",
                   "Only " + text(item.open) + " are open by now: refuse it, and ask anew."}});
}

bool is_beyond(Money amount, const accounts::Receivable& item, Money limit) {
  return amount.currency != limit.currency || limit < amount + item.written_off;
}

}  // namespace supercargo::writeoffs
