// All SQL of the handovers.
#pragma once

#include <optional>

#include "db/listing.h"
#include "db/writer.h"
#include "handovers/handover.h"

namespace supercargo::handovers {

std::optional<Handover> find(const db::Reader& reader, HandoverId id);
// The one of the order that waits for its answer: there is one at most.
std::optional<Handover> find_offered(const db::Reader& reader, OrderId order);
Result<db::Page<Handover>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const Handover& handover);
void save(db::Writer& writer, const Handover& handover);

}  // namespace supercargo::handovers
