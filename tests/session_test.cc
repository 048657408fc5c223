// Signing in, staying signed in and being thrown out, as a browser and a program see it: through
// the server's one gate, with a clock that is set (security 2.2 V6, V7).
#include "tests/session/site.h"

namespace supercargo::tests {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

SUPERCARGO_ON_BOTH_ENGINES(Sessions);

TEST_P(Sessions, a_planted_token_never_becomes_valid_and_the_old_one_dies) {
  Browser victim = browser();
  victim.session = "1_planted";
  ASSERT_EQ(victim.sign_in(bob.email, people::good_password).status, 201);
  EXPECT_NE(victim.session, "1_planted");
  EXPECT_EQ(victim.look(), 200);
  Browser attacker{*site, "1_planted"};
  EXPECT_EQ(attacker.look(), 401);
  // At step-up too.
  attacker.session = victim.session;
  EXPECT_EQ(attacker.look(), 200);
  const std::string proof = std::string(R"({"password":")") + people::good_password + "\"}";
  ASSERT_EQ(victim.ask(Method::post, "/session/step-up", proof).status, 201);
  EXPECT_EQ(attacker.look(), 401);
  EXPECT_EQ(victim.look(), 200);
  // And when the password changes.
  attacker.session = victim.session;
  EXPECT_EQ(attacker.look(), 200);
  const std::string change = std::string(R"({"current":")") + people::good_password +
                             R"(","password":"gravel under correct lantern"})";
  ASSERT_EQ(victim.ask(Method::put, "/session/password", change).status, 201);
  EXPECT_EQ(attacker.look(), 401);
  EXPECT_EQ(victim.look(), 200);
}

TEST_P(Sessions, cookies_are_for_this_site_and_not_for_scripts) {
  Browser plain = browser();
  const auto response = plain.sign_in(bob.email, people::good_password);
  EXPECT_NE(header(response, "Set-Cookie").find("; Path=/; HttpOnly; SameSite=Strict"),
            std::string::npos);
  EXPECT_EQ(header(response, "Cache-Control"), "no-store");
  Site https(desk(), settings, "__Host-sc");
  const auto secure = https.ask(
      Method::post, "/session",
      std::string(R"({"email":"bob@example.com","password":")") + people::good_password + "\"}",
      {});
  EXPECT_TRUE(header(secure, "Set-Cookie").starts_with("__Host-sc="));
  EXPECT_NE(header(secure, "Set-Cookie").find("; Secure"), std::string::npos);
}

TEST_P(Sessions, another_sites_page_can_do_nothing_with_the_cookie) {
  Browser mine = signed_in(bob);
  const std::string preferences = R"({"content":{}})";
  const auto put = [&](Headers headers) {
    headers.emplace_back("cookie", "sc=" + mine.session);
    return site->ask(Method::put, "/preferences", preferences, headers).status;
  };
  EXPECT_EQ(put({{"origin", home}, {"x-csrf-token", mine.csrf}}), 200);
  EXPECT_EQ(put({{"sec-fetch-site", "same-origin"}, {"x-csrf-token", mine.csrf}}), 200);
  EXPECT_EQ(put({{"origin", home}}), 403);
  EXPECT_EQ(put({{"origin", home}, {"x-csrf-token", "guess"}}), 403);
  EXPECT_EQ(put({{"x-csrf-token", mine.csrf}}), 403) << "neither origin nor fetch metadata";
  EXPECT_EQ(put({{"origin", "https://evil.example"}, {"x-csrf-token", mine.csrf}}), 403);
  EXPECT_EQ(put({{"origin", "null"}, {"x-csrf-token", mine.csrf}}), 403);
  EXPECT_EQ(put({{"sec-fetch-site", "cross-site"}, {"x-csrf-token", mine.csrf}}), 403);
}

TEST_P(Sessions, nobody_is_signed_in_by_another_sites_form) {
  const std::string body =
      std::string(R"({"email":"bob@example.com","password":")") + people::good_password + "\"}";
  EXPECT_EQ(site->ask(Method::post, "/session", body, {{"origin", "https://evil.example"}}).status,
            403);
  EXPECT_EQ(site->ask(Method::post, "/session", body, {{"sec-fetch-site", "cross-site"}}).status,
            403);
  EXPECT_EQ(site->ask(Method::post, "/session", body, {}).status, 201);
  const auto form = site->ask(Method::post, "/session", "", {{"content-type", "text/plain"}});
  EXPECT_EQ(form.status, 422);
}

TEST_P(Sessions, end_when_nobody_uses_them_and_a_page_that_polls_is_nobody) {
  Browser used = signed_in(bob);
  const auto work = [&] {
    // The wake-up is written behind the answer of a read: a write that is answered comes after it.
    return used.ask(Method::put, "/preferences", R"({"content":{}})").status;
  };
  for (int i = 0; i < 3; ++i) {
    desk().clock.advance(minutes(20));
    EXPECT_EQ(work(), 200);
  }
  desk().clock.advance(minutes(29));
  EXPECT_EQ(used.look(), 200);
  desk().clock.advance(minutes(2));
  EXPECT_EQ(used.look(), 401) << "asking who one is keeps nobody awake";
}

TEST_P(Sessions, end_after_twelve_hours_however_busy) {
  Browser busy = signed_in(bob);
  for (int i = 0; i < 71; ++i) {
    desk().clock.advance(minutes(10));
    ASSERT_EQ(busy.ask(Method::put, "/preferences", R"({"content":{}})").status, 200) << i;
  }
  desk().clock.advance(minutes(11));
  EXPECT_EQ(busy.look(), 401);
}

