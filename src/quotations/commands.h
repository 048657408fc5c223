// The verbs on quotations before they are sent, each in one transaction, the reads, and what all
// verbs share: finding one unchanged and keeping what became of it.
#pragma once

#include "db/listing.h"
#include "journal/timeline.h"
#include "journal/unit.h"
#include "kernel/calendar.h"
#include "kernel/result.h"
#include "quotations/quotation.h"

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

// What all verbs share.
// Unless it is not there, not the actor's to see, or somebody saved in between.
Result<Quotation> unchanged(const journal::Unit& unit, const std::string& id,
                            std::optional<std::int64_t> revision);
// Whoever comes from the customer's side sees his own, and of those what was sent.
std::optional<Quotation> as_seen(const journal::Actor& actor, std::optional<Quotation> found);

// The head is kept and told with what changed.
Quotation saved(journal::Unit& unit, const char* fact, const Quotation& before, Quotation after);

// Where we are: its days are ours.
Calendar calendar_here(const journal::Unit& unit);

// What was kept for it is everybody's again.
void release_goods(journal::Unit& unit, const Quotation& quotation);

}  // namespace supercargo::quotations
