// Secrets of people and how they are proved: random tokens, password hashes, codes by time.
// Secrets are compared in constant time and stored only as digests. Safe from several threads.
#pragma once

#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo::people {

// 256 bits behind the tenant's number (decisions 24): `<tenant32>_<43 characters>`.
std::string new_token(std::int64_t tenant);
// `sck_<tenant32>_<8 of the key's id>_<43 characters>` (security 2.1).
std::string new_key_secret(std::int64_t tenant, KeyId key);
// BLAKE2b-256: what is stored of a token.
Bytes digest_of(std::string_view token);
// What is counted by: a digest that does not tell the name or network it was made of.
Bytes subject_of(std::string_view first, std::string_view second = {});
// The browser's proof that its own page asked; follows from the session's token.
std::string csrf_token_of(std::string_view token);

// Argon2id at one cost. Slow and hungry by design: never on I/O, reader or writer threads.
class PasswordHasher {
 public:
  PasswordHasher(std::uint64_t passes, std::size_t bytes);
  PasswordHasher(const PasswordHasher&) = delete;
  std::string hash(std::string_view password) const;
  // An empty hash is compared with a made-up one: nobody learns from the time that none is stored.
  bool is_right(const std::string& hash, std::string_view password) const;
  bool is_outdated(const std::string& hash) const;

 private:
  std::uint64_t passes_;
  std::size_t bytes_;
  std::shared_future<std::string> nobody_;
};

// Stands on the list of leaked passwords, in this or another letter case.
bool is_breached(std::string_view password);

// RFC 6238 with SHA-1, 30 seconds.
std::string new_seed();
std::string base32(std::string_view bytes);
std::string code_at(std::string_view seed, std::int64_t step, int digits = 6);
inline std::int64_t step_at(Instant now) { return now.us / 30'000'000; }
// The step that the code belongs to, one step of drift allowed; none when it is no code of this
// time, or its step or a later one was used before.
std::optional<std::int64_t> matching_step(std::string_view seed, std::string_view code, Instant now,
                                          std::int64_t last_step);
std::string authenticator_uri(std::string_view seed, std::string_view email);

// Ten codes of 24 base32 characters.
std::vector<std::string> new_recovery_codes();
// The digest under which a recovery code is stored; blanks, dashes and letter case do not count.
std::string recovery_digest(std::string_view code);

}  // namespace supercargo::people
