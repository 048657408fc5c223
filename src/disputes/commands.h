// Raising and resolving disputes of invoices, and the reads. Nothing deletes one.
#pragma once

#include "db/listing.h"
#include "disputes/dispute.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::disputes {

// Whoever looks after the order has to follow it up, and the order waits for it.
Result<Dispute> raise(journal::Unit& unit, const Raise& wanted);
// By another person; both are settled with it. What it costs is credited by a note of its own.
Result<Dispute> resolve(journal::Unit& unit, const Resolve& wanted);

Result<Dispute> get(const journal::Query& query, const DisputeReference& reference);
Result<db::Page<Dispute>> list_disputes(const journal::Query& query,
                                        const db::ListRequest& request);

}  // namespace supercargo::disputes
