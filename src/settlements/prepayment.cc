#include "settlements/prepayment.h"

#include "accounts/store.h"
#include "customers/store.h"
#include "holds/store.h"
#include "printing/figures.h"
#include "terms/store.h"

namespace supercargo::settlements {

customers::PaymentTerms terms_of(const db::Reader& reader, const orders::Order& order,
                                 const customers::Customer& customer) {
  const auto numbers = agreements_under(order);
  std::vector<std::string> agreed;
  if (!numbers.empty())
    for (const terms::Agreement& each : terms::find_by_numbers(reader, numbers))
      agreed.push_back(each.payment_terms);
  return terms_of(order, customer, agreed);
}

orders::Order with_terms(const db::Reader& reader, orders::Order order,
                         const customers::Customer& customer) {
  order.payment_terms = text(terms_of(reader, order, customer));
  return order;
}

std::optional<Prepayment> prepayment_of(const db::Reader& reader, const orders::Order& order) {
  const auto customer = customers::find_by_id(reader, order.customer_id);
  if (!customer || !terms_of(reader, order, *customer).prepaid) return std::nullopt;
  Prepayment known{.asked = order.totals.gross, .paid = {0, order.currency}};
  for (const accounts::Payment& each : accounts::store::payments_for(reader, order.number))
    if (each.currency == order.currency) known.paid += each.amount;
  return known;
}

std::vector<Reason> reasons_to_wait(const db::Reader& reader, const orders::Order& order) {
  const auto due = prepayment_of(reader, order);
  if (!due || !due->is_missing()) return {};
  if (holds::find_open(reader, order.id, holds::Kind::prepayment)) return {};  // it says so itself
  if (holds::is_released(reader, order.id, holds::Kind::prepayment)) return {};
  return {{"", "prepayment_missing",
           order.number + ": " + printing::shown_with_currency(due->asked) +
               " are to be paid before the goods leave; " +
               printing::shown_with_currency(due->paid) + " have come in."}};
}

}  // namespace supercargo::settlements
