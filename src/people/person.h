// Persons who sign in and the API keys that act for them, as stored and shown, and what the verbs
// on both take.
#pragma once

#include <string>
#include <vector>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo::people {

enum class PersonStatus : std::uint8_t { invited, active, suspended, removed };

struct Person {
  PersonId id = {};
  std::string email = {};
  std::string email_key = {};  // unique in the tenant, whatever its letter case
  std::string name = {};
  std::vector<std::string> roles = {};
  // Wanted by one administrator, waiting for another (security 13.2.2).
  std::vector<std::string> proposed_roles = {};
  PersonId proposed_by = {};
  PersonStatus status = PersonStatus::invited;
  std::string language = {};
  std::string time_zone = {};
  std::int64_t party = 0;  // of a portal's person: the customer or supplier
  Instant created_at = {};
  Instant activated_at = {};  // first of all times; ends the one-person mode for good (decisions 1)
  std::int64_t revision = 1;
};

// A bearer of some of its person's roles, for machines.
struct Key {
  KeyId id = {};
  PersonId person = {};
  std::string name = {};
  std::vector<std::string> roles = {};
  std::vector<std::string> networks = {};  // empty: from anywhere
  Bytes secret_hash = {};                  // none until its person has fetched it
  Instant expires_at = {};
  Instant revoked_at = {};
  Instant created_at = {};
  std::int64_t revision = 1;
};

struct Invite {
  std::string email = {};
  std::string name = {};
  std::vector<std::string> roles = {};
  std::string language = {};
  std::string time_zone = {};
  std::int64_t party = 0;  // given by the slice that owns the party, never by a request
};

// A verb on one person (by id or e-mail), key or session; a revision given must be the stored one.
struct Verb {
  std::string id = {};
  std::string reason = {};
  std::int64_t revision = 0;
};

struct CreateKey {
  std::string name = {};
  std::string person = {};              // id or e-mail; empty: the caller
  std::vector<std::string> roles = {};  // empty: all of the person's
  std::vector<std::string> networks = {};
  std::int64_t days = 365;
};

// Secrets are shown once: here.
struct KeyIssued {
  Key key;
  std::string secret = {};  // empty: its person fetches it
};

struct InvitationIssued {
  PersonId person = {};
  std::string token = {};
  Instant expires_at = {};
};

}  // namespace supercargo::people
