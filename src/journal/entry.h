// A fact as it stands in the journal: sealed, numbered and chained to the entry before it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "journal/actor.h"

namespace supercargo {

struct SubjectTag {
  static constexpr char prefix[] = "sub";
};
// Whose personal data it is: a person, a party, or the tenant itself.
using SubjectId = Id<SubjectTag>;

namespace journal {

struct Entry {
  std::int64_t seq = 0;  // with the tenant, the fact's own id
  Instant at;
  std::string name;
  std::string record;
  std::int64_t record_id = 0;
  std::string prefix;
  std::int64_t revision = 0;
  SubjectId subject;
  ActorKind actor = ActorKind::system;
  PersonId person;
  KeyId key;
  std::string request_id;
  std::string reason;   // sealed
  std::string changes;  // {"field":[before,after],"personal field":"sealed:…"}
  Bytes hash;
};

inline constexpr std::size_t hash_bytes = 32;

// What the first entry of every chain follows.
std::string chain_start();

// BLAKE2b-256 over the previous hash and every column of the entry but its hash, each with its
// length, so that no two different entries have the same text to hash.
std::string chained_hash(std::string_view previous, std::int64_t tenant, const Entry& entry);

}  // namespace journal

template <>
const Entity& entity<journal::Entry>();

}  // namespace supercargo
