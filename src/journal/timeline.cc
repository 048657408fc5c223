#include "journal/timeline.h"

#include <algorithm>
#include <charconv>

#include "journal/entry_store.h"

namespace supercargo {
namespace {

constexpr Rules shown{.access = Access::read_only, .personal = Personal::none};
// Who of us did it and in which words stays with us.
constexpr Rules ours{.access = Access::read_only, .personal = Personal::none, .internal = true};
constexpr Rules our_words{
    .access = Access::read_only, .personal = Personal::free_text, .internal = true};

using journal::AskTimeline;
using journal::Timeline;
using journal::TimelineEntry;
constexpr Field entry_fields[] = {
    field<&TimelineEntry::seq>("seq", shown),
    field<&TimelineEntry::at>("at", shown),
    field<&TimelineEntry::name>("name", shown),
    field<&TimelineEntry::record>("record", shown),
    field<&TimelineEntry::record_id>("record_id", shown),
    field<&TimelineEntry::revision>("revision", shown),
    field<&TimelineEntry::actor>("actor", shown),
    field<&TimelineEntry::person>("person", ours),
    field<&TimelineEntry::key>("key", ours),
    field<&TimelineEntry::request_id>("request_id", ours),
    field<&TimelineEntry::reason>("reason", our_words),
    field<&TimelineEntry::changes>("changes", shown),
};
constexpr Field page_fields[] = {
    field<&Timeline::items>("items", shown),
    field<&Timeline::next_cursor>("next_cursor", shown),
};
constexpr Field asked_fields[] = {
    field<&AskTimeline::id>("id", {.personal = Personal::none}),
    field<&AskTimeline::limit>("limit", {.least = 1, .most = journal::timeline_limit_max}),
    field<&AskTimeline::cursor>("cursor", {.personal = Personal::none, .max = 300}),
};

}  // namespace

template <>
const Entity& entity<journal::TimelineEntry>() {
  static constexpr Entity described = describe<TimelineEntry>("timeline_entry", "", entry_fields);
  return described;
}

template <>
const Entity& entity<journal::Timeline>() {
  static constexpr Entity described = describe<Timeline>("timeline", "", page_fields);
  return described;
}

template <>
const Entity& entity<AskTimeline>() {
  static constexpr Entity described = describe<AskTimeline>("ask_timeline", "", asked_fields);
  return described;
}

namespace journal {
namespace {

bool holds_internal(const Field& field) {
  if (field.rules.internal) return true;
  if (field.child == nullptr) return false;
  for (const Field& nested : field.child().fields)
    if (holds_internal(nested)) return true;
  return false;
}

// A list with one internal field inside is withheld whole: its stored text is not taken apart.
bool may_see(const FieldChange& change, const Entity& entity) {
  const Field* field = entity.find(change.field);
  return field != nullptr && !holds_internal(*field);
}

TimelineEntry shown_entry(const Entry& entry, const SubjectKeys& keys, std::int64_t tenant) {
  return {
      .seq = entry.seq,
      .at = entry.at,
      .name = entry.name,
      .record = entry.record,
      .record_id = id_text(entry.prefix, entry.record_id),
      .revision = entry.revision,
      .actor = entry.actor,
      .person = entry.person,
      .key = entry.key,
      .request_id = entry.request_id,
      .reason = opened_reason(keys, tenant, entry),
      .changes = opened_changes(keys, tenant, entry),
  };
}

void withhold_internal(TimelineEntry& entry, const Entity& entity) {
  std::erase_if(entry.changes, [&](const FieldChange& change) { return !may_see(change, entity); });
  entry.person = {};
  entry.key = {};
  entry.request_id.clear();
  entry.reason.clear();
}

std::optional<std::int64_t> place_of(std::string_view cursor) {
  if (cursor.empty()) return 0;
  std::int64_t seq = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), seq);
  if (error != std::errc() || end != cursor.data() + cursor.size() || seq < 0) return std::nullopt;
  return seq;
}

}  // namespace

Result<Timeline> timeline(const Query& query, const TimelineOf& wanted) {
  const auto after = place_of(wanted.cursor);
  if (!after) return Problem{Refusal::malformed, "unknown_cursor", "The cursor is none of ours."};
  const auto limit =
      static_cast<int>(std::clamp<std::int64_t>(wanted.limit, 1, timeline_limit_max));
  // One more than asked for tells whether another page follows.
  auto entries = entries_of(query.db, wanted.record_id, *after, limit + 1);
  Timeline page;
  if (entries.size() > static_cast<std::size_t>(limit)) {
    entries.pop_back();
    page.next_cursor = std::to_string(entries.back().seq);
  }
  SubjectKeys keys(query.services.sealer);
  std::vector<std::int64_t> subjects;
  for (const Entry& entry : entries)
    if (entry.subject) subjects.push_back(entry.subject.value);
  keys.read(query.db, std::move(subjects));
  for (const Entry& entry : entries) {
    TimelineEntry& shown = page.items.emplace_back(shown_entry(entry, keys, query.db.tenant()));
    if (query.actor().portal()) withhold_internal(shown, wanted.entity);
  }
  return page;
}

std::vector<std::string> fields_changed_since(const db::Reader& reader, std::int64_t record_id,
                                              std::int64_t revision) {
  std::vector<std::string> fields;
  for (const Entry& entry : entries_since(reader, record_id, revision)) {
    for (std::string& name : changed_fields(entry)) {
      if (std::find(fields.begin(), fields.end(), name) == fields.end())
        fields.push_back(std::move(name));
    }
  }
  return fields;
}

}  // namespace journal
}  // namespace supercargo
