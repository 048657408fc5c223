// On which terms an order is paid: the order's own, else those of a price agreement that it rests
// on whole, else the customer's. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "customers/customer.h"
#include "orders/order.h"

namespace supercargo::settlements {

// The numbers of the price agreements that the order's lines were priced by; none when any line was
// not, or was given another price. Who gets one product at agreed prices does not get everything
// else on the agreement's terms.
std::vector<std::string> agreements_under(const orders::Order& order);

// The order's own, else the customer's.
customers::PaymentTerms own_terms(const orders::Order& order, const customers::Customer& customer);
// With what each of the agreements says, in words; they count when all say the same.
customers::PaymentTerms terms_of(const orders::Order& order, const customers::Customer& customer,
                                 std::span<const std::string> agreed);

}  // namespace supercargo::settlements
