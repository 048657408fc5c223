#include "journal/entry.h"

#include <sodium.h>

namespace supercargo {
namespace {

constexpr const char* actor_kinds[] = {"person", "key", "link", "shell_operator", "system"};

constexpr Rules plain{.access = Access::read_only, .personal = Personal::none};

constexpr Rules named(const char* column) {
  Rules rules = plain;
  rules.column = column;
  return rules;
}

using journal::Entry;
constexpr Field entry_fields[] = {
    field<&Entry::seq>("seq", plain),
    field<&Entry::at>("at", plain),
    field<&Entry::name>("name", plain),
    field<&Entry::record>("record", plain),
    field<&Entry::record_id>("record_id", plain),
    field<&Entry::prefix>("prefix", plain),
    field<&Entry::revision>("revision", plain),
    field<&Entry::subject>("subject", named("subject_id")),
    field<&Entry::actor>("actor", plain),
    field<&Entry::person>("person", named("person_id")),
    field<&Entry::key>("key", named("key_id")),
    field<&Entry::request_id>("request_id", plain),
    field<&Entry::reason>("reason", plain),
    field<&Entry::changes>("changes", {.personal = Personal::none, .stored = Stored::packed}),
    field<&Entry::hash>("hash", plain),
};

}  // namespace

template <>
Choices choices<journal::ActorKind>() {
  return {actor_kinds, std::size(actor_kinds)};
}

template <>
const Entity& entity<journal::Entry>() {
  static constexpr Entity described = describe<Entry>("journal_entry", "journal", entry_fields);
  return described;
}

namespace journal {
namespace {

void append_number(std::string& out, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8)
    out.push_back(static_cast<char>(static_cast<unsigned char>(value >> shift)));
}

void append_number(std::string& out, std::int64_t value) {
  append_number(out, static_cast<std::uint64_t>(value));
}

void append_text(std::string& out, std::string_view text) {
  append_number(out, static_cast<std::uint64_t>(text.size()));
  out.append(text);
}

// The one form of an entry that is hashed; the order is that of the table's columns. Nothing where
// the table has NULL is an empty text or a zero, which no real value is.
void append_canonical(std::string& out, std::int64_t tenant, const Entry& entry) {
  append_number(out, tenant);
  append_number(out, entry.seq);
  append_number(out, entry.at.us);
  append_text(out, entry.name);
  append_text(out, entry.record);
  append_number(out, entry.record_id);
  append_text(out, entry.prefix);
  append_number(out, entry.revision);
  append_number(out, entry.subject.value);
  append_text(out, actor_kinds[static_cast<int>(entry.actor)]);
  append_number(out, entry.person.value);
  append_number(out, entry.key.value);
  append_text(out, entry.request_id);
  append_text(out, entry.reason);
  append_text(out, entry.changes);
}
// A new column must be hashed too.
static_assert(described::member_count<Entry>() == 15);

}  // namespace

std::string chain_start() { return std::string(hash_bytes, '\0'); }

std::string chained_hash(std::string_view previous, std::int64_t tenant, const Entry& entry) {
  std::string text(previous);
  append_canonical(text, tenant, entry);
  std::string hash(hash_bytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
  return hash;
}

}  // namespace journal
}  // namespace supercargo
