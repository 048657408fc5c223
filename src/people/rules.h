// What is decided about people without looking anything up: roles and who must agree to them, how
// long a session lives, what failed attempts cost, which passwords are too weak. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "people/session.h"

namespace supercargo::people {

RoleSet roles_of(const std::vector<std::string>& words);
// In the order of the roles, each once.
std::vector<std::string> words_of(RoleSet roles);
// Unknown words, and portals mixed with staff; `party` is set exactly for portals.
std::vector<Reason> check_roles(const std::vector<std::string>& words, std::int64_t party);

// Users and roles need a second administrator (security 13.2.2), as soon as there is one.
enum class Grant : std::uint8_t { at_once, waived, proposed };
Grant grant_of(const journal::Actor& actor, std::int64_t administrators);
// Requester and approver are two people (domain 11), whatever credential each holds.
bool may_confirm(const journal::Actor& actor, const Person& person);

bool wants_second_factor(SecondFactorPolicy policy, RoleSet roles);

// When the session ends if nobody uses it any more.
Instant ends_at(const Session& session, RoleSet roles, const Settings& settings);

// The count with one more failure, and what it now forbids.
Throttle after_failure(Throttle throttle, Instant now);
// How long the next attempt must wait; zero when it need not.
Duration wait_of(const Throttle& throttle, Instant now);
// Counts older than this say nothing any more.
inline constexpr Duration throttle_memory = std::chrono::hours(24);

inline constexpr std::size_t password_length_alone = 15;
inline constexpr std::size_t password_length_with_factor = 10;
inline constexpr std::size_t password_length_most = 128;

// What a password of this person must not be made of.
struct PasswordContext {
  std::vector<std::string> words;  // product, company, name, parts of the address
  bool has_factor = false;
};
PasswordContext context_of(const Person& person, const std::vector<std::string>& company);
// Every reason against the new password; points at /password.
std::vector<Reason> check_password(std::string_view password, const PasswordContext& context);

}  // namespace supercargo::people
