// All SQL of follow-ups and of what was said.
#pragma once

#include <optional>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "followups/follow_up.h"

namespace supercargo::followups {

// With the record that completed it.
std::optional<FollowUp> find(const db::Reader& reader, FollowUpId id);
// Without their records.
Result<db::Page<FollowUp>> list(const db::Reader& reader, const db::ListRequest& request);
// One that is open for that record and cause, and for what went wrong there.
struct Standing {
  std::int64_t subject_id = 0;
  Cause cause = Cause::manual;
  std::int64_t occasion = 0;
};
std::optional<FollowUp> find_open(const db::Reader& reader, const Standing& wanted);

void add(db::Writer& writer, const FollowUp& follow_up);
void save(db::Writer& writer, const FollowUp& follow_up);
void add(db::Writer& writer, const Interaction& interaction);

}  // namespace supercargo::followups
