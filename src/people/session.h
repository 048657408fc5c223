// Signing in and staying signed in: what is stored of it, and what its verbs take and give.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/result.h"
#include "people/person.h"

namespace supercargo::people {

struct SessionTag {
  static constexpr char prefix[] = "ses";
};
using SessionId = Id<SessionTag>;

struct Session {
  SessionId id = {};
  PersonId person = {};
  Bytes token_hash = {};
  Instant started_at = {};
  Instant last_used_at = {};
  Instant stepped_up_at = {};
  std::string network = {};
  std::string agent = {};
};

struct Password {
  PersonId person = {};
  std::string hash = {};
  bool stands_alone = false;  // long enough without a second factor
  Instant changed_at = {};
};

struct Factor {
  PersonId person = {};
  Bytes seed = {};                         // sealed
  std::vector<std::string> recovery = {};  // digests of the codes not yet used
  Instant confirmed_at = {};
  std::int64_t last_step = 0;
};

enum class TokenPurpose : std::uint8_t { invitation, second_factor, device };

struct PersonToken {
  Bytes token_hash = {};
  TokenPurpose purpose = TokenPurpose::invitation;
  PersonId person = {};
  Instant expires_at = {};
};

// `pair`: one account from one network or device; `code`: second factors of one person.
enum class ThrottleKind : std::uint8_t { pair, account, network, code };

struct Throttle {
  ThrottleKind kind = ThrottleKind::pair;
  Bytes subject = {};
  std::int64_t failures = 0;  // in the window
  std::int64_t in_a_row = 0;  // since the last success
  Instant window_from = {};
  Instant blocked_until = {};
  Instant last_at = {};
};

struct SignIn {
  std::string email = {};
  std::string password = {};
};
struct SecondFactor {
  std::string challenge = {};
  std::string code = {};
  std::string recovery_code = {};
};
struct StepUp {
  std::string password = {};
  std::string code = {};
};
struct ChangePassword {
  std::string current = {};
  std::string password = {};
};
struct AcceptInvitation {
  std::string token = {};
  std::string password = {};
};
// Beside these, `session` is the caller's own; it comes from the credential, never from a body.
struct ConfirmFactor {
  std::string code = {};
  SessionId session = {};
};
struct OwnSession {
  SessionId session = {};
  std::string csrf_token = {};
};

struct FactorOffered {
  std::string seed = {};  // base32, to be typed
  std::string uri = {};   // to be shown as a picture
};
struct RecoveryCodes {
  std::vector<std::string> codes = {};
};

// Who the caller is, as the desk needs it.
struct WhoAmI {
  PersonId person = {};
  SessionId session = {};
  std::string email = {};
  std::string name = {};
  std::vector<std::string> roles = {};
  std::string language = {};
  std::string time_zone = {};
  bool sole_person = false;
  bool second_factor = false;
  bool second_factor_due = false;
  std::string csrf_token = {};
  std::string challenge = {};  // the password was right = {}; a code is still wanted
  Instant stepped_up_until = {};
  Instant ends_at = {};
};

// In which words and hours one reads, mails included: chosen by oneself. Empty: nobody has said.
struct OwnLocale {
  std::string language = {};
  std::string time_zone = {};
};

enum class SecondFactorPolicy : std::uint8_t { optional, by_role, all };

// Numbers of security 2.1, each a setting.
struct Settings {
  std::uint64_t hash_passes = 2;
  std::size_t hash_bytes = 64 << 20;
  Duration idle = std::chrono::minutes(30);
  Duration administrator_idle = std::chrono::minutes(15);
  Duration longest = std::chrono::hours(12);
  std::size_t sessions_max = 10;
  SecondFactorPolicy second_factor = SecondFactorPolicy::by_role;
};

// Where a request to sign in comes from.
struct Origin {
  std::string network = {};  // one address, or an IPv6 /64
  std::string device = {};   // the known-device cookie
  std::string agent = {};
};

// An attempt's end. A refusal stands here, and not in a Result, where its count must be committed.
struct Attempted {
  std::optional<Problem> refused = {};
  WhoAmI who = {};
  std::string token = {};         // the new session's, for the cookie
  std::string device_token = {};  // of a device seen for the first time
};

}  // namespace supercargo::people
