// Who may look after an order. Pure.
#pragma once

#include <vector>

#include "kernel/result.h"
#include "orders/order.h"
#include "people/person.h"

namespace supercargo::handovers {

// Somebody who works here and may take an order on: enter or confirm one. Null when nobody has
// that id.
std::vector<Reason> check_new_owner(const orders::Order& order, const people::Person* person);

}  // namespace supercargo::handovers