TEST_P(Sessions, of_administrators_end_sooner) {
  Browser clerk = signed_in(bob);
  Browser administrator = signed_in(ada);
  desk().clock.advance(minutes(16));
  EXPECT_EQ(clerk.look(), 200);
  EXPECT_EQ(administrator.look(), 401);
}

TEST_P(Sessions, are_dead_at_once_after_sign_out_and_suspension) {
  Browser leaving = signed_in(bob);
  EXPECT_EQ(leaving.look(), 200);
  const std::string token = leaving.session;
  const auto gone = leaving.ask(Method::del, "/session");
  EXPECT_EQ(gone.status, 204);
  EXPECT_EQ(header(gone, "Clear-Site-Data"), R"("cache", "storage")");
  EXPECT_EQ((Browser{*site, token}.look()), 401);

  Browser clerk = signed_in(bob);
  Browser administrator = signed_in(ada);
  EXPECT_EQ(clerk.look(), 200);
  EXPECT_EQ(
      administrator.ask(Method::post, "/persons/" + text(bob.id) + "/suspension", "{}").status,
      200);
  EXPECT_EQ(clerk.look(), 401);
  EXPECT_EQ(clerk.sign_in(bob.email, people::good_password).status, 401);
}

TEST_P(Sessions, are_dead_within_five_seconds_in_another_server) {
  Site other(desk(), settings);
  Browser here = signed_in(bob);
  Browser there{other, here.session};
  EXPECT_EQ(there.look(), 200);
  ASSERT_EQ(here.ask(Method::del, "/session").status, 204);
  desk().clock.advance(seconds(5));
  EXPECT_EQ(there.look(), 401);
}

TEST_P(Sessions, changed_roles_hold_from_the_next_request) {
  Browser clerk = signed_in(bob);
  EXPECT_EQ(clerk.ask(Method::get, "/persons").status, 403);
  Browser administrator = signed_in(ada);
  const auto changed = administrator.ask(Method::patch, "/persons/" + text(bob.id),
                                         R"({"roles":["order_desk","auditor"]})",
                                         {{"if-match", std::to_string(stored(bob.id).revision)}});
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(clerk.ask(Method::get, "/persons").status, 200);
}

TEST_P(Sessions, wrong_passwords_are_slowed_down_step_by_step) {
  Browser guesser = browser();
  for (int i = 0; i < 6; ++i) EXPECT_EQ(guesser.sign_in(bob.email, "wrong").status, 401) << i;
  for (const int wait : {1, 2, 4, 8}) {
    const auto refused = guesser.sign_in(bob.email, people::good_password);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(header(refused, "Retry-After"), std::to_string(wait));
    desk().clock.advance(seconds(wait));
    EXPECT_EQ(guesser.sign_in(bob.email, "wrong").status, 401);
  }
  // The tenth closed the account to strangers.
  EXPECT_EQ(header(guesser.sign_in(bob.email, people::good_password), "Retry-After"), "900");
}

TEST_P(Sessions, refusals_to_sign_in_are_byte_for_byte_the_same) {
  const auto answer = [&](const std::string& email) {
    const std::string body = R"({"email":")" + email + R"(","password":"wrong"})";
    return site->ask(Method::post, "/session", body, {{"x-request-id", "same"}}).body;
  };
  EXPECT_EQ(answer(bob.email), answer("nobody@example.com"));
}

TEST_P(Sessions, sensitive_operations_ask_for_a_fresh_proof) {
  Browser administrator = signed_in(ada);
  desk().clock.advance(minutes(11));
  int checked = 0;
  for (const auto& operation : site->routes().operations()) {
    if (!operation.declared.step_up) continue;
    std::string path = operation.declared.path;
    if (const auto id = path.find("{id}"); id != std::string::npos)
      path.replace(id, 4, text(bob.id));
    const auto refused = administrator.ask(operation.method, path, "{}", {{"if-match", "1"}});
    EXPECT_EQ(refused.status, 403) << path;
    EXPECT_EQ(member(refused, "code"), "step_up_required") << path;
    ++checked;
  }
  EXPECT_EQ(checked, 15);
}

TEST_P(Sessions, only_a_few_doors_stand_open_without_one) {
  std::string open;
  for (const auto& operation : site->routes().operations())
    if (operation.declared.door == http::Door::anonymous)
      open += std::string(operation.declared.name) + " ";
  EXPECT_EQ(open, "sign_in answer_challenge accept_invitation ");
}

TEST_P(Sessions, who_must_have_a_second_factor_can_do_nothing_before) {
  settings.second_factor = people::SecondFactorPolicy::by_role;
  Site strict(desk(), settings);
  Browser administrator{strict};
  ASSERT_EQ(administrator.sign_in(ada.email, people::good_password).status, 201);
  const auto refused = administrator.ask(Method::get, "/persons");
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(member(refused, "code"), "second_factor_required");
  EXPECT_EQ(administrator.ask(Method::post, "/session/factor", "{}").status, 201);
  Browser clerk{strict};
  ASSERT_EQ(clerk.sign_in(bob.email, people::good_password).status, 201);
  EXPECT_EQ(clerk.ask(Method::put, "/preferences", R"({"content":{}})").status, 200);
}

}  // namespace
}  // namespace supercargo::tests
