// The hot verbs on orders, each for many at once (decisions 21): gather, decide, write. And the
// reads.
#pragma once

#include <span>
#include <vector>

#include "db/listing.h"
#include "journal/timeline.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "orders/requests.h"

namespace supercargo::orders {

// A request that names everything right becomes an order, taken as far as its checks allow; its
// reply says where it stands and why it went no further. Refused only when it cannot even be a
// draft.
std::vector<Result<Order>> place(journal::Batch& batch, std::span<const Place> requests);
// Refused, and nothing written, unless the order gets there: every reason at once.
std::vector<Result<Order>> verify(journal::Batch& batch, std::span<const Advance> requests);
std::vector<Result<Order>> confirm(journal::Batch& batch, std::span<const Advance> requests);

// What the customer was read and what he said to it (G7).
Result<Order> read_back(journal::Unit& unit, const TellReadBack& told);
// Yes or no to what needs another person's approval (G8).
Result<Order> decide(journal::Unit& unit, const Decide& wanted);
// Gives back what was reserved; needs a reason.
Result<Order> cancel(journal::Unit& unit, const Cancel& wanted);

// The job that comes due when a customer has not answered his read-back in three business days, and
// what it does: somebody follows up, if he is silent still.
inline constexpr char chase_job[] = "chase_read_back";
void chase_read_back(journal::Unit& unit, std::int64_t order_id);
// Gives back goods that were held for orders whose customer did not answer in time; true when more
// are left than one transaction should take.
bool end_holds(journal::Unit& unit);

Result<Order> get(const journal::Query& query, const OrderReference& reference);
Result<db::Page<Order>> list_orders(const journal::Query& query, const db::ListRequest& request);
Result<journal::Timeline> timeline(const journal::Query& query, const TimelineOfOrder& wanted);

}  // namespace supercargo::orders
