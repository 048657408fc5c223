// Who acts, and in which call: stands in every fact.
#pragma once

#include <cstdint>
#include <string>

#include "kernel/fields.h"
#include "kernel/id.h"
#include "kernel/role.h"
#include "kernel/time.h"

namespace supercargo {

struct PersonTag {
  static constexpr char prefix[] = "per";
};
using PersonId = Id<PersonTag>;
struct KeyTag {
  static constexpr char prefix[] = "key";
};
using KeyId = Id<KeyTag>;

namespace journal {

enum class ActorKind : std::uint8_t {
  person,
  key,             // an API key; acts as its person, who counts for separation of duties
  link,            // a link from a mail: a customer's, or one by which a person of ours decides
  shell_operator,  // the command line
  system,          // scheduled work and subscribers
};

}  // namespace journal

template <>
Choices choices<journal::ActorKind>();

namespace journal {

struct Actor {
  ActorKind kind = ActorKind::system;
  PersonId person = {};
  KeyId key = {};
  RoleSet roles = everyone;
  std::int64_t party = 0;  // of a portal's person: the customer or supplier; staff: 0
  // The tenant's only active person: separation rules record instead of refuse (decisions 1).
  bool sole_person = false;

  bool portal() const { return party != 0; }
};

struct Call {
  Actor actor;
  Instant now;
  std::string request_id;
  // Whose data the call is about; only perform() reads it, within a unit ask the unit.
  std::int64_t tenant = 0;
};

}  // namespace journal
}  // namespace supercargo
