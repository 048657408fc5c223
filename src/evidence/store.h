// All SQL of evidence_pack, and what of the journal stands about a number of records.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "evidence/pack.h"
#include "packs/chain.h"

namespace supercargo::evidence {

std::optional<Pack> find(const db::Reader& reader, PackId id);
Result<db::Page<Pack>> list(const db::Reader& reader, const db::ListRequest& request);
void add(db::Writer& writer, const Pack& pack);

// Entries about these records in the order of the journal, each run of neighbours with the hash
// that it follows; nothing when there are more than `limit`.
std::optional<std::vector<packs::Segment>> segments_about(const db::Reader& reader,
                                                          std::vector<std::int64_t> records,
                                                          std::size_t limit);

}  // namespace supercargo::evidence
