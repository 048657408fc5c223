// How both sides come to agree to an order, each verb a transaction of its own: the read-back and
// what another person has to allow.
#pragma once

#include "agreements/agreement.h"
#include "journal/unit.h"
#include "orders/requests.h"

namespace supercargo::agreements {

using orders::Order;

// What the customer was read and what he said to it (G7).
Result<Order> read_back(journal::Unit& unit, const TellReadBack& told);
// Yes or no to what needs another person's approval (G8).
Result<Order> decide(journal::Unit& unit, const Decide& wanted);

// Somebody says why the order may go on where checks have found something, and is one who may; it
// is nobody's step: whoever enters it submits it (domain 10, "override SM").
Result<Order> acknowledge(journal::Unit& unit, const orders::Advance& given);

// The job that comes due when a customer has not answered his read-back in three business days, and
// what it does: somebody follows up, if he is silent still.
inline constexpr char chase_job[] = "chase_read_back";
void chase_read_back(journal::Unit& unit, std::int64_t order_id);
// What the job of a follow-up does that nobody did in time: it comes to the manager, and the order
// that it is about tells so.
void escalate_follow_up(journal::Unit& unit, std::int64_t follow_up_id);
// Brings approvals that nobody decided in their step's time to the manager, who follows them up;
// they stay pending. True when more are left than one transaction should take.
bool escalate_approvals(journal::Unit& unit);
// Gives back goods that were held for orders whose customer did not answer in time; true when more
// are left than one transaction should take.
bool end_holds(journal::Unit& unit);

}  // namespace supercargo::agreements
