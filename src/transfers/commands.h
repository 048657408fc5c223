// Moving goods between warehouses.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "transfers/transfer.h"

namespace supercargo::transfers {

// Both sides of the ledger in one transaction: out of the one warehouse and into the other. With a
// day of arrival it goes out now and is announced there for that day, so that it can be promised
// from then on; receiving that announcement brings it in. Refused where more is wanted than is free
// of promises.
Result<Transfer> transfer(journal::Unit& unit, const Transfer& given);

Result<Transfer> get(const journal::Query& query, const TransferReference& reference);
Result<db::Page<Transfer>> list_transfers(const journal::Query& query,
                                          const db::ListRequest& request);

}  // namespace supercargo::transfers
