// Amending a confirmed order: asked for, agreed to, allowed, in force or withdrawn. The order stays
// as it is until everything that the amendment touches holds, and then becomes its next version in
// the same transaction (domain 3.3).
#pragma once

#include "amendments/amendment.h"
#include "db/listing.h"
#include "journal/unit.h"

namespace supercargo::amendments {

// In force at once when nothing is missing; waiting when the customer or somebody else has to agree
// first; refused, with every reason, when a check fails. One at a time waits for an order.
Result<Amendment> amend(journal::Unit& unit, const Amend& wanted);
// The customer agreed to exactly this.
Result<Amendment> agree(journal::Unit& unit, const TellAgreed& told);
// Another person allowed it, or not: then it is withdrawn.
Result<Amendment> decide_amendment(journal::Unit& unit, const DecideAmendment& wanted);
Result<Amendment> withdraw(journal::Unit& unit, const Withdraw& wanted);

Result<Amendment> get_amendment(const journal::Query& query, const AmendmentReference& reference);
Result<db::Page<Amendment>> list_amendments(const journal::Query& query,
                                            const db::ListRequest& request);

}  // namespace supercargo::amendments
