// The verbs on price agreements, each in one transaction, and the reads.
#pragma once

#include "db/listing.h"
#include "journal/unit.h"
#include "kernel/record_json.h"
#include "kernel/result.h"
#include "terms/agreement.h"

namespace supercargo::terms {

Result<Agreement> create(journal::Unit& unit, const Agreement& given);
// Of a draft.
Result<Agreement> change(journal::Unit& unit, const Patch& patch);
// Asks finance for its approval; what another agreement says already is refused.
Result<Agreement> submit(journal::Unit& unit, const Step& wanted);
Result<Agreement> decide(journal::Unit& unit, const Decide& wanted);
// Tells who was informed; once everybody was, it holds from its first day.
Result<Agreement> inform(journal::Unit& unit, const Inform& wanted);
Result<Agreement> suspend(journal::Unit& unit, const Step& wanted);
Result<Agreement> resume(journal::Unit& unit, const Step& wanted);
Result<Agreement> terminate(journal::Unit& unit, const Step& wanted);

// Begins and ends what is due, and has somebody told 60, 30 and 7 days before an end. True: more
// is left.
bool keep_terms(journal::Unit& unit);

Result<Agreement> get(const journal::Query& query, const AgreementReference& reference);
Result<db::Page<Agreement>> list_agreements(const journal::Query& query,
                                            const db::ListRequest& request);

}  // namespace supercargo::terms
