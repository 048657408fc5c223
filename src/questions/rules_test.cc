#include "questions/rules.h"

#include <gtest/gtest.h>

namespace supercargo::questions {
namespace {

const PersonId ada{1};
const PersonId wing{2};
const Instant monday = *parse_instant("2026-03-02T10:00:00Z");

journal::Actor actor(PersonId person, RoleSet roles) {
  return {.kind = journal::ActorKind::person, .person = person, .roles = roles};
}

TEST(QuestionRules, are_answered_by_the_team_or_by_who_was_asked) {
  const Question of_team{.team = "warehouse", .asked_by = ada};
  EXPECT_TRUE(check_can_answer(of_team, actor(wing, {Role::warehouse})).empty());
  EXPECT_FALSE(check_can_answer(of_team, actor(ada, {Role::agent, Role::order_desk})).empty());
  const Question by_name{.team = "warehouse", .owner = ada, .asked_by = wing};
  EXPECT_TRUE(check_can_answer(by_name, actor(ada, {Role::agent})).empty());
  EXPECT_TRUE(check_can_answer(by_name, actor(wing, {Role::warehouse})).empty());
  auto alone = actor(ada, {Role::agent});
  alone.sole_person = true;
  EXPECT_TRUE(check_can_answer(of_team, alone).empty());
}

TEST(QuestionRules, are_taken_back_by_who_asked) {
  const Question asked{.team = "warehouse", .asked_by = ada};
  EXPECT_TRUE(check_can_withdraw(asked, actor(ada, {Role::agent})).empty());
  EXPECT_FALSE(check_can_withdraw(asked, actor(wing, {Role::warehouse})).empty());
}

TEST(QuestionRules, are_due_in_a_working_day_or_in_four_working_hours) {
  const auto due = [](const Ask& wanted, bool is_urgent) {
    orders::Order order;
    order.urgent = is_urgent;
    return text(due_at(wanted, order, monday, Calendar{}));
  };
  EXPECT_EQ(due({}, false), "2026-03-03T10:00:00.000000Z");
  EXPECT_EQ(due({}, true), "2026-03-02T14:00:00.000000Z");
  EXPECT_EQ(due({.due_at = monday + std::chrono::hours(1)}, true), "2026-03-02T11:00:00.000000Z");
}

}  // namespace
}  // namespace supercargo::questions
