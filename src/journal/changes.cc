#include "journal/changes.h"

#include "journal/field_key.h"
#include "kernel/json.h"

namespace supercargo {

template <>
const Entity& entity<journal::FieldChange>() {
  using journal::FieldChange;
  static constexpr Field fields[] = {
      field<&FieldChange::field>("field",
                                 {.access = Access::read_only, .personal = Personal::none}),
      field<&FieldChange::before>("before", {.access = Access::read_only}),
      field<&FieldChange::after>("after", {.access = Access::read_only}),
  };
  static constexpr Entity described = describe<FieldChange>("field_change", "", fields);
  return described;
}

namespace journal {
namespace {

void append_pair(std::string& out, const Change& change) {
  out.push_back('[');
  out.append(change.before).push_back(',');
  out.append(change.after).push_back(']');
}

// We wrote it, within the limits of the request it came from; before and after stand beside each
// other.
Result<JsonDocument> stored_json(std::string_view text) {
  constexpr JsonLimits stored{.depth = 32, .keys = 10'000, .items = 100'000, .values = 5'000'000};
  return JsonDocument::parse(text, stored);
}

FieldChange change_of(std::string_view field, const Json& pair) {
  FieldChange change{std::string(field), {}, {}};
  auto value = pair.first();
  if (!value) return change;
  append_json(change.before.text, *value);
  value = value->next();
  if (value) append_json(change.after.text, *value);
  return change;
}

FieldChange instead_of(std::string_view field, const char* word) {
  return {std::string(field), {json_text(word)}, {json_text(word)}};
}

FieldChange unsealed(const SubjectKeys& keys, const SealedPlace& place, std::string_view sealed) {
  const Opened opened = keys.open(place, sealed);
  if (opened.state == Opened::erased) return instead_of(place.field, "erased");
  if (opened.state == Opened::unreadable) return instead_of(place.field, "unreadable");
  const auto pair = stored_json(opened.text);
  return pair ? change_of(place.field, pair->root()) : instead_of(place.field, "unreadable");
}

}  // namespace

bool has_personal(const Fact& fact) {
  if (!fact.reason.empty()) return true;
  for (const Change& change : fact.changes)
    if (change.personal) return true;
  return false;
}

std::string stored_changes(const SubjectKeys& keys, const SealedPlace& place, const Fact& fact) {
  std::string out = "{";
  std::string pair;
  for (const Change& change : fact.changes) {
    if (out.size() > 1) out.push_back(',');
    append_json_text(out, change.field);
    out.push_back(':');
    if (!change.personal) {
      append_pair(out, change);
      continue;
    }
    pair.clear();
    append_pair(pair, change);
    out.push_back('"');  // base64 needs no escaping
    out.append(keys.seal({place.tenant, place.subject, place.seq, change.field}, pair));
    out.push_back('"');
  }
  out.push_back('}');
  return out;
}

std::string stored_reason(const SubjectKeys& keys, SealedPlace place, std::string_view reason) {
  if (reason.empty()) return {};
  place.field = reason_field;
  return keys.seal(place, reason);
}

std::vector<FieldChange> opened_changes(const SubjectKeys& keys, std::int64_t tenant,
                                        const Entry& entry) {
  const auto document = stored_json(entry.changes);
  if (!document) return {instead_of("", "unreadable")};
  std::vector<FieldChange> changes;
  for (auto member = document->root().first(); member; member = member->next()) {
    const SealedPlace place{tenant, entry.subject.value, entry.seq, member->key()};
    changes.push_back(member->is(JsonKind::text) ? unsealed(keys, place, member->text())
                                                 : change_of(place.field, *member));
  }
  return changes;
}

std::vector<FieldChange> opened_personal_changes(const SubjectKeys& keys, std::int64_t tenant,
                                                 const Entry& entry) {
  const auto document = stored_json(entry.changes);
  if (!document) return {instead_of("", "unreadable")};
  std::vector<FieldChange> changes;
  for (auto member = document->root().first(); member; member = member->next()) {
    if (!member->is(JsonKind::text)) continue;
    const SealedPlace place{tenant, entry.subject.value, entry.seq, member->key()};
    changes.push_back(unsealed(keys, place, member->text()));
  }
  return changes;
}

std::string opened_reason(const SubjectKeys& keys, std::int64_t tenant, const Entry& entry) {
  if (entry.reason.empty()) return {};
  Opened opened = keys.open({tenant, entry.subject.value, entry.seq, reason_field}, entry.reason);
  switch (opened.state) {
    case Opened::open:
      return std::move(opened.text);
    case Opened::erased:
      return "erased";
    case Opened::unreadable:
      break;
  }
  return "unreadable";
}

std::vector<std::string> changed_fields(const Entry& entry) {
  std::vector<std::string> names;
  const auto document = stored_json(entry.changes);
  if (!document) return names;
  for (auto member = document->root().first(); member; member = member->next())
    names.emplace_back(member->key());
  return names;
}

}  // namespace journal
}  // namespace supercargo
