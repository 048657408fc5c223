// All statements on the tables of people, each tenant's own. Callers decide; nothing is decided
// here.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "people/session.h"

namespace supercargo::people::store {

// By printed id or e-mail address.
std::optional<Person> find_person(const db::Reader& reader, std::string_view reference);
std::optional<Person> person(const db::Reader& reader, PersonId id);
std::optional<Person> person_by_email(const db::Reader& reader, std::string_view email);
// Who works here, portals not counted; so many at most.
std::vector<Person> active_staff(const db::Reader& reader);
std::int64_t active_administrators(const db::Reader& reader);
// Those too who are suspended: nobody is alone by having shut the others out.
std::int64_t administrators(const db::Reader& reader);
// Everybody who ever was active: one of them and no more is the one-person mode.
bool only_one_ever_active(const db::Reader& reader);
std::vector<std::string> company_words(const db::Reader& reader);
void add(db::Writer& writer, const Person& person);
void save(db::Writer& writer, const Person& person);

std::optional<Key> key(const db::Reader& reader, KeyId id);
std::optional<Key> key_by_secret(const db::Reader& reader, const Bytes& digest);
void add(db::Writer& writer, const Key& key);
void save(db::Writer& writer, const Key& key);

std::optional<Password> password(const db::Reader& reader, PersonId person);
void put(db::Writer& writer, const Password& password);

std::optional<Factor> factor(const db::Reader& reader, PersonId person);
void put(db::Writer& writer, const Factor& factor);
bool has_factor(const db::Reader& reader, PersonId person);
void remove_factor(db::Writer& writer, PersonId person);

std::optional<Session> session(const db::Reader& reader, SessionId id);
std::optional<Session> session_by_token(const db::Reader& reader, const Bytes& digest);
// Oldest use first.
std::vector<Session> sessions_of(const db::Reader& reader, PersonId person);
void add(db::Writer& writer, const Session& session);
void save(db::Writer& writer, const Session& session);
void touch(db::Writer& writer, SessionId id, Instant used_at);
void end(db::Writer& writer, SessionId id);
// All of the person's but `kept`; none is kept by SessionId{}.
void end_others(db::Writer& writer, PersonId person, SessionId kept);

std::optional<PersonToken> token(const db::Reader& reader, const Bytes& digest);
void add(db::Writer& writer, const PersonToken& token);
void use_up(db::Writer& writer, const Bytes& digest);
void drop_tokens(db::Writer& writer, PersonId person, TokenPurpose purpose);

std::optional<Throttle> throttle(const db::Reader& reader, ThrottleKind kind, const Bytes& subject);
void put(db::Writer& writer, const Throttle& throttle);
void forgive(db::Writer& writer, ThrottleKind kind, const Bytes& subject);

// Takes away what has run out, a bounded number of rows of each table.
void sweep(db::Writer& writer, Instant now);

}  // namespace supercargo::people::store
