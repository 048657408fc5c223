#include "people/rules.h"

#include <gtest/gtest.h>

namespace supercargo::people {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant start = *parse_instant("2026-03-02T09:00:00Z");

std::string codes(const std::vector<Reason>& reasons) {
  std::string all;
  for (const Reason& reason : reasons) all += (all.empty() ? "" : " ") + reason.code;
  return all;
}

// How long each failure in turn makes the next attempt wait, when every one is made at once after
// the wait.
std::vector<std::int64_t> waits_s(ThrottleKind kind, int failures, Duration apart = {}) {
  std::vector<std::int64_t> waits;
  Throttle throttle{.kind = kind};
  Instant now = start;
  for (int i = 0; i < failures; ++i) {
    throttle = after_failure(throttle, now);
    const auto wait = wait_of(throttle, now);
    waits.push_back(std::chrono::duration_cast<seconds>(wait).count());
    now = now + wait + apart;
  }
  return waits;
}

TEST(Throttles, a_pair_has_five_failures_free_and_then_waits_twice_as_long_each_time) {
  EXPECT_EQ(waits_s(ThrottleKind::pair, 18),
            (std::vector<std::int64_t>{0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900,
                                       900, 900}));
}

TEST(Throttles, a_pair_is_forgotten_after_a_quiet_day) {
  Throttle throttle{.kind = ThrottleKind::pair};
  for (int i = 0; i < 9; ++i) throttle = after_failure(throttle, start);
  throttle = after_failure(throttle, start + hours(25));
  EXPECT_EQ(throttle.failures, 1);
  EXPECT_EQ(throttle.in_a_row, 1);
}

TEST(Throttles, an_account_closes_to_strangers_at_the_tenth_failure_in_a_quarter_of_an_hour) {
  auto waits = waits_s(ThrottleKind::account, 10, seconds(80));
  EXPECT_EQ(waits.back(), 900);
  waits.pop_back();
  EXPECT_EQ(waits, std::vector<std::int64_t>(9, 0));
  // Ten failures over a longer time are nothing to it.
  EXPECT_EQ(waits_s(ThrottleKind::account, 12, minutes(2)), std::vector<std::int64_t>(12, 0));
}

TEST(Throttles, a_hundred_failures_in_a_row_close_an_account_until_the_password_is_set_anew) {
  Throttle throttle{.kind = ThrottleKind::account};
  Instant now = start;
  for (int i = 0; i < 99; ++i) throttle = after_failure(throttle, now = now + minutes(20));
  EXPECT_EQ(wait_of(throttle, now).count(), 0);
  throttle = after_failure(throttle, now);
  EXPECT_GT(wait_of(throttle, now), hours(24 * 365));
}

TEST(Throttles, a_network_has_twenty_failures_in_a_quarter_of_an_hour) {
  auto waits = waits_s(ThrottleKind::network, 20, seconds(10));
  EXPECT_EQ(waits.back(), 900 - 190);
  waits.pop_back();
  EXPECT_EQ(waits, std::vector<std::int64_t>(19, 0));
}

TEST(Throttles, five_wrong_codes_cost_five_minutes_at_sign_in_and_step_up_together) {
  EXPECT_EQ(waits_s(ThrottleKind::code, 5), (std::vector<std::int64_t>{0, 0, 0, 0, 300}));
}

TEST(Sessions, end_when_idle_or_old_and_sooner_for_administrators) {
  const Settings settings;
  Session session{.started_at = start, .last_used_at = start};
  EXPECT_EQ(ends_at(session, {Role::agent}, settings), start + minutes(30));
  EXPECT_EQ(ends_at(session, {Role::agent, Role::administrator}, settings), start + minutes(15));
  session.last_used_at = start + hours(11) + minutes(50);
  EXPECT_EQ(ends_at(session, {Role::agent}, settings), start + hours(12));
}

TEST(Roles, are_words_of_the_list_and_portals_stand_apart) {
  EXPECT_EQ(codes(check_roles({"agent", "finance"}, 0)), "");
  EXPECT_EQ(codes(check_roles({"admin"}, 0)), "");
  EXPECT_EQ(codes(check_roles({}, 0)), "required");
  EXPECT_EQ(codes(check_roles({"boss"}, 0)), "unknown_role");
  EXPECT_EQ(codes(check_roles({"customer_portal"}, 0)), "portal_needs_party");
  EXPECT_EQ(codes(check_roles({"customer_portal"}, 7)), "");
  EXPECT_EQ(codes(check_roles({"customer_portal", "agent"}, 7)),
            "portal_needs_party party_is_not_staff");
  EXPECT_EQ(words_of(roles_of({"finance", "admin", "agent", "finance"})),
            (std::vector<std::string>{"agent", "finance", "administrator"}));
}

TEST(Roles, every_role_goes_to_its_word_and_back) {
  for (const char* name : role_names)
    EXPECT_EQ(words_of(roles_of({name})), std::vector<std::string>{name});
}

TEST(Grants, need_a_second_administrator_as_soon_as_there_is_one) {
  using journal::ActorKind;
  for (const auto kind : {ActorKind::person, ActorKind::key, ActorKind::link}) {
    EXPECT_EQ(grant_of({.kind = kind}, 0), Grant::waived);
    EXPECT_EQ(grant_of({.kind = kind}, 1), Grant::waived);
    EXPECT_EQ(grant_of({.kind = kind}, 2), Grant::proposed);
  }
  EXPECT_EQ(grant_of({.kind = ActorKind::shell_operator}, 2), Grant::at_once);
}

TEST(Grants, are_confirmed_neither_by_who_proposed_nor_by_who_profits) {
  const Person person{.id = {1}, .proposed_by = {2}};
  EXPECT_FALSE(may_confirm({.person = {1}}, person));
  EXPECT_FALSE(may_confirm({.person = {2}}, person));
  // Through a key it is the same person.
  EXPECT_FALSE(may_confirm({.kind = journal::ActorKind::key, .person = {2}}, person));
  EXPECT_TRUE(may_confirm({.person = {3}}, person));
}

TEST(SecondFactors, are_due_by_policy_and_role) {
  for (std::size_t i = 0; i < role_names.size(); ++i) {
    const RoleSet roles{static_cast<Role>(i)};
    const bool is_approver =
        roles.meets({Role::administrator, Role::finance, Role::sales_manager, Role::procurement});
    EXPECT_FALSE(wants_second_factor(SecondFactorPolicy::optional, roles));
    EXPECT_EQ(wants_second_factor(SecondFactorPolicy::by_role, roles), is_approver);
    EXPECT_TRUE(wants_second_factor(SecondFactorPolicy::all, roles));
  }
}

TEST(Passwords, need_fifteen_characters_or_ten_beside_a_second_factor) {
  const PasswordContext alone;
  const PasswordContext beside{{}, true};
  EXPECT_EQ(codes(check_password("vK9#qLw2!zRt7x", alone)), "too_short");
  EXPECT_EQ(codes(check_password("vK9#qLw2!zRt7xP", alone)), "");
  EXPECT_EQ(codes(check_password("vK9#qLw2!", beside)), "too_short");
  EXPECT_EQ(codes(check_password("vK9#qLw2!z", beside)), "");
}

TEST(Passwords, of_128_characters_are_kept_whole_and_longer_ones_refused) {
  std::string password;
  for (int i = 0; i < 128; ++i) password.push_back(static_cast<char>('!' + (i * 37) % 90));
  EXPECT_EQ(codes(check_password(password, {})), "");
  EXPECT_EQ(codes(check_password(password + "x", {})), "too_long");
}

TEST(Passwords, may_be_of_any_script_and_are_counted_in_characters) {
  EXPECT_EQ(codes(check_password("Übergrößenträger-fährt-früh ", {})), "");
  EXPECT_EQ(codes(check_password("貨物船が港に着いた朝の霧は深かった", {})), "");
}

TEST(Passwords, made_of_our_words_or_the_users_are_refused_with_the_reason) {
  const Person person{.email = "ada.lovelace@example.com", .name = "Ada Lovelace"};
  const auto context = context_of(person, {"NORDFRACHT", "Nordfracht Spedition GmbH"});
  EXPECT_EQ(codes(check_password("Supercargo2026!", context)), "guessable");
  EXPECT_EQ(codes(check_password("NordfrachtSpedition", context)), "guessable");
  EXPECT_EQ(codes(check_password("adalovelace1815", context)), "guessable");
  EXPECT_EQ(codes(check_password("password password password", context)), "guessable");
  EXPECT_EQ(codes(check_password(std::string(40, 'a'), context)), "guessable");
  EXPECT_EQ(codes(check_password("correct lantern under gravel", context)), "");
}

}  // namespace
}  // namespace supercargo::people
