// All SQL of the corrections.
#pragma once

#include <vector>

#include "amendments/correction.h"
#include "db/writer.h"

namespace supercargo::amendments {

void add(db::Writer& writer, const Correction& correction);
// Of one order, the oldest first.
std::vector<Correction> corrections_of(const db::Reader& reader, OrderId order);

}  // namespace supercargo::amendments
