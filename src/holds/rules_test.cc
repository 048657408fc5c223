#include "holds/rules.h"

#include <gtest/gtest.h>

namespace supercargo::holds {
namespace {

const PersonId ada{1};
const PersonId bob{2};

journal::Actor actor(PersonId person, RoleSet roles) {
  return {.kind = journal::ActorKind::person, .person = person, .roles = roles};
}

std::string answer(Kind kind, const journal::Actor& who) {
  const auto refusal = check_can_release({.kind = kind, .placed_by = ada}, who);
  return refusal ? refusal->code : "may";
}

TEST(HoldRules, are_released_by_the_role_of_their_kind_alone) {
  const std::pair<Kind, Role> whose[] = {
      {Kind::credit, Role::finance},
      {Kind::price, Role::sales_manager},
      {Kind::quality, Role::quality_manager},
      {Kind::compliance, Role::quality_manager},
      {Kind::customer_request, Role::service_manager},
      {Kind::address, Role::order_desk},
  };
  for (const auto& [kind, its] : whose) {
    for (std::size_t i = 0; i < role_names.size(); ++i) {
      const auto role = static_cast<Role>(i);
      EXPECT_EQ(answer(kind, actor(bob, {role})), role == its ? "may" : "forbidden")
          << static_cast<int>(kind) << ' ' << role_names[i];
      EXPECT_EQ(releasers.has(role) || role != its, true);
    }
  }
}

TEST(HoldRules, are_not_released_by_who_placed_them_unless_nobody_else_is_there) {
  auto who = actor(ada, staff);
  EXPECT_EQ(answer(Kind::credit, who), "separation_of_duties");
  who.sole_person = true;
  EXPECT_EQ(answer(Kind::credit, who), "may");
}

}  // namespace
}  // namespace supercargo::holds
