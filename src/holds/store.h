// All SQL of the holds.
#pragma once

#include <optional>

#include "db/listing.h"
#include "db/writer.h"
#include "holds/hold.h"

namespace supercargo::holds {

std::optional<Hold> find(const db::Reader& reader, HoldId id);
// One of that kind that stands on the order.
std::optional<Hold> find_open(const db::Reader& reader, OrderId order, Kind kind);
// Somebody has released one of that kind.
bool is_released(const db::Reader& reader, OrderId order, Kind kind);
Result<db::Page<Hold>> list(const db::Reader& reader, const db::ListRequest& request);

void add(db::Writer& writer, const Hold& hold);
void save(db::Writer& writer, const Hold& hold);

}  // namespace supercargo::holds
