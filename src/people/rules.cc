#include "people/rules.h"

#include <zxcvbn.h>

#include <algorithm>

#include "kernel/text.h"
#include "kernel/text_keys.h"
#include "people/secrets.h"

namespace supercargo::people {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr Duration window = minutes(15);
constexpr std::int64_t pair_failures_free = 5;
constexpr std::int64_t account_failures_max = 10;
constexpr std::int64_t account_failures_in_a_row_max = 100;
constexpr std::int64_t network_failures_max = 20;
constexpr std::int64_t code_failures_max = 5;
constexpr Duration code_window = minutes(5);
constexpr Duration pair_wait_most = seconds(900);
// Far enough away to mean "until the password was set anew".
constexpr Duration for_good = std::chrono::hours(24 * 365 * 100);

// 1, 2, 4 … 900 seconds after the free failures.
Duration pair_wait(std::int64_t failures) {
  if (failures <= pair_failures_free) return Duration(0);
  const auto doublings = std::min<std::int64_t>(failures - pair_failures_free - 1, 10);
  return std::min<Duration>(seconds(1LL << doublings), pair_wait_most);
}

Duration window_of(ThrottleKind kind) { return kind == ThrottleKind::code ? code_window : window; }

// 10^10 guesses.
constexpr double entropy_bits_least = 33.2;

double entropy_bits(const std::string& password, const std::vector<std::string>& words) {
  std::vector<const char*> dictionary;
  for (const std::string& word : words) dictionary.push_back(word.c_str());
  dictionary.push_back(nullptr);
  return ZxcvbnMatch(password.c_str(), dictionary.data(), nullptr);
}

// Runs of letters and digits, long enough to be recognised in a password.
void add_words(std::vector<std::string>& words, std::string_view text) {
  const std::string folded = nfkc_fold(text);
  std::string word;
  for (const char c : folded + ' ') {
    const bool is_part = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (is_part) {
      word.push_back(c);
      continue;
    }
    if (word.size() >= 3) words.push_back(word);
    word.clear();
  }
}

}  // namespace

RoleSet roles_of(const std::vector<std::string>& words) {
  RoleSet roles;
  for (const std::string& word : words)
    if (const auto role = parse_role(word)) roles = roles | RoleSet{*role};
  return roles;
}

std::vector<std::string> words_of(RoleSet roles) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < role_names.size(); ++i)
    if (roles.has(static_cast<Role>(i))) words.emplace_back(role_names[i]);
  return words;
}

std::vector<Reason> check_roles(const std::vector<std::string>& words, std::int64_t party) {
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (!parse_role(words[i]))
      reasons.push_back({"/roles/" + std::to_string(i), "unknown_role", ""});
  const RoleSet roles = roles_of(words);
  if (words.empty()) reasons.push_back({"/roles", "required", ""});
  // A portal sees its own party's rows alone; a member of staff has none.
  if (roles.meets(portals) && (roles.meets(staff) || party == 0))
    reasons.push_back({"/roles", "portal_needs_party", "Portal roles belong to a party's person."});
  if (party != 0 && roles.meets(staff))
    reasons.push_back({"/roles", "party_is_not_staff", "A party's person has portal roles only."});
  return reasons;
}

Grant grant_of(const journal::Actor& actor, std::int64_t administrators) {
  using journal::ActorKind;
  if (actor.kind == ActorKind::shell_operator || actor.kind == ActorKind::system)
    return Grant::at_once;
  return administrators > 1 ? Grant::proposed : Grant::waived;
}

bool may_confirm(const journal::Actor& actor, const Person& person) {
  return actor.person != person.proposed_by && actor.person != person.id;
}

bool wants_second_factor(SecondFactorPolicy policy, RoleSet roles) {
  // Who approves money, credit or prices, and who gives rights to others.
  constexpr RoleSet approvers{Role::administrator, Role::sales_manager, Role::finance,
                              Role::procurement};
  if (policy == SecondFactorPolicy::optional) return false;
  return policy == SecondFactorPolicy::all || roles.meets(approvers);
}

Instant ends_at(const Session& session, RoleSet roles, const Settings& settings) {
  const Duration idle =
      roles.has(Role::administrator) ? settings.administrator_idle : settings.idle;
  return std::min(session.last_used_at + idle, session.started_at + settings.longest);
}

Throttle after_failure(Throttle throttle, Instant now) {
  const bool is_forgotten = throttle.last_at && now - throttle.last_at > throttle_memory;
  if (is_forgotten) throttle.in_a_row = 0;
  const bool is_new_window =
      !throttle.window_from || now - throttle.window_from > window_of(throttle.kind);
  // The pair's delay grows until a success: its window never ends by itself.
  if ((is_new_window && throttle.kind != ThrottleKind::pair) || is_forgotten) throttle.failures = 0;
  if (throttle.failures == 0) throttle.window_from = now;
  throttle.last_at = now;
  ++throttle.failures;
  ++throttle.in_a_row;
  Duration wait{0};
  switch (throttle.kind) {
    case ThrottleKind::pair:
      wait = pair_wait(throttle.failures);
      break;
    case ThrottleKind::account:
      if (throttle.failures >= account_failures_max) wait = window;
      if (throttle.in_a_row >= account_failures_in_a_row_max) wait = for_good;
      break;
    case ThrottleKind::network:
      if (throttle.failures >= network_failures_max) wait = throttle.window_from + window - now;
      break;
    case ThrottleKind::code:
      if (throttle.failures >= code_failures_max) wait = code_window;
      break;
  }
  if (wait.count() > 0) throttle.blocked_until = std::max(throttle.blocked_until, now + wait);
  return throttle;
}

Duration wait_of(const Throttle& throttle, Instant now) {
  return throttle.blocked_until > now ? throttle.blocked_until - now : Duration(0);
}

PasswordContext context_of(const Person& person, const std::vector<std::string>& company) {
  PasswordContext context;
  context.words = {"supercargo"};
  for (const std::string& text : company) add_words(context.words, text);
  add_words(context.words, person.name);
  add_words(context.words, person.email);
  return context;
}

std::vector<Reason> check_password(std::string_view password, const PasswordContext& context) {
  const std::string normal = nfc(password);
  const std::size_t length = code_points(normal);
  const std::size_t least =
      context.has_factor ? password_length_with_factor : password_length_alone;
  std::vector<Reason> reasons;
  if (length < least)
    reasons.push_back(
        {"/password", "too_short", "At least " + std::to_string(least) + " characters."});
  if (length > password_length_most)
    reasons.push_back({"/password", "too_long", "At most 128 characters."});
  if (!reasons.empty()) return reasons;
  if (is_breached(normal))
    reasons.push_back(
        {"/password", "breached", "This password stands on a list of passwords that leaked."});
  else if (entropy_bits(normal, context.words) < entropy_bits_least ||
           entropy_bits(nfkc_fold(normal), context.words) < entropy_bits_least)
    reasons.push_back({"/password", "guessable",
                       "Too easy to guess: common words, patterns, or names of yours or ours."});
  return reasons;
}

}  // namespace supercargo::people
