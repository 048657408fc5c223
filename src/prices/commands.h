// The verbs on price lists, each in one transaction, and the reads. A list is a draft until finance
// approves it, somebody else than who made it; from then on it can only be ended.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "prices/list.h"

namespace supercargo::prices {

Result<PriceList> create(journal::Unit& unit, const PriceList& given);
Result<PriceList> change(journal::Unit& unit, const Patch& patch);
Result<PriceList> approve(journal::Unit& unit, const ApproveList& wanted);
Result<PriceList> get(const journal::Query& query, const PriceListReference& reference);
Result<db::Page<PriceList>> list_price_lists(const journal::Query& query,
                                             const db::ListRequest& request);

}  // namespace supercargo::prices
