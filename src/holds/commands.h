// Placing and releasing holds, and the reads. Nothing deletes one.
#pragma once

#include "db/listing.h"
#include "holds/hold.h"
#include "journal/unit.h"

namespace supercargo::holds {

// From then on nothing of the order is delivered. One of a kind is enough.
Result<Hold> place(journal::Unit& unit, const Place& wanted);
// By whose business it is, and never by who placed it: who tries stands on the order.
Result<Hold> release(journal::Unit& unit, const Release& wanted);
// Of an order that was cancelled: nothing is left to be held, and nobody decided it.
void lapse(journal::Unit& unit, HoldId id, const std::string& reason);

Result<Hold> get(const journal::Query& query, const HoldReference& reference);
Result<db::Page<Hold>> list_holds(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::holds
