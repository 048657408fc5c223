// Handing an order to somebody else, and their answer.
#pragma once

#include "db/listing.h"
#include "handovers/handover.h"
#include "journal/unit.h"
#include "kernel/result.h"

namespace supercargo::handovers {

// The order is offered; whoever has it keeps it until the other accepts. Who takes it himself has
// accepted. An older offer of the same order is over.
Result<Handover> hand_over(journal::Unit& unit, const HandOver& wanted);
// The order is theirs from now on, and so is what its owner had still to do about it: nothing stays
// with somebody who does not look after it any more (domain 2.3, A2.7).
Result<Handover> accept(journal::Unit& unit, const Answer& given);
// With why not; the order stays where it is.
Result<Handover> refuse(journal::Unit& unit, const Answer& given);
// An offer is over; what was taken a moment ago goes back to who had it.
Result<Handover> withdraw(journal::Unit& unit, const Answer& given);

Result<Handover> get(const journal::Query& query, const HandoverReference& reference);
Result<db::Page<Handover>> list_handovers(const journal::Query& query,
                                          const db::ListRequest& request);

}  // namespace supercargo::handovers
