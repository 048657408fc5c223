// Handing an order to somebody else.
#pragma once

#include "handovers/handover.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "orders/order.h"

namespace supercargo::handovers {

// The order is theirs from now on, and so is what its owner had still to do about it: nothing stays
// with somebody who does not look after it any more (domain 2.3, A2.7).
Result<orders::Order> hand_over(journal::Unit& unit, const HandOver& wanted);

}  // namespace supercargo::handovers
