// What the books say, put right; and goods taken out of use where they lie.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "stock/ledger.h"
#include "warehousing/documents.h"

namespace supercargo::warehousing {

// Posted at once, or pending when it is above the limit. Refused when it would leave less than is
// promised (`would_break_promises`, with the promises): whatever the reason, the orders concerned
// are dealt with first (decisions 14).
Result<Adjustment> adjust(journal::Unit& unit, const Adjustment& given);
// Yes or no to a pending one, by somebody else than who asked for it.
Result<Adjustment> decide(journal::Unit& unit, const Decision& decision);

Result<stock::Move> quarantine(journal::Unit& unit, const Quarantine& given);
Result<stock::Move> release_quarantine(journal::Unit& unit, const Quarantine& given);

Result<Adjustment> get_adjustment(const journal::Query& query, const DocumentReference& reference);
Result<db::Page<Adjustment>> list_stock_adjustments(const journal::Query& query,
                                                    const db::ListRequest& request);

}  // namespace supercargo::warehousing
