// Reads of the trading history on behalf of somebody.
#pragma once

#include "db/listing.h"
#include "history/order.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::history {

Result<Order> get(const journal::Query& query, const OrderReference& reference);
Result<db::Page<Order>> list_orders(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::history
