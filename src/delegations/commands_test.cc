#include "delegations/commands.h"

#include <gtest/gtest.h>

#include "tests/people_fixture.h"

namespace supercargo::delegations {
namespace {

using journal::reasons;

class Delegations : public people::OnPeople {
 protected:
  void SetUp() override {
    OnPeople::SetUp();
    if (IsSkipped()) return;
    ada = actor(active("ada@alpha.example", {"sales_manager", "agent"}));
    ben = actor(active("ben@alpha.example", {"finance"}));
  }
  Day today() { return day_in_utc(desk().clock.now()); }
  Result<Delegation> given(const journal::Actor& absent, const journal::Actor& deputy, int days) {
    return desk().as(absent).perform(
        delegate, {.deputy = deputy.person, .valid_from = today(), .valid_until = today() + days});
  }
  std::string for_whom(const journal::Actor& deputy) {
    return desk().read([&](const journal::Query& query) {
      std::string all;
      for (const StandIn& each : stand_ins(query.db, deputy.person, desk().clock.now()))
        for (const std::string& role : people::words_of(each.roles))
          all += (each.person == ada.person ? "ada " : "other ") + role + " ";
      return all;
    });
  }
  journal::Actor ada, ben;
};
SUPERCARGO_ON_BOTH_ENGINES(Delegations);

TEST_P(Delegations, a_deputy_decides_in_the_roles_that_decide_for_as_long_as_it_holds) {
  const auto made = given(ada, ben, 2);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->absent, ada.person);
  EXPECT_EQ(for_whom(ben), "ada sales_manager ");
  EXPECT_EQ(for_whom(ada), "");
  desk().clock.advance(std::chrono::hours(2 * 24));
  EXPECT_EQ(for_whom(ben), "ada sales_manager ");
  desk().clock.advance(std::chrono::hours(24));
  EXPECT_EQ(for_whom(ben), "");
  EXPECT_EQ(desk().facts(made->id), "delegation_given");
}

TEST_P(Delegations, either_of_the_two_or_an_administrator_ends_it) {
  const auto made = given(ada, ben, 2);
  const auto other = actor(active("cleo@alpha.example", {"finance"}));
  EXPECT_EQ(reasons(desk().as(other).perform(end, {.id = text(made->id)})), "forbidden");
  EXPECT_EQ(reasons(desk().as(ben).perform(end, {.id = text(made->id)})), "accepted");
  EXPECT_EQ(for_whom(ben), "");
  EXPECT_EQ(reasons(desk().as(ada).perform(end, {.id = text(made->id)})), "not_in_this_state");
  const auto again = given(ada, ben, 2);
  const auto root = actor(active("root@alpha.example", {"administrator"}));
  EXPECT_EQ(reasons(desk().as(root).perform(end, {.id = text(again->id)})), "accepted");
  EXPECT_EQ(desk().facts(again->id), "delegation_given, delegation_ended");
}

TEST_P(Delegations, nobody_stands_in_for_who_has_left_or_passes_on_what_was_passed) {
  ASSERT_EQ(reasons(given(ada, ben, 2)), "accepted");
  EXPECT_EQ(reasons(given(ben, ada, 2)), "/deputy: delegation_chained");
  const auto agent = actor(active("agent@alpha.example", {"agent"}));
  EXPECT_EQ(reasons(given(ben, agent, 0)),
            "/deputy: deputy_decides_nothing, /deputy: delegation_chained");
  auto gone = stored(ada.person);
  gone.status = people::PersonStatus::suspended;
  desk().write([&](journal::Unit& unit) { people::store::save(unit.db, gone); });
  EXPECT_EQ(for_whom(ben), "");
}

}  // namespace
}  // namespace supercargo::delegations
