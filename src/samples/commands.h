// Drawing an audit sample, the packs of what was drawn, and the reads.
#pragma once

#include "db/listing.h"
#include "evidence/commands.h"
#include "journal/unit.h"
#include "samples/sample.h"

namespace supercargo::samples {

Result<Sample> draw(journal::Unit& unit, const Draw& wanted);
// The packs of its orders, and how they were drawn, in one file; then as evidence does it.
Result<evidence::SamplePreparation> prepare(const journal::Query& query, const MakePacks& wanted);
Result<Sample> get(const journal::Query& query, const SampleReference& reference);
Result<db::Page<Sample>> list_samples(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::samples
