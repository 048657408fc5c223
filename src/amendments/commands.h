// Verbs that change what an order says, once it is there.
#pragma once

#include "amendments/amendment.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "orders/order.h"

namespace supercargo::amendments {

// A merge patch on an order that is not confirmed; it is a draft again, since what was checked is
// no more what is wanted.
Result<orders::Order> change(journal::Unit& unit, const Patch& patch);

// What each version says otherwise than the one before it.
Result<Versions> versions(const journal::Query& query, const orders::OrderReference& of);

}  // namespace supercargo::amendments
