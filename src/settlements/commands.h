// Booking payments and taking them back, with what that means for orders that are paid in advance;
// and the hold on those.
#pragma once

#include "accounts/commands.h"
#include "journal/subscribers.h"
#include "journal/unit.h"
#include "orders/order.h"

namespace supercargo::settlements {

// As accounts do; one for an order that is paid in advance lifts its hold once it is enough.
Result<accounts::Payment> book(journal::Unit& unit, const accounts::Payment& given);
// The order is held again for what is missing now.
Result<accounts::Payment> reverse(journal::Unit& unit, const accounts::Reverse& wanted);

// Held while something is missing, and not any longer. One that somebody has released stays so.
void look_again(journal::Unit& unit, const orders::Order& order);

// Looks at orders as soon as they are confirmed or amended. One thread uses it.
class Cashier final : public journal::Subscriber {
 public:
  const char* name() const override { return "prepayments"; }
  bool wants(std::string_view fact) const override;
  void handle(journal::Unit& unit, const journal::Entry& entry) override;
};

}  // namespace supercargo::settlements
