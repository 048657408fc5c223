// All SQL of the table delegation.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "delegations/delegation.h"

namespace supercargo::delegations {

std::optional<Delegation> find(const db::Reader& reader, DelegationId id);
// Those not over by that day in which the person has either part.
std::vector<Delegation> of_person(const db::Reader& reader, PersonId person, Day from);
// Those of which the person is the deputy and whose days may have come; few.
std::vector<Delegation> of_deputy(const db::Reader& reader, PersonId deputy, Day from);
Result<db::Page<Delegation>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const Delegation& delegation);
void save(db::Writer& writer, const Delegation& delegation);

}  // namespace supercargo::delegations
