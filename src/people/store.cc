#include "people/store.h"

#include <algorithm>

#include "kernel/text_keys.h"

namespace supercargo::people::store {
namespace {

// A company has few people: their roles are read, not searched.
std::int64_t administrators_among(const std::vector<std::tuple<std::string>>& roles) {
  return std::count_if(roles.begin(), roles.end(), [](const auto& words) {
    return std::get<0>(words).find("\"administrator\"") != std::string::npos;
  });
}

}  // namespace

std::optional<Person> find_person(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<PersonId>(reference)) return person(reader, *id);
  return person_by_email(reader, reference);
}

std::optional<Person> person(const db::Reader& reader, PersonId id) {
  return reader.row<Person>("SELECT {fields} FROM person WHERE tenant_id = $1 AND id = $2 LIMIT 1",
                            id);
}

std::optional<Person> person_by_email(const db::Reader& reader, std::string_view email) {
  return reader.row<Person>(
      "SELECT {fields} FROM person WHERE tenant_id = $1 AND email_key = $2 LIMIT 1",
      comparison_key(email));
}

std::vector<Person> active_staff(const db::Reader& reader) {
  return reader.rows<Person>(
      "SELECT {fields} FROM person WHERE tenant_id = $1 AND status = 'active' AND party = 0 "
      "ORDER BY id LIMIT 500");
}

std::int64_t active_administrators(const db::Reader& reader) {
  return administrators_among(reader.values<std::string>(
      "SELECT roles FROM person WHERE tenant_id = $1 AND status = 'active' AND roles IS NOT NULL "
      "LIMIT 10000"));
}

std::int64_t administrators(const db::Reader& reader) {
  return administrators_among(reader.values<std::string>(
      "SELECT roles FROM person WHERE tenant_id = $1 AND status IN ('active', 'suspended') "
      "AND activated_at IS NOT NULL AND roles IS NOT NULL LIMIT 10000"));
}

bool only_one_ever_active(const db::Reader& reader) {
  return reader
             .values<std::int64_t>(
                 "SELECT id FROM person WHERE tenant_id = $1 AND activated_at IS NOT NULL LIMIT 2")
             .size() == 1;
}

std::vector<std::string> company_words(const db::Reader& reader) {
  std::vector<std::string> words;
  for (auto& [code, name] : reader.values<std::string, std::string>(
           "SELECT code, name FROM tenant WHERE id = $1 LIMIT 1")) {
    words.push_back(code);
    words.push_back(name);
  }
  return words;
}

void add(db::Writer& writer, const Person& person) { writer.insert_row(person); }
void save(db::Writer& writer, const Person& person) { writer.update_row(person); }

std::optional<Key> key(const db::Reader& reader, KeyId id) {
  return reader.row<Key>("SELECT {fields} FROM api_key WHERE tenant_id = $1 AND id = $2 LIMIT 1",
                         id);
}
std::optional<Key> key_by_secret(const db::Reader& reader, const Bytes& digest) {
  return reader.row<Key>(
      "SELECT {fields} FROM api_key WHERE tenant_id = $1 AND secret_hash = $2 LIMIT 1", digest);
}
void add(db::Writer& writer, const Key& key) { writer.insert_row(key); }
void save(db::Writer& writer, const Key& key) { writer.update_row(key); }

std::optional<Password> password(const db::Reader& reader, PersonId person) {
  return reader.row<Password>(
      "SELECT {fields} FROM password WHERE tenant_id = $1 AND person = $2 LIMIT 1", person);
}
void put(db::Writer& writer, const Password& password) {
  if (writer.insert_missing_rows<Password>({password}) == 0)
    writer.update_rows<Password>({"person"}, {"hash", "stands_alone", "changed_at"}, {password});
}

std::optional<Factor> factor(const db::Reader& reader, PersonId person) {
  return reader.row<Factor>(
      "SELECT {fields} FROM factor WHERE tenant_id = $1 AND person = $2 LIMIT 1", person);
}
void put(db::Writer& writer, const Factor& factor) {
  if (writer.insert_missing_rows<Factor>({factor}) == 0)
    writer.update_rows<Factor>({"person"}, {"seed", "recovery", "confirmed_at", "last_step"},
                               {factor});
}
bool has_factor(const db::Reader& reader, PersonId person) {
  const auto found = factor(reader, person);
  return found && found->confirmed_at;
}
void remove_factor(db::Writer& writer, PersonId person) {
  writer.run("DELETE FROM factor WHERE tenant_id = $1 AND person = $2", person);
}

