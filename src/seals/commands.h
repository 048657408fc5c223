// Recording that a seal was broken, and the reads. Nothing takes one back.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "seals/broken_seal.h"

namespace supercargo::seals {

// Of a line that has arrived and whose exemption for being sealed the consumer was told of before
// the contract; every reason against it.
Result<BrokenSeal> record(journal::Unit& unit, const Record& wanted);

Result<BrokenSeal> get(const journal::Query& query, const BrokenSealReference& reference);
Result<db::Page<BrokenSeal>> list_seals(const journal::Query& query,
                                        const db::ListRequest& request);

}  // namespace supercargo::seals
