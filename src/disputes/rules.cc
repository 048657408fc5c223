#include "disputes/rules.h"

#include "accounts/rules.h"

namespace supercargo::disputes {

Result<Money> amount_of(const std::string& words, const accounts::Receivable& item) {
  const Money most = accounts::undisputed(item);
  if (item.open.minor <= 0)
    return invalid({{"", "nothing_open", "Nothing of the invoice is open."}});
  if (most.minor <= 0) return invalid({{"", "disputed_already", "All of it is disputed already."}});
  if (words.empty()) return most;
  const auto amount = parse_money(words, item.currency);
  if (!amount || amount->minor <= 0)
    return invalid({{"/amount", "not_an_amount", "So much of the invoice's currency."}});
  if (most < *amount)
    return invalid({{"/amount", "more_than_undisputed",
                     "Only " + text(most) + " of it are open and not disputed."}});
  return *amount;
}

bool is_own(const Dispute& dispute, const journal::Actor& actor) {
  return dispute.raised_by && dispute.raised_by == actor.person;
}

std::optional<Problem> check_can_resolve(const Dispute& dispute, const journal::Actor& actor) {
  if (actor.sole_person || !is_own(dispute, actor)) return std::nullopt;
  return Problem{Refusal::invalid,
                 "separation_of_duties",
                 "The duties must stay in different hands.",
                 {{"", "raiser_may_not_resolve", "Whoever raised a dispute does not resolve it."}}};
}

}  // namespace supercargo::disputes