std::optional<Session> session(const db::Reader& reader, SessionId id) {
  return reader.row<Session>(
      "SELECT {fields} FROM session WHERE tenant_id = $1 AND id = $2 LIMIT 1", id);
}
std::optional<Session> session_by_token(const db::Reader& reader, const Bytes& digest) {
  return reader.row<Session>(
      "SELECT {fields} FROM session WHERE tenant_id = $1 AND token_hash = $2 LIMIT 1", digest);
}
std::vector<Session> sessions_of(const db::Reader& reader, PersonId person) {
  return reader.rows<Session>(
      "SELECT {fields} FROM session WHERE tenant_id = $1 AND person = $2 ORDER BY last_used_at, id "
      "LIMIT 100",
      person);
}
void add(db::Writer& writer, const Session& session) { writer.insert_row(session); }
void save(db::Writer& writer, const Session& session) { writer.update_row(session); }
void touch(db::Writer& writer, SessionId id, Instant used_at) {
  writer.run(
      "UPDATE session SET last_used_at = $3 WHERE tenant_id = $1 AND id = $2 AND last_used_at < $3",
      id, used_at);
}
void end(db::Writer& writer, SessionId id) {
  writer.run("DELETE FROM session WHERE tenant_id = $1 AND id = $2", id);
}
void end_others(db::Writer& writer, PersonId person, SessionId kept) {
  writer.run("DELETE FROM session WHERE tenant_id = $1 AND person = $2 AND id <> $3", person,
             kept.value);
}

std::optional<PersonToken> token(const db::Reader& reader, const Bytes& digest) {
  return reader.row<PersonToken>(
      "SELECT {fields} FROM person_token WHERE tenant_id = $1 AND token_hash = $2 LIMIT 1", digest);
}
void add(db::Writer& writer, const PersonToken& token) { writer.insert_row(token); }
void use_up(db::Writer& writer, const Bytes& digest) {
  writer.run("DELETE FROM person_token WHERE tenant_id = $1 AND token_hash = $2", digest);
}
void drop_tokens(db::Writer& writer, PersonId person, TokenPurpose purpose) {
  writer.run("DELETE FROM person_token WHERE tenant_id = $1 AND person = $2 AND purpose = $3",
             person, purpose);
}

std::optional<Throttle> throttle(const db::Reader& reader, ThrottleKind kind,
                                 const Bytes& subject) {
  return reader.row<Throttle>(
      "SELECT {fields} FROM throttle WHERE tenant_id = $1 AND kind = $2 AND subject = $3 LIMIT 1",
      kind, subject);
}
void put(db::Writer& writer, const Throttle& throttle) {
  if (writer.insert_missing_rows<Throttle>({throttle}) == 0)
    writer.update_rows<Throttle>(
        {"kind", "subject"}, {"failures", "in_a_row", "window_from", "blocked_until", "last_at"},
        {throttle});
}
void forgive(db::Writer& writer, ThrottleKind kind, const Bytes& subject) {
  writer.run("DELETE FROM throttle WHERE tenant_id = $1 AND kind = $2 AND subject = $3", kind,
             subject);
}

void sweep(db::Writer& writer, Instant now) {
  const Instant forgotten = now - std::chrono::hours(24);
  writer.run(
      "DELETE FROM throttle WHERE tenant_id = $1 AND subject IN (SELECT subject FROM throttle "
      "WHERE tenant_id = $1 AND last_at < $2 AND in_a_row < 100 LIMIT 100) AND last_at < $2",
      forgotten);
  writer.run(
      "DELETE FROM person_token WHERE tenant_id = $1 AND token_hash IN (SELECT token_hash FROM "
      "person_token WHERE tenant_id = $1 AND expires_at < $2 LIMIT 100)",
      now);
  // No session lives longer than a day, whatever the settings say.
  writer.run(
      "DELETE FROM session WHERE tenant_id = $1 AND id IN (SELECT id FROM session WHERE tenant_id "
      "= $1 AND last_used_at < $2 LIMIT 100)",
      forgotten);
}

}  // namespace supercargo::people::store
