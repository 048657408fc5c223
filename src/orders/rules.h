// How an order is put together, which verbs its life allows, and what its content is. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "followups/rules.h"
#include "orders/requests.h"
#include "orders/surroundings.h"

namespace supercargo::orders {

using gates::after;
using gates::Verb;

// Domain 11: sales order enter, submit, read-back; confirm; approvals; domain 3.3: who takes back
// what was promised.
inline constexpr RoleSet enterers{Role::agent, Role::order_desk};
inline constexpr RoleSet confirmers{Role::agent, Role::order_desk, Role::sales_manager};
inline constexpr RoleSet deciders{Role::order_desk, Role::sales_manager, Role::finance,
                                  Role::quality_manager};
inline constexpr RoleSet undoers{Role::order_desk, Role::sales_manager};
inline constexpr RoleSet closers{Role::order_desk, Role::sales_manager, Role::finance};
// Domain 11, "reserve, allocate, pick, despatch".
inline constexpr RoleSet shippers{Role::warehouse};
inline constexpr RoleSet displacers{Role::sales_manager};
inline constexpr RoleSet reallocators{Role::order_desk, Role::sales_manager};
// Decisions 2: who places a hold.
inline constexpr RoleSet holders{Role::agent,   Role::order_desk,      Role::sales_manager,
                                 Role::finance, Role::quality_manager, Role::service_manager};
// Whoever works on orders tells what goes wrong with one and asks about one; an administrator
// transacts nothing, an auditor reads.
inline constexpr RoleSet desks{Role::agent,           Role::order_desk,     Role::warehouse,
                               Role::sales_manager,   Role::procurement,    Role::finance,
                               Role::quality_manager, Role::service_manager};

// As the API names it.
template <class Choice>
const char* name_of(Choice choice) {
  return choices<Choice>().names[static_cast<int>(choice)];
}

// Whose the verb is; nothing when no order has such an action.
std::optional<RoleSet> who_may(std::string_view action);
// The refusal of a verb that this state does not allow; it lists those that are.
Problem not_in_this_state(const Order& order, std::string_view verb);
// Which verbs are allowed to the reader now, and why the others are not, as JSON for the API: what
// is never theirs is `forbidden`.
RawJson actions_of(const Order& order, const journal::Actor& reader);
// Every reason why nothing of it can be cancelled, and why it cannot be closed yet.
std::vector<Reason> reasons_to_keep(const Order& order);
std::vector<Reason> reasons_to_wait(const Order& order);
// The order as it is answered: with those actions.
Order shown(Order order, const journal::Actor& reader);

// A fact about the order that tells no change yet.
journal::Fact about(const Order& order, const char* name);

// Only before the confirmation goods are held softly for an order: while its customer is asked, or
// when an urgent one took what others held.
bool may_hold(const Order& order);

// A draft from a request, with everything resolved; or every reason why it cannot be one.
Result<Order> assemble(const Place& request, const Surroundings& around, Instant now);
// Fills what follows from sku, quantity, unit and price of each line, and the totals; charges as
// agreed, else by the rules.
void complete_lines(Order& order, const Surroundings& around, std::vector<Reason>& reasons,
                    const std::vector<charges::Charge>* agreed = nullptr);
// The charges and the totals anew. What was confirmed keeps its charges until it is amended.
void set_charges(Order& order, const Surroundings& around, std::vector<Reason>& reasons,
                 const std::vector<charges::Charge>* agreed = nullptr);
// How each line is taxed, after a day or an address has changed.
void set_taxes(Order& order, const Surroundings& around, std::vector<Reason>& reasons);
// The same of one line alone, by its place; the totals are not made anew.
void complete_line(Order& order, std::size_t i, const Surroundings& around,
                   std::vector<Reason>& reasons);

// The keys by which the customer's own number is compared (decisions 11).
void set_po_keys(Order& order);

// What of the line is still to be had or was had, in its own unit: what was cancelled is not paid.
// Nothing when that is no exact number of its unit.
std::optional<Quantity> live_quantity(const Line& line);

// The net amounts and the totals anew, after quantities or prices changed.
void reprice(Order& order, std::vector<Reason>& reasons);

// Where a confirmed order stands by what of its lines has arrived (domain 3.3).
Status status_by_lines(const Order& order);

}  // namespace supercargo::orders
