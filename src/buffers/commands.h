// Keeping what should always be there, and the list of it.
#pragma once

#include "buffers/buffer.h"
#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::buffers {

// Replaces what was said before of the product at the warehouse. Only goods have one, in
// quantities that their unit can be divided into (domain 9.6).
Result<Buffer> put(journal::Unit& unit, const PutBuffer& given);
Result<db::Page<Buffer>> list(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::buffers
