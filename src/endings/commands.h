// How an order ends for everything that stands beside it: a cancellation undoes what was begun for
// the order, wherever that is, and a closing says what was looked at. The answer lists it.
#pragma once

#include "agreements/ending.h"
#include "journal/unit.h"

namespace supercargo::endings {

using agreements::Cancel;
using agreements::Close;
using orders::Order;

// Also cancels its shipments that nobody has begun, withdraws the amendment that waits, and of an
// order of which nothing has arrived lets go of holds and questions (domain 3.3).
Result<Order> cancel(journal::Unit& unit, const Cancel& wanted);

Result<Order> close(journal::Unit& unit, const Close& wanted);

}  // namespace supercargo::endings
