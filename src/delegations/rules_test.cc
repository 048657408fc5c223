#include "delegations/rules.h"

#include <gtest/gtest.h>

namespace supercargo::delegations {
namespace {

const PersonId ada{1};
const PersonId ben{2};
const PersonId cleo{3};
const Day today = *make_day(2026, 3, 10);
const RoleSet decides{Role::sales_manager};

Delegation given(PersonId absent, PersonId deputy, int from = 0, int until = 4) {
  return {
      .absent = absent, .deputy = deputy, .valid_from = today + from, .valid_until = today + until};
}

std::string told(const Delegation& wanted, const std::vector<Delegation>& others = {},
                 const Both& roles = {decides, decides}) {
  std::string all;
  for (const Reason& each : check_delegation(wanted, roles, others, today))
    all += (all.empty() ? "" : " ") + each.pointer + ":" + each.code;
  return all.empty() ? "given" : all;
}

TEST(DelegationRules, one_who_decides_stands_in_for_another_who_decides) {
  EXPECT_EQ(told(given(ada, ben)), "given");
  EXPECT_EQ(told(given(ada, ada)), "/deputy:own_deputy");
  EXPECT_EQ(told(given(ada, ben), {}, {RoleSet{Role::agent}, decides}), ":nothing_to_delegate");
  EXPECT_EQ(told(given(ada, ben), {}, {decides, RoleSet{Role::agent, Role::administrator}}),
            "/deputy:deputy_decides_nothing");
  EXPECT_EQ(told(given(ada, ben), {}, {decides, {}}), "/deputy:deputy_decides_nothing");
}

TEST(DelegationRules, its_days_are_ahead_in_order_and_not_too_many) {
  EXPECT_EQ(told(given(ada, ben, -1)), "/valid_from:not_before_today");
  EXPECT_EQ(told(given(ada, ben, 3, 2)), "/valid_until:ends_before_it_begins");
  EXPECT_EQ(told(given(ada, ben, 0, 0)), "given");
  EXPECT_EQ(told(given(ada, ben, 0, days_most - 1)), "given");
  EXPECT_EQ(told(given(ada, ben, 0, days_most)), "/valid_until:delegation_too_long");
}

TEST(DelegationRules, it_is_never_passed_on_nor_given_twice_for_a_day) {
  EXPECT_EQ(told(given(ada, ben), {given(ada, cleo, 4, 9)}), "/valid_from:delegated_already");
  EXPECT_EQ(told(given(ada, ben), {given(ben, cleo, 4, 9)}), "/deputy:delegation_chained");
  EXPECT_EQ(told(given(ada, ben), {given(cleo, ada, 4, 9)}), "/deputy:delegation_chained");
  EXPECT_EQ(told(given(ada, ben), {given(ben, ada)}), "/deputy:delegation_chained");
  EXPECT_EQ(told(given(ada, ben), {given(cleo, ben)}), "given");
  EXPECT_EQ(told(given(ada, ben), {given(ada, cleo, 5, 9), given(ben, cleo, 5, 9)}), "given");
  Delegation ended = given(ada, cleo);
  ended.ended_at = Instant{1};
  EXPECT_EQ(told(given(ada, ben), {ended}), "given");
}

TEST(DelegationRules, it_holds_on_its_days_until_it_is_ended) {
  Delegation delegation = given(ada, ben, 1, 2);
  EXPECT_FALSE(holds_on(delegation, today));
  EXPECT_TRUE(holds_on(delegation, today + 1));
  EXPECT_TRUE(holds_on(delegation, today + 2));
  EXPECT_FALSE(holds_on(delegation, today + 3));
  delegation.ended_at = Instant{1};
  EXPECT_FALSE(holds_on(delegation, today + 1));
}

}  // namespace
}  // namespace supercargo::delegations
