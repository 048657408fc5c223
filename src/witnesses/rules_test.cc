#include "witnesses/rules.h"

#include <gtest/gtest.h>

#include "journal/testing.h"

namespace supercargo::witnesses {
namespace {

constexpr Instant now{1'772'445'600'000'000};

std::string said(const std::string& statement, Instant seen_at = {}) {
  const auto reasons = check_statement({.seen_at = seen_at, .statement = statement}, now);
  return reasons.empty() ? "accepted" : reasons.front().code;
}

TEST(WitnessRules, a_statement_says_what_was_seen) {
  EXPECT_EQ(said("Good."), "too_short");
  EXPECT_EQ(said("done done done done done ok ok ok"), "vague");
  EXPECT_EQ(said("She read all lines back before she confirmed."), "accepted");
  EXPECT_EQ(said("她在確認訂單之前，把每一行的貨號、數量和日期都向客戶讀了一遍。"), "accepted");
  EXPECT_EQ(said("She read all lines back before she confirmed.", {now.us + 1}), "in_the_future");
}

TEST(WitnessRules, nobody_testifies_about_his_own_work) {
  const PersonId me{7};
  journal::Actor actor{.person = me, .roles = {Role::sales_manager}};
  const auto refused = check_can_sign(me, actor);
  ASSERT_TRUE(refused);
  EXPECT_EQ(journal::reasons(*refused), "/about: witness_of_own_work");
  EXPECT_FALSE(check_can_sign(PersonId{8}, actor));
  actor.sole_person = true;
  EXPECT_FALSE(check_can_sign(me, actor)) << "recorded, not refused";
}

TEST(WitnessRules, those_who_do_not_judge_others_read_what_is_said_of_themselves) {
  const Statement statement{.about = PersonId{7}, .witness = PersonId{8}};
  for (std::size_t i = 0; i < role_names.size(); ++i) {
    const Role role = static_cast<Role>(i);
    const bool all = readers_of_all.has(role);
    EXPECT_EQ(may_read(statement, {.person = PersonId{9}, .roles = {role}}), all) << role_names[i];
    EXPECT_TRUE(may_read(statement, {.person = PersonId{7}, .roles = {role}})) << role_names[i];
  }
}

}  // namespace
}  // namespace supercargo::witnesses
