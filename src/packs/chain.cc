#include "packs/chain.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "journal/disclosure.h"
#include "journal/field_key.h"
#include "journal/signature.h"
#include "journal/timeline.h"
#include "kernel/json.h"
#include "kernel/record_json.h"

namespace supercargo::packs {
namespace {

using journal::Entry;

constexpr const char* shown_names[] = {"open", "erased", "withheld"};
constexpr JsonLimits limits{.depth = 32, .keys = 10'000, .items = 1'000'000, .values = 20'000'000};

void append_text(std::string& out, const char* name, std::string_view value) {
  if (out.back() != '{') out += ',';
  out += '"';
  out.append(name).append("\":");
  append_json_text(out, value);
}

// As text: whole numbers beyond 2^53 are altered by many who read JSON.
void append_number(std::string& out, const char* name, std::int64_t value) {
  append_text(out, name, std::to_string(value));
}

void append_entry(std::string& out, const Entry& entry) {
  out += '{';
  append_number(out, "seq", entry.seq);
  append_number(out, "at", entry.at.us);
  append_text(out, "name", entry.name);
  append_text(out, "record", entry.record);
  append_number(out, "record_id", entry.record_id);
  append_text(out, "prefix", entry.prefix);
  append_number(out, "revision", entry.revision);
  append_number(out, "subject_id", entry.subject.value);
  append_text(out, "actor", choices<journal::ActorKind>().names[static_cast<int>(entry.actor)]);
  append_number(out, "person_id", entry.person.value);
  append_number(out, "key_id", entry.key.value);
  append_text(out, "request_id", entry.request_id);
  append_text(out, "reason", entry.reason);
  append_text(out, "changes", entry.changes);
  append_text(out, "hash", journal::hex_of(entry.hash.data));
  out += '}';
}

// Reads members of one object, and remembers whether one was missing or none of its kind.
class Members {
 public:
  explicit Members(const Json& object) : object_(object), sound_(object.is(JsonKind::object)) {}

  std::string text(const char* name) {
    const auto value = sound_ ? object_.find(name) : std::nullopt;
    if (!value || !value->is(JsonKind::text)) {
      sound_ = false;
      return {};
    }
    return std::string(value->text());
  }
  std::int64_t number(const char* name) {
    const std::string digits = text(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) sound_ = false;
    return value;
  }
  std::string bytes(const char* name) {
    auto found = journal::bytes_of_hex(text(name));
    if (!found) sound_ = false;
    return found.value_or("");
  }
  int choice(const char* name, Choices of) {
    const std::string word = text(name);
    for (std::size_t i = 0; i < of.count; ++i)
      if (word == of.names[i]) return static_cast<int>(i);
    sound_ = false;
    return 0;
  }
  bool sound() const { return sound_; }

 private:
  Json object_;
  bool sound_;
};

bool read_entry(const Json& object, Entry& entry) {
  Members members(object);
  entry.seq = members.number("seq");
  entry.at.us = members.number("at");
  entry.name = members.text("name");
  entry.record = members.text("record");
  entry.record_id = members.number("record_id");
  entry.prefix = members.text("prefix");
  entry.revision = members.number("revision");
  entry.subject.value = members.number("subject_id");
  entry.actor =
      static_cast<journal::ActorKind>(members.choice("actor", choices<journal::ActorKind>()));
  entry.person.value = members.number("person_id");
  entry.key.value = members.number("key_id");
  entry.request_id = members.text("request_id");
  entry.reason = members.text("reason");
  entry.changes = members.text("changes");
  entry.hash.data = members.bytes("hash");
  return members.sound();
}

// Calls `take` for each item of the list; false when it is none or one was not taken.
template <class Take>
bool each_item(const Json& object, const char* name, const Take& take) {
  const auto list = object.is(JsonKind::object) ? object.find(name) : std::nullopt;
  if (!list || !list->is(JsonKind::array)) return false;
  for (auto item = list->first(); item; item = item->next())
    if (!take(*item)) return false;
  return true;
}

bool read_segment(const Json& object, Segment& segment) {
  Members members(object);
  segment.follows = members.bytes("follows");
  return members.sound() && each_item(object, "entries", [&](const Json& item) {
           return read_entry(item, segment.entries.emplace_back());
         });
}

bool read_key(const Json& object, FieldKey& key) {
  Members members(object);
  key.seq = members.number("seq");
  key.field = members.text("field");
  key.shown = static_cast<Shown>(members.choice("shown", {shown_names, std::size(shown_names)}));
  key.key = members.text("key");
  return members.sound();
}

using Keys = std::map<std::pair<std::int64_t, std::string_view>, const FieldKey*>;

// The value as JSON, or one word that says why it is not shown.
std::string opened(const Keys& keys, const Entry& entry, std::string_view field,
                   std::string_view sealed) {
  const auto found = keys.find({entry.seq, field});
  if (found == keys.end()) return "withheld";
  if (found->second->shown != Shown::open)
    return shown_names[static_cast<int>(found->second->shown)];
  return journal::open_disclosed(sealed, found->second->key).value_or("unreadable");
}

journal::FieldChange change_of(std::string_view field, const Json& pair) {
  journal::FieldChange change{std::string(field), {}, {}};
  auto value = pair.first();
  if (value) append_json(change.before.text, *value);
  if (value) value = value->next();
  if (value) append_json(change.after.text, *value);
  return change;
}

journal::FieldChange sealed_change(const Keys& keys, const Entry& entry, const Json& member) {
  const std::string text = opened(keys, entry, member.key(), member.text());
  const auto pair = JsonDocument::parse(text, limits);
  if (pair && pair->root().is(JsonKind::array)) return change_of(member.key(), pair->root());
  return {std::string(member.key()), {json_text(text)}, {json_text(text)}};
}

journal::TimelineEntry told(const Keys& keys, const Entry& entry) {
  journal::TimelineEntry shown{.seq = entry.seq,
                               .at = entry.at,
                               .name = entry.name,
                               .record = entry.record,
                               .record_id = id_text(entry.prefix, entry.record_id),
                               .revision = entry.revision,
                               .actor = entry.actor,
                               .person = entry.person,
                               .key = entry.key,
                               .request_id = entry.request_id};
  if (!entry.reason.empty())
    shown.reason = opened(keys, entry, journal::reason_field, entry.reason);
  const auto document = JsonDocument::parse(entry.changes, limits);
  if (!document) return shown;
  for (auto member = document->root().first(); member; member = member->next())
    shown.changes.push_back(member->is(JsonKind::text) ? sealed_change(keys, entry, *member)
                                                       : change_of(member->key(), *member));
  return shown;
}

void look_through(const Segment& segment, std::int64_t tenant, std::vector<std::string>& breaks) {
  std::string before = segment.follows;
  std::int64_t seq = 0;
  for (const Entry& entry : segment.entries) {
    if (seq != 0 && entry.seq != seq + 1)
      breaks.push_back("entry " + std::to_string(entry.seq) + " does not follow the one before it");
    else if (journal::chained_hash(before, tenant, entry) != entry.hash.data)
      breaks.push_back("entry " + std::to_string(entry.seq) +
                       " or the hash of the entry before it was changed");
    seq = entry.seq;
    before = entry.hash.data;
  }
}

}  // namespace

std::size_t Chain::entries() const {
  std::size_t count = 0;
  for (const Segment& segment : segments) count += segment.entries.size();
  return count;
}

std::vector<FieldKey> keys_of(
    const std::vector<Segment>& segments,
    const std::function<FieldKey(const Entry&, std::string_view field)>& key_of) {
  std::vector<FieldKey> keys;
  for (const Segment& segment : segments) {
    for (const Entry& entry : segment.entries) {
      if (!entry.reason.empty()) keys.push_back(key_of(entry, journal::reason_field));
      const auto document = JsonDocument::parse(entry.changes, limits);
      if (!document) continue;
      for (auto member = document->root().first(); member; member = member->next())
        if (member->is(JsonKind::text)) keys.push_back(key_of(entry, member->key()));
    }
  }
  return keys;
}

std::string chain_json(const Chain& chain) {
  std::string out = "{";
  append_number(out, "tenant_id", chain.tenant);
  append_number(out, "head_seq", chain.head_seq);
  append_text(out, "head_hash", journal::hex_of(chain.head_hash));
  out += ",\"segments\":[";
  for (const Segment& segment : chain.segments) {
    out += out.back() == '[' ? "\n{" : ",\n{";
    append_text(out, "follows", journal::hex_of(segment.follows));
    out += ",\"entries\":[";
    for (const Entry& entry : segment.entries) {
      out += out.back() == '[' ? "\n" : ",\n";
      append_entry(out, entry);
    }
    out += "]}";
  }
  return out + "]}\n";
}

std::string keys_json(const Chain& chain) {
  std::string out = "{\"keys\":[";
  for (const FieldKey& key : chain.keys) {
    out += out.back() == '[' ? "\n{" : ",\n{";
    append_number(out, "seq", key.seq);
    append_text(out, "field", key.field);
    append_text(out, "shown", shown_names[static_cast<int>(key.shown)]);
    append_text(out, "key", key.key);
    out += '}';
  }
  return out + "]}\n";
}

Result<Chain> read_chain(std::string_view chain, std::string_view keys) {
  const Problem unreadable{Refusal::malformed, "not_a_chain", "It is no chain of ours."};
  const auto document = JsonDocument::parse(chain, limits);
  const auto disclosed = JsonDocument::parse(keys, limits);
  if (!document || !disclosed) return unreadable;
  Chain found;
  Members members(document->root());
  found.tenant = members.number("tenant_id");
  found.head_seq = members.number("head_seq");
  found.head_hash = members.bytes("head_hash");
  const bool sound =
      members.sound() &&
      each_item(
          document->root(), "segments",
          [&](const Json& item) { return read_segment(item, found.segments.emplace_back()); }) &&
      each_item(disclosed->root(), "keys",
                [&](const Json& item) { return read_key(item, found.keys.emplace_back()); });
  if (!sound) return unreadable;
  return found;
}

std::string timeline_json(const Chain& chain) {
  Keys keys;
  for (const FieldKey& key : chain.keys) keys[{key.seq, key.field}] = &key;
  std::string out = "{\"items\":[";
  for (const Segment& segment : chain.segments) {
    for (const Entry& entry : segment.entries) {
      out += out.back() == '[' ? "\n" : ",\n";
      out += to_json(told(keys, entry));
    }
  }
  return out + "]}\n";
}

std::vector<std::string> breaks_of(const Chain& chain) {
  std::vector<std::string> breaks;
  std::int64_t last = 0;
  for (const Segment& segment : chain.segments) {
    if (segment.entries.empty()) {
      breaks.emplace_back("a segment is empty");
      continue;
    }
    if (segment.entries.front().seq <= last)
      breaks.emplace_back("segments are not in the order of the journal");
    last = segment.entries.back().seq;
    look_through(segment, chain.tenant, breaks);
  }
  if (last > chain.head_seq) breaks.emplace_back("entries stand beyond the journal's last one");
  if (last == chain.head_seq && last > 0 &&
      chain.segments.back().entries.back().hash.data != chain.head_hash)
    breaks.emplace_back("the journal's last entry has another hash");
  return breaks;
}

}  // namespace supercargo::packs
