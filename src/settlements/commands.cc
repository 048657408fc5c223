#include "settlements/commands.h"

#include "agreements/beside.h"
#include "holds/commands.h"
#include "holds/store.h"
#include "orders/store.h"
#include "printing/figures.h"
#include "settlements/prepayment.h"

namespace supercargo::settlements {
namespace {

using accounts::Payment;
using journal::Unit;

bool is_under_way(const orders::Order& order) {
  return order.status >= orders::Status::confirmed && order.status < orders::Status::delivered;
}

// The order's number in place of what it was named by; every reason against it.
std::vector<Reason> name_order(const Unit& unit, Payment& payment) {
  if (payment.sales_order.empty()) return {};
  const auto order = orders::find(unit.db, payment.sales_order);
  const auto customer = customers::find(unit.db, payment.customer);
  if (!order || !customer || order->customer_id != customer->id)
    return {{"/sales_order", "unknown_order", "The customer has no such order."}};
  if (order->currency != payment.currency)
    return {{"/sales_order", "other_currency", "The order is in another currency."}};
  if (!payment.invoices.empty())
    return {{"/invoices", "not_both", "Either an order or invoices are named."}};
  payment.sales_order = order->number;
  return {};
}

void look_at_paid(Unit& unit, const Payment& payment) {
  if (payment.sales_order.empty()) return;
  const auto order = orders::find(unit.db, payment.sales_order);
  if (order) look_again(unit, *order);
}

}  // namespace

Result<Payment> book(Unit& unit, const Payment& given) {
  Payment payment = given;
  if (auto reasons = name_order(unit, payment); !reasons.empty())
    return invalid(std::move(reasons));
  auto booked = accounts::book(unit, payment);
  if (booked) look_at_paid(unit, *booked);
  return booked;
}

Result<Payment> reverse(Unit& unit, const accounts::Reverse& wanted) {
  auto reversed = accounts::reverse(unit, wanted);
  if (reversed) look_at_paid(unit, *reversed);
  return reversed;
}

void look_again(Unit& unit, const orders::Order& order) {
  const auto due = prepayment_of(unit.db, order);
  const auto hold = holds::find_open(unit.db, order.id, holds::Kind::prepayment);
  const bool is_missing = due && due->is_missing() && is_under_way(order);
  if (is_missing && !hold && !holds::is_released(unit.db, order.id, holds::Kind::prepayment)) {
    const auto held =
        holds::place(unit, {.id = text(order.id),
                            .kind = holds::Kind::prepayment,
                            .reason = printing::shown_with_currency(due->asked) +
                                      " are to be paid in advance; " +
                                      printing::shown_with_currency(due->paid) + " came in."});
    SUPERCARGO_CHECK(held.has_value());  // it is under way, and not held for this
  } else if (hold && !is_missing) {
    const std::string why = due ? "It is paid." : "It is not paid in advance any more.";
    holds::lapse(unit, hold->id, why);
    agreements::tell_on_order(unit, order,
                              {.fact = "sales_order_hold_released",
                               .record = "hold",
                               .record_id = text(hold->id),
                               .field = "reason",
                               .words = why});
  }
}

bool Cashier::wants(std::string_view fact) const {
  return fact == "sales_order_confirmed" || fact == "sales_order_amended";
}

void Cashier::handle(Unit& unit, const journal::Entry& entry) {
  if (const auto order = orders::find(unit.db, text(OrderId{entry.record_id})))
    look_again(unit, *order);
}

}  // namespace supercargo::settlements
