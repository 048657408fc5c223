// When an invoice is due and what is taken off for paying early, in the words of the trade:
// "net 30", "eom 10" (from the end of the month), "2/10 net 30" (two percent within ten days),
// "prepaid" (before the goods leave). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/fields.h"

namespace supercargo::customers {

struct PaymentTerms {
  bool prepaid = false;            // nothing is sent before it is paid; the days are none
  bool from_end_of_month = false;  // the days count from the last of the month of issue
  int days = 30;
  Rate discount;          // of what is to be paid, for paying early; zero: none
  int discount_days = 0;  // from the day of issue
};

std::optional<PaymentTerms> parse_terms(std::string_view words);
std::string text(const PaymentTerms& terms);
// Whether it can be read: for field tables.
bool possible_terms(std::string_view words);

// For orders: ours to agree to.
inline constexpr Rules terms_rules{
    .personal = Personal::none,
    .max = 40,
    .valid = possible_terms,
    .refusal = "payment_terms_invalid",
    .writers = staff,
    .about = "\"net 30\", \"eom 10\", \"2/10 net 30\" or \"prepaid\"."};

Day due_on(const PaymentTerms& terms, Day issued);
// The last day on which the discount is taken; none: there is no discount.
Day discount_until(const PaymentTerms& terms, Day issued);

}  // namespace supercargo::customers
