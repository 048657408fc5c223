// The verbs on quotations before they are sent, each in one transaction, and the reads.
#pragma once

#include "db/listing.h"
#include "journal/timeline.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "quotations/requests.h"

namespace supercargo::quotations {

// Priced, taxed and traced as an order would be, with its first revision.
Result<Quotation> make(journal::Unit& unit, const Offer& given);
// The next revision; what was sent before is not open any more, and gives back what it held.
Result<Quotation> revise(journal::Unit& unit, const Offer& given);
// Ready to be sent, or asks whose authority its prices are.
Result<Quotation> submit(journal::Unit& unit, const Step& wanted);
Result<Quotation> decide(journal::Unit& unit, const Decide& wanted);
// Before it was sent, with a reason.
Result<Quotation> cancel(journal::Unit& unit, const Step& wanted);

Result<Quotation> get(const journal::Query& query, const QuotationReference& reference);
// A customer's own, and of those what was sent.
Result<db::Page<Quotation>> list_quotations(const journal::Query& query,
                                            const db::ListRequest& request);
Result<journal::Timeline> timeline(const journal::Query& query, const TimelineOfQuotation& wanted);

}  // namespace supercargo::quotations
