// Where the units of an order stand, summed over its lines: what a list of orders shows of each.
// Described here and in standing.cc.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "orders/order.h"

namespace supercargo::standings {

struct Standing {
  OrderId sales_order = {};
  std::int64_t line_count = 0;
  orders::Buckets quantities = {};  // in the base units of the lines
};

// Of the orders that `sales_order` names; in the order of their ids.
Result<db::Page<Standing>> list(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::standings
