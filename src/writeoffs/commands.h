// Asking for write-offs and deciding on them, each in one transaction, and the reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "writeoffs/write_off.h"

namespace supercargo::writeoffs {

// Done at once within the company's limit; more waits for a sales manager.
Result<WriteOff> ask(journal::Unit& unit, const Ask& wanted);
// Yes or no by another person; yes to what is open still.
Result<WriteOff> decide(journal::Unit& unit, const Decide& wanted);

Result<WriteOff> get(const journal::Query& query, const WriteOffReference& reference);
Result<db::Page<WriteOff>> list_write_offs(const journal::Query& query,
                                           const db::ListRequest& request);

}  // namespace supercargo::writeoffs
