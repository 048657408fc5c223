// All SQL of broken_seal.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "seals/broken_seal.h"

namespace supercargo::seals::store {

std::optional<BrokenSeal> find(const db::Reader& reader, BrokenSealId id);
std::vector<BrokenSeal> of_order(const db::Reader& reader, OrderId order);
Result<db::Page<BrokenSeal>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const BrokenSeal& seal);

}  // namespace supercargo::seals::store
