#include "tests/people_fixture.h"

namespace supercargo::people {
namespace {

using journal::reasons;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Origin office{.network = "10.0.0.1"};

class SignIns : public OnPeople {
 protected:
  void SetUp() override {
    OnPeople::SetUp();
    if (!IsSkipped()) bob = active("bob@example.com", {"order_desk"});
  }
  std::optional<Session> session_of(const std::string& token) {
    return desk().read([&](const journal::Query& query) {
      return store::session_by_token(query.db, digest_of(token));
    });
  }
  std::size_t sessions() {
    return desk().as(actor(bob)).ask(own_sessions, db::ListRequest{})->items.size();
  }
  // Wrong passwords without waiting in between; the last answer.
  std::string fail(int count, const Origin& origin) {
    std::string last;
    for (int i = 0; i < count; ++i) last = told(try_password(bob.email, "wrong", origin));
    return last;
  }

  Person bob;
};

TEST_P(SignIns, open_a_session_whose_token_is_stored_as_a_digest) {
  const auto signed_in = try_password("BOB@example.com", good_password);
  ASSERT_EQ(told(signed_in), "in");
  EXPECT_EQ(signed_in.who.email, bob.email);
  EXPECT_EQ(signed_in.who.csrf_token, csrf_token_of(signed_in.token));
  EXPECT_TRUE(signed_in.who.sole_person);
  ASSERT_TRUE(session_of(signed_in.token));
  EXPECT_EQ(session_of("planted"), std::nullopt);
}

TEST_P(SignIns, are_refused_in_the_same_words_whatever_was_wrong) {
  const Person gone = active("gone@example.com", {"agent"});
  ASSERT_EQ(reasons(desk().as(shell()).perform(suspend, Verb{text(gone.id)})), "accepted");
  invited("new@example.com", {"agent"});
  const auto wrong = try_password(bob.email, "wrong");
  for (const char* email : {"nobody@example.com", "gone@example.com", "new@example.com"}) {
    const auto refused = try_password(email, good_password);
    ASSERT_TRUE(refused.refused);
    EXPECT_EQ(refused.refused->code, wrong.refused->code);
    EXPECT_EQ(refused.refused->detail, wrong.refused->detail);
    EXPECT_EQ(refused.refused->refusal, wrong.refused->refusal);
  }
}

TEST_P(SignIns, wait_longer_after_each_failure_from_the_same_place) {
  EXPECT_EQ(fail(5, office), "sign_in_refused");
  EXPECT_EQ(fail(1, office), "sign_in_refused");
  EXPECT_EQ(told(try_password(bob.email, good_password, office)), "too_many_attempts");
  desk().clock.advance(seconds(1));
  EXPECT_EQ(fail(1, office), "sign_in_refused");
  desk().clock.advance(seconds(1));
  EXPECT_EQ(told(try_password(bob.email, good_password, office)), "too_many_attempts");
  desk().clock.advance(seconds(1));
  EXPECT_EQ(told(try_password(bob.email, good_password, office)), "in");
  // A success takes the count back to nothing.
  EXPECT_EQ(fail(5, office), "sign_in_refused");
  EXPECT_EQ(told(try_password(bob.email, good_password, office)), "in");
}

TEST_P(SignIns, close_to_strangers_after_ten_failures_but_never_to_a_known_device) {
  const auto known = try_password(bob.email, good_password, office);
  ASSERT_NE(known.device_token, "");
  for (int i = 0; i < 10; ++i) fail(1, {.network = "198.51.100." + std::to_string(i)});
  EXPECT_EQ(told(try_password(bob.email, good_password, {.network = "203.0.113.5"})),
            "too_many_attempts");
  // Even from the attacker's own network.
  const Origin laptop{.network = "198.51.100.1", .device = known.device_token};
  const auto again = try_password(bob.email, good_password, laptop);
  EXPECT_EQ(told(again), "in");
  EXPECT_EQ(again.device_token, "");
  for (int i = 0; i < 8; ++i) fail(1, {.network = "198.51.100.1"});
  EXPECT_EQ(told(try_password(bob.email, good_password, laptop)), "in");
  desk().clock.advance(minutes(15) + seconds(1));
  EXPECT_EQ(told(try_password(bob.email, good_password, {.network = "203.0.113.5"})), "in");
}

TEST_P(SignIns, slow_a_known_device_down_by_its_own_failures_alone) {
  const auto known = try_password(bob.email, good_password, office);
  const Origin laptop{.network = "10.0.0.1", .device = known.device_token};
  EXPECT_EQ(fail(6, laptop), "sign_in_refused");
  EXPECT_EQ(told(try_password(bob.email, good_password, laptop)), "too_many_attempts");
  EXPECT_EQ(told(try_password(bob.email, good_password, office)), "in");
}

TEST_P(SignIns, do_not_trust_a_device_cookie_of_somebody_else) {
  const Person eve = active("eve@example.com", {"order_desk"});
  const auto known = try_password(eve.email, good_password, office);
  for (int i = 0; i < 10; ++i) fail(1, {.network = "198.51.100." + std::to_string(i)});
  EXPECT_EQ(told(try_password(bob.email, good_password,
                              {.network = "203.0.113.5", .device = known.device_token})),
            "too_many_attempts");
}

TEST_P(SignIns, from_one_network_fail_twenty_times_and_no_more) {
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(told(try_password("x" + std::to_string(i) + "@example.com", "wrong", office)),
              "sign_in_refused");
  EXPECT_EQ(told(try_password(bob.email, good_password, office)), "too_many_attempts");
  EXPECT_EQ(told(try_password(bob.email, good_password, {.network = "10.0.0.2"})), "in");
  desk().clock.advance(minutes(16));
  EXPECT_EQ(told(try_password(bob.email, good_password, office)), "in");
}

TEST_P(SignIns, made_at_the_same_moment_count_for_each_other) {
  std::vector<PasswordTry> tries;
  tries.reserve(8);
  for (int i = 0; i < 8; ++i) {
    tries.push_back(prove(hasher, *desk().read([&](const journal::Query& query) {
      return look(query, SignIn{bob.email, i < 7 ? "wrong" : good_password}, office);
    })));
  }
  std::vector<std::string> answers;
  for (const auto& attempt : tries)
    desk().write(
        [&](journal::Unit& unit) { answers.push_back(told(sign_in(unit, attempt, settings))); });
  EXPECT_EQ(answers[5], "sign_in_refused");
  EXPECT_EQ(answers[6], "too_many_attempts");
  EXPECT_EQ(answers[7], "too_many_attempts");
}

TEST_P(SignIns, count_a_password_that_was_changed_meanwhile_as_wrong) {
  const auto attempt = prove(hasher, *desk().read([&](const journal::Query& query) {
    return look(query, SignIn{bob.email, good_password}, office);
  }));
  ASSERT_EQ(reasons(desk().as(shell()).perform(set_password,
                                               SetPassword{bob.id, hasher.hash("another"), true})),
            "accepted");
  desk().write([&](journal::Unit& unit) {
    EXPECT_EQ(told(sign_in(unit, attempt, settings)), "sign_in_refused");
  });
}

TEST_P(SignIns, hash_anew_when_the_cost_has_changed) {
  const PasswordHasher dearer(2, 8192);
  const auto attempt = prove(dearer, *desk().read([&](const journal::Query& query) {
    return look(query, SignIn{bob.email, good_password}, office);
  }));
  desk().write(
      [&](journal::Unit& unit) { EXPECT_EQ(told(sign_in(unit, attempt, settings)), "in"); });
  const auto stored_now = desk().read(
      [&](const journal::Query& query) { return store::password(query.db, bob.id)->hash; });
  EXPECT_NE(stored_now.find("t=2"), std::string::npos);
}

TEST_P(SignIns, keep_ten_sessions_and_end_the_one_used_longest_ago) {
  const auto first = try_password(bob.email, good_password);
  for (int i = 0; i < 10; ++i) {
    desk().clock.advance(seconds(1));
    ASSERT_EQ(told(try_password(bob.email, good_password)), "in");
  }
  EXPECT_EQ(sessions(), 10U);
  EXPECT_FALSE(session_of(first.token));
}

TEST_P(SignIns, stepping_up_and_changing_the_password_kill_the_old_token) {
  const auto first = try_password(bob.email, good_password);
  const auto other = try_password(bob.email, good_password);
  PasswordTry mine;
  mine.session = first.who.session;
  mine.given = good_password;
  const auto raised = try_own<step_up>(bob, mine);
  ASSERT_EQ(told(raised), "in");
  EXPECT_FALSE(session_of(first.token));
  ASSERT_TRUE(session_of(raised.token));
  mine.wanted = "gravel under correct lantern";
  const auto changed = try_own<change_password>(bob, mine);
  ASSERT_EQ(told(changed), "in");
  EXPECT_FALSE(session_of(raised.token));
  EXPECT_FALSE(session_of(other.token));
  EXPECT_TRUE(session_of(changed.token));
  EXPECT_EQ(told(try_password(bob.email, good_password)), "sign_in_refused");
  EXPECT_EQ(told(try_password(bob.email, mine.wanted)), "in");
  EXPECT_EQ(desk().facts(bob.id), "person_invited, person_activated, person_password_changed");
}

TEST_P(SignIns, change_a_password_only_with_the_current_one_and_for_a_good_one) {
  PasswordTry mine;
  mine.session = try_password(bob.email, good_password).who.session;
  mine.given = "wrong";
  mine.wanted = "gravel under correct lantern";
  EXPECT_EQ(reasons(*try_own<change_password>(bob, mine).refused), "/current: wrong_password");
  mine.given = good_password;
  mine.wanted = "bob.example.bob";
  EXPECT_EQ(reasons(*try_own<change_password>(bob, mine).refused), "/password: guessable");
}

TEST_P(SignIns, end_with_the_persons_suspension_and_one_by_one) {
  active("ada@example.com", {"administrator"});
  const auto first = try_password(bob.email, good_password);
  const auto second = try_password(bob.email, good_password);
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(end_own_session, Verb{text(first.who.session)})),
            "accepted");
  EXPECT_FALSE(session_of(first.token));
  ASSERT_EQ(reasons(desk().as(shell()).perform(suspend, Verb{text(bob.id)})), "accepted");
  EXPECT_FALSE(session_of(second.token));
}

