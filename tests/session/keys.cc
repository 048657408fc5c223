// Keys, secrets and desk drawers over HTTP.
#include "tests/session/site.h"

namespace supercargo::tests {
namespace {

class Bearers : public Sessions {};
SUPERCARGO_ON_BOTH_ENGINES(Bearers);

TEST_P(Bearers, keys_are_bearers_and_sessions_are_cookies) {
  const auto issued = desk().as(shell()).perform(
      people::create_key,
      people::CreateKey{.name = "shop", .person = bob.email, .networks = {"10.1.0.0/16"}});
  ASSERT_EQ(journal::reasons(issued), "accepted");
  const auto bearer = [&](const std::string& token) {
    return site->ask(Method::get, "/keys", "", {{"authorization", "Bearer " + token}}).status;
  };
  EXPECT_EQ(bearer(issued->secret), 401) << "not from this network";
  site->peer = "10.1.2.3";
  EXPECT_EQ(bearer(issued->secret), 200);
  site->peer = "10.2.2.3";
  EXPECT_EQ(bearer(issued->secret), 401) << "remembered, but not from there";
  site->peer = "10.1.2.3";
  Browser mine = signed_in(bob);
  EXPECT_EQ(mine.look(), 200);
  EXPECT_EQ(bearer(mine.session), 401);
  EXPECT_EQ((Browser{*site, issued->secret}.look()), 401);
  // With a bearer, the cookie beside it is not looked at.
  EXPECT_EQ(site->ask(Method::get, "/keys", "",
                      {{"authorization", "Bearer x"}, {"cookie", "sc=" + mine.session}})
                .status,
            401);
  ASSERT_EQ(mine.ask(Method::post, "/keys/" + text(issued->key.id) + "/revocation", "{}").status,
            200);
  EXPECT_EQ(bearer(issued->secret), 401);
}

TEST_P(Bearers, keys_die_with_their_persons_rights) {
  const auto issued = desk().as(shell()).perform(
      people::create_key, people::CreateKey{.name = "shop", .person = bob.email});
  const auto look = [&] {
    return site->ask(Method::get, "/session", "", {{"authorization", "Bearer " + issued->secret}})
        .status;
  };
  EXPECT_EQ(look(), 200);
  Browser administrator = signed_in(ada);
  ASSERT_EQ(
      administrator.ask(Method::post, "/persons/" + text(bob.id) + "/suspension", "{}").status,
      200);
  EXPECT_EQ(look(), 401);
}

TEST_P(Bearers, secrets_are_never_kept_for_a_replay) {
  Browser administrator = signed_in(ada);
  const std::string wanted = R"({"name":"mine","roles":["administrator"]})";
  const Headers again{{"idempotency-key", "once"}};
  const auto first = administrator.ask(Method::post, "/keys", wanted, again);
  const auto second = administrator.ask(Method::post, "/keys", wanted, again);
  ASSERT_EQ(first.status, 201) << first.body;
  EXPECT_NE(member(first, "secret"), member(second, "secret"));
}

TEST_P(Bearers, long_bodies_are_not_read_at_the_door) {
  const std::string body =
      R"({"email":"a@b.example","password":")" + std::string(5000, 'x') + "\"}";
  EXPECT_EQ(site->ask(Method::post, "/session", body, {}).status, 413);
}

TEST_P(Bearers, desk_drawers_open_for_their_owner) {
  Browser mine = signed_in(bob);
  Browser hers = signed_in(ada);
  const std::string form = "/scratch/sales_order/new";
  EXPECT_EQ(mine.ask(Method::put, form, R"({"content":{"customer":"Gulliver"}})").status, 200);
  EXPECT_NE(mine.ask(Method::get, form).body.find("Gulliver"), std::string::npos);
  EXPECT_EQ(hers.ask(Method::get, form).status, 404);
  EXPECT_EQ(mine.ask(Method::del, form).status, 204);
  EXPECT_EQ(mine.ask(Method::get, form).status, 404);
  EXPECT_EQ(mine.ask(Method::put, "/views/sales_orders/Late", R"({"content":{}})").status, 200);
  EXPECT_NE(mine.ask(Method::get, "/views/sales_orders").body.find("\"Late\""), std::string::npos);
}

}  // namespace
}  // namespace supercargo::tests
