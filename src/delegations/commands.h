// Giving a delegation and ending it, the reads, and for whom somebody stands in now.
#pragma once

#include <vector>

#include "db/listing.h"
#include "delegations/rules.h"
#include "journal/unit.h"

namespace supercargo::delegations {

// One's own decisions alone are passed on.
Result<Delegation> delegate(journal::Unit& unit, const Delegation& given);
// By who gave it, by the deputy, or by an administrator: taking it back is always safe.
Result<Delegation> end(journal::Unit& unit, const EndDelegation& wanted);
Result<Delegation> get(const journal::Query& query, const DelegationReference& reference);
Result<db::Page<Delegation>> list_delegations(const journal::Query& query,
                                              const db::ListRequest& request);

// For whom the person decides now, and in which roles: own roles of those who are away and work
// here, none that they were passed themselves.
std::vector<StandIn> stand_ins(const db::Reader& reader, PersonId deputy, Instant now);

}  // namespace supercargo::delegations