TEST_P(SignIns, end_nobody_elses_session) {
  const Person eve = active("eve@example.com", {"order_desk"});
  const auto mine = try_password(bob.email, good_password);
  EXPECT_EQ(reasons(desk().as(actor(eve)).perform(end_own_session, Verb{text(mine.who.session)})),
            "not_found");
}

TEST_P(SignIns, find_the_language_and_hours_that_one_chose_elsewhere) {
  const auto chosen =
      desk()
          .as(actor(bob))
          .perform(set_own_locale, OwnLocale{.language = "zh-Hant", .time_zone = "Asia/Hong_Kong"});
  ASSERT_EQ(reasons(chosen), "accepted");
  const auto elsewhere = try_password(bob.email, good_password);
  EXPECT_EQ(elsewhere.who.language, "zh-Hant");
  EXPECT_EQ(elsewhere.who.time_zone, "Asia/Hong_Kong");
  // The same again is no change, and nothing that is said is taken back.
  ASSERT_EQ(reasons(desk().as(actor(bob)).perform(set_own_locale, *chosen)), "accepted");
  ASSERT_EQ(reasons(desk().as(actor(bob)).perform(set_own_locale, OwnLocale{})), "accepted");
  EXPECT_EQ(try_password(bob.email, good_password).who.language, "");
  const std::string facts = desk().facts(bob.id);
  EXPECT_TRUE(facts.ends_with("person_changed, person_changed")) << facts;
}

TEST_P(SignIns, of_the_only_person_are_so_until_there_was_ever_a_second) {
  EXPECT_TRUE(try_password(bob.email, good_password).who.sole_person);
  const Person eve = active("eve@example.com", {"administrator"});
  EXPECT_FALSE(try_password(bob.email, good_password).who.sole_person);
  active("ada@example.com", {"administrator"});
  ASSERT_EQ(reasons(desk().as(shell()).perform(remove, Verb{text(eve.id)})), "accepted");
  EXPECT_FALSE(try_password(bob.email, good_password).who.sole_person);
}

SUPERCARGO_ON_BOTH_ENGINES(SignIns);

}  // namespace
}  // namespace supercargo::people
