// What happened to one record, oldest first: who, when, what, before, after, why, as far as the
// reader may see it. Personal values are opened; those of erased subjects say "erased".
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "journal/changes.h"
#include "journal/unit.h"

namespace supercargo {

namespace journal {

inline constexpr std::int64_t timeline_limit_max = 500;

struct TimelineEntry {
  std::int64_t seq = 0;
  Instant at;
  std::string name;
  std::string record;
  std::string record_id;  // as printed: so_…
  std::int64_t revision = 0;
  ActorKind actor = ActorKind::system;
  PersonId person;
  KeyId key;
  std::string request_id;
  std::string reason;
  std::vector<FieldChange> changes;
};

struct Timeline {
  std::vector<TimelineEntry> items;
  std::string next_cursor;  // empty: the last page
};

// What a request asks of the timeline of a record, which its path names.
struct AskTimeline {
  std::string id;
  std::int64_t limit = 100;
  std::string cursor;
};

struct TimelineOf {
  std::int64_t record_id = 0;
  const Entity& entity;  // says which fields a portal must not see
  std::int64_t limit = 100;
  std::string cursor = {};
};

// The caller has made sure that the reader may see the record. Refuses a cursor it did not give.
Result<Timeline> timeline(const Query& query, const TimelineOf& wanted);

// Names of the fields changed by entries after that revision, for a revision conflict; of a record
// with a long history the first 500 entries are looked at.
std::vector<std::string> fields_changed_since(const db::Reader& reader, std::int64_t record_id,
                                              std::int64_t revision);

}  // namespace journal

template <>
const Entity& entity<journal::TimelineEntry>();
template <>
const Entity& entity<journal::Timeline>();
template <>
const Entity& entity<journal::AskTimeline>();

}  // namespace supercargo
