// What verbs on one order share when each is a transaction of its own: find it unchanged, keep it,
// tell it. For this slice and those to its right.
#pragma once

#include <optional>
#include <string>

#include "journal/unit.h"
#include "orders/order.h"

namespace supercargo::agreements {

using orders::Order;

// The order, unless it is not there or somebody saved in between.
Result<Order> find_unchanged(const journal::Unit& unit, const std::string& id,
                             std::optional<std::int64_t> revision);
// Keeps head and lines, the same lines as before, and tells the fact with what changed.
Order saved(journal::Unit& unit, const char* fact, const Order& before, Order after,
            const std::string& reason = {});
// Every reason why its customer's credit does not let it go on now: what is confirmed is counted
// already. None when finance has released it (domain 9.7).
std::vector<Reason> reasons_of_credit(const journal::Unit& unit, const Order& order);
// What the gates say now stands with the order, so that whoever reads it sees what it waits for.
void look_at_gates(const journal::Unit& unit, Order& order);
// As they are after those that lost their subject were voided.
void void_approvals(journal::Unit& unit, Order& order, const std::string& current_hash);
// Gives back what was kept softly for the order.
void release_holds(journal::Unit& unit, const Order& order);
// What the gates found is kept with the order; the fact tells what was done.
journal::Fact changed_fact(const char* name, const Order& before, const Order& after);

}  // namespace supercargo::agreements
