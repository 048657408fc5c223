#include "settlements/rules.h"

#include <algorithm>

namespace supercargo::settlements {
namespace {

const prices::Look* hit_of(const orders::Line& line) {
  const auto found =
      std::find_if(line.price_trace.begin(), line.price_trace.end(),
                   [](const prices::Look& look) { return look.found == prices::Found::hit; });
  return found == line.price_trace.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> agreements_under(const orders::Order& order) {
  std::vector<std::string> numbers;
  for (const orders::Line& line : order.lines) {
    const prices::Look* hit = hit_of(line);
    const bool is_agreed = hit != nullptr && (hit->level == prices::Level::customer_agreement ||
                                              hit->level == prices::Level::group_agreement);
    if (!is_agreed || line.unit_price != line.list_price) return {};
    if (std::find(numbers.begin(), numbers.end(), hit->source) == numbers.end())
      numbers.push_back(hit->source);
  }
  return numbers;
}

customers::PaymentTerms own_terms(const orders::Order& order, const customers::Customer& customer) {
  for (const std::string& words : {order.payment_terms, customer.payment_terms})
    if (const auto terms = customers::parse_terms(words)) return *terms;
  return {.days = static_cast<int>(customer.payment_days)};
}

customers::PaymentTerms terms_of(const orders::Order& order, const customers::Customer& customer,
                                 std::span<const std::string> agreed) {
  if (!order.payment_terms.empty() || agreed.empty()) return own_terms(order, customer);
  const bool is_one = std::all_of(agreed.begin(), agreed.end(), [&](const std::string& words) {
    return words == agreed.front();
  });
  const auto terms = is_one ? customers::parse_terms(agreed.front()) : std::nullopt;
  return terms ? *terms : own_terms(order, customer);
}

}  // namespace supercargo::settlements
