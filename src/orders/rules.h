// How an order is put together, which verbs its life allows, and what its content is. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "orders/requests.h"
#include "orders/surroundings.h"

namespace supercargo::orders {

using gates::after;
using gates::Verb;

// The refusal of a verb that this state does not allow; it lists those that are.
Problem not_in_this_state(const Order& order, std::string_view verb);
// Which verbs are allowed now, and why the others are not, as JSON for the API.
RawJson actions_of(const Order& order);
// The order as it is answered: with those actions.
Order shown(Order order);

// A fact about the order that tells no change yet.
journal::Fact about(const Order& order, const char* name);

// Only while the customer is asked, goods are held softly for his order.
bool may_hold(const Order& order);

// A draft from a request, with everything resolved; or every reason why it cannot be one.
Result<Order> assemble(const Place& request, const Surroundings& around, Instant now);
// Fills what follows from sku, quantity, unit and price of each line, and the totals.
void complete_lines(Order& order, const Surroundings& around, std::vector<Reason>& reasons);

// The keys by which the customer's own number is compared (decisions 11).
void set_po_keys(Order& order);

bool is_sum_of_buckets(const Line& line);

}  // namespace supercargo::orders
