#include "customers/payment_terms.h"

#include "kernel/decimal.h"

namespace supercargo::customers {
namespace {

constexpr int days_max = 365;
constexpr char prepaid_word[] = "prepaid";
constexpr std::int64_t percent_e8 = 1'000'000;

std::optional<int> parse_days(std::string_view words) {
  const auto days = parse_decimal(words, 0);
  if (!days || *days < 0 || *days > days_max) return std::nullopt;
  return static_cast<int>(*days);
}

// "2/10"
bool read_discount(std::string_view words, PaymentTerms& terms) {
  const auto slash = words.find('/');
  if (slash == std::string_view::npos) return false;
  const auto percent = parse_decimal(words.substr(0, slash), 6);
  const auto days = parse_days(words.substr(slash + 1));
  if (!percent || !days || *percent <= 0 || *percent >= 100 * percent_e8) return false;
  terms.discount = {*percent};
  terms.discount_days = *days;
  return true;
}

Day end_of_month(Day day) {
  Day last = day;
  while ((last + 1).month() == day.month()) last = last + 1;
  return last;
}

}  // namespace

std::optional<PaymentTerms> parse_terms(std::string_view words) {
  if (words == prepaid_word) return PaymentTerms{.prepaid = true, .days = 0};
  PaymentTerms terms;
  if (!words.empty() && words.front() >= '0' && words.front() <= '9') {
    const auto space = words.find(' ');
    if (space == std::string_view::npos || !read_discount(words.substr(0, space), terms))
      return std::nullopt;
    words.remove_prefix(space + 1);
  }
  const auto space = words.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto from = words.substr(0, space);
  const auto days = parse_days(words.substr(space + 1));
  if (!days || (from != "net" && from != "eom")) return std::nullopt;
  terms.from_end_of_month = from == "eom";
  terms.days = *days;
  // Who pays later than he has to pays in time for nothing.
  if (terms.discount.e8 > 0 && !terms.from_end_of_month && terms.discount_days > terms.days)
    return std::nullopt;
  return terms;
}

std::string text(const PaymentTerms& terms) {
  if (terms.prepaid) return prepaid_word;
  std::string words;
  if (terms.discount.e8 > 0)
    words = decimal_text(terms.discount.e8, 6) + "/" + std::to_string(terms.discount_days) + " ";
  return words + (terms.from_end_of_month ? "eom " : "net ") + std::to_string(terms.days);
}

bool possible_terms(std::string_view words) { return parse_terms(words).has_value(); }

Day due_on(const PaymentTerms& terms, Day issued) {
  return (terms.from_end_of_month ? end_of_month(issued) : issued) + terms.days;
}

Day discount_until(const PaymentTerms& terms, Day issued) {
  return terms.discount.e8 > 0 ? issued + terms.discount_days : Day{};
}

}  // namespace supercargo::customers
