// Who is asking, and how `http` finds out without knowing persons, sessions or keys: `app` wires an
// authenticator that does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "db/reader.h"
#include "journal/actor.h"
#include "kernel/time.h"

namespace supercargo::http {

enum class CredentialKind : std::uint8_t { none, bearer, cookie };

// As it was sent. The tenant in front of the token routes only; the secret decides (decisions 24).
struct Credential {
  CredentialKind kind = CredentialKind::none;
  std::string token;
  std::int64_t tenant = 0;
  std::string peer;            // for keys bound to networks
  bool is_background = false;  // asked by a page, not by a person: keeps no session awake
};

struct Principal {
  std::int64_t tenant = 0;
  std::int64_t id = 0;  // of the session or key: scopes idempotency keys and cursors
  journal::Actor actor = {};
  std::string csrf_token = {};  // of a cookie session
  Instant stepped_up_at = {};   // last proof of password or code
  bool is_factor_due = false;   // must set up a second factor before anything else
  std::int64_t rate_per_s = 50;
  std::int64_t rate_burst = 200;
};

class Authenticator {
 public:
  virtual ~Authenticator() = default;
  // From this process's memory, at most 5 s old; no database.
  virtual std::shared_ptr<const Principal> remembered(const Credential& credential,
                                                      Instant now) = 0;
  // From the database; null when unknown, expired, revoked or suspended.
  virtual std::shared_ptr<const Principal> look_up(const db::Reader& reader,
                                                   const Credential& credential, Instant now) = 0;
  // After a commit that changed persons, sessions or keys: nothing remembered of them holds.
  virtual void forget(std::int64_t /*tenant*/) {}
  // The tenant of requests that carry no credential (sign-in): by host name, or the only one.
  virtual std::optional<std::int64_t> tenant_of_host(std::string_view host) = 0;
};

}  // namespace supercargo::http
