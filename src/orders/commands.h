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

Result<Order> get(const journal::Query& query, const OrderReference& reference);
Result<db::Page<Order>> list_orders(const journal::Query& query, const db::ListRequest& request);
Result<journal::Timeline> timeline(const journal::Query& query, const journal::AskTimeline& wanted);

}  // namespace supercargo::orders
