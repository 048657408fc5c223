#include "tests/people_fixture.h"

namespace supercargo::people {
namespace {

using journal::reasons;
using std::chrono::minutes;
using std::chrono::seconds;

class Factors : public OnPeople {
 protected:
  void SetUp() override {
    OnPeople::SetUp();
    if (IsSkipped()) return;
    bob = active("bob@example.com", {"finance"});
    const auto offered = desk().as(actor(bob)).perform(offer_factor, OwnSession{});
    seed = seed_bytes(offered->seed);
    const auto shown = desk().as(actor(bob)).perform(confirm_factor, ConfirmFactor{code()});
    ASSERT_EQ(reasons(shown), "accepted");
    recovery = shown->codes;
    desk().clock.advance(minutes(1));
  }
  std::string code() { return code_at(seed, step_at(desk().clock.now())); }
  std::string challenge() { return try_password(bob.email, good_password).who.challenge; }

  Person bob;
  std::string seed;
  std::vector<std::string> recovery;
};

TEST_P(Factors, are_asked_for_after_the_password) {
  const auto half = try_password(bob.email, good_password);
  EXPECT_EQ(told(half), "in");
  EXPECT_EQ(half.token, "");
  ASSERT_NE(half.who.challenge, "");
  const auto whole = try_code(half.who.challenge, code());
  ASSERT_EQ(told(whole), "in");
  EXPECT_NE(whole.token, "");
  EXPECT_TRUE(whole.who.second_factor);
  EXPECT_EQ(told(try_code(half.who.challenge, code())), "challenge_over");
}

TEST_P(Factors, take_a_code_once) {
  const std::string used = code();
  ASSERT_EQ(told(try_code(challenge(), used)), "in");
  EXPECT_EQ(told(try_code(challenge(), used)), "wrong_code");
  desk().clock.advance(seconds(30));
  EXPECT_EQ(told(try_code(challenge(), code())), "in");
}

TEST_P(Factors, close_the_challenge_at_the_fifth_wrong_code) {
  const std::string open = challenge();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(told(try_code(open, "000000")), "wrong_code");
  EXPECT_EQ(told(try_code(open, code())), "challenge_over");
  // A new challenge does not start a new count.
  EXPECT_EQ(told(try_code(challenge(), code())), "too_many_attempts");
  desk().clock.advance(minutes(5));
  EXPECT_EQ(told(try_code(challenge(), code())), "in");
}

TEST_P(Factors, count_wrong_codes_at_sign_in_and_step_up_together) {
  PasswordTry mine;
  mine.session = try_code(challenge(), code()).who.session;
  mine.code = "000000";
  for (int i = 0; i < 3; ++i) EXPECT_EQ(told(try_own<step_up>(bob, mine)), "wrong_proof");
  const std::string open = challenge();
  for (int i = 0; i < 2; ++i) EXPECT_EQ(told(try_code(open, "000000")), "wrong_code");
  mine.code = code();
  EXPECT_EQ(told(try_own<step_up>(bob, mine)), "too_many_attempts");
}

TEST_P(Factors, prove_a_step_up_but_not_with_a_code_used_before) {
  PasswordTry mine;
  mine.code = code();
  mine.session = try_code(challenge(), mine.code).who.session;
  EXPECT_EQ(told(try_own<step_up>(bob, mine)), "wrong_proof");
  desk().clock.advance(seconds(30));
  mine.code = code();
  EXPECT_EQ(told(try_own<step_up>(bob, mine)), "in");
  EXPECT_EQ(told(try_own<step_up>(bob, mine)), "wrong_proof");
}

TEST_P(Factors, end_a_challenge_after_five_minutes) {
  const std::string open = challenge();
  desk().clock.advance(minutes(5));
  EXPECT_EQ(told(try_code(open, code())), "challenge_over");
}

TEST_P(Factors, may_be_replaced_by_each_recovery_code_once) {
  EXPECT_EQ(told(try_code(challenge(), "", recovery[3])), "in");
  EXPECT_EQ(told(try_code(challenge(), "", recovery[3])), "wrong_code");
  EXPECT_EQ(told(try_code(challenge(), "", recovery[4])), "in");
}

TEST_P(Factors, are_stored_sealed) {
  desk().read([&](const journal::Query& query) {
    const auto factor = store::factor(query.db, bob.id);
    EXPECT_EQ(factor->seed.data.find(seed), std::string::npos);
    for (const auto& digest : factor->recovery) EXPECT_NE(digest, recovery[0]);
    return 0;
  });
}

TEST_P(Factors, are_not_replaced_in_passing) {
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(offer_factor, OwnSession{})),
            "not_in_this_state");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(confirm_factor, ConfirmFactor{code()})),
            "not_in_this_state");
}

TEST_P(Factors, cannot_be_dropped_by_who_relies_on_them_for_a_short_password) {
  ASSERT_EQ(reasons(desk().as(shell()).perform(
                set_password, SetPassword{bob.id, hasher.hash("vK9#qLw2!z"), false})),
            "accepted");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(drop_factor, OwnSession{})),
            ": longer_password_needed");
  ASSERT_EQ(reasons(desk().as(shell()).perform(
                set_password, SetPassword{bob.id, hasher.hash(good_password), true})),
            "accepted");
  EXPECT_EQ(reasons(desk().as(actor(bob)).perform(drop_factor, OwnSession{})), "accepted");
  EXPECT_NE(try_password(bob.email, good_password).token, "");
}

TEST_P(Factors, survive_a_new_password) {
  ASSERT_EQ(reasons(desk().as(shell()).perform(
                set_password, SetPassword{bob.id, hasher.hash("another one altogether"), true})),
            "accepted");
  EXPECT_EQ(try_password(bob.email, "another one altogether").token, "");
}

SUPERCARGO_ON_BOTH_ENGINES(Factors);

}  // namespace
}  // namespace supercargo::people
