#include "mandates/commands.h"

#include <gtest/gtest.h>

#include "mandates/store.h"
#include "tests/people_fixture.h"

namespace supercargo::mandates {
namespace {

using journal::reasons;

class Mandates : public people::OnPeople {
 protected:
  void SetUp() override {
    OnPeople::SetUp();
    if (IsSkipped()) return;
    first = actor(active("first@alpha.example", {"administrator"}));
    second = actor(active("second@alpha.example", {"administrator"}));
  }
  Policy given() {
    Policy policy{.code = "LARGE", .name = "Large orders"};
    policy.clause = "4.2";
    policy.words = "From a hundred on finance agrees.";
    policy.currency = Currency::of("EUR");
    policy.gross_from = Money{100'00, policy.currency};
    policy.steps = {{.roles = {"finance"}, .quorum = 2}};
    policy.valid_from = *parse_day("2020-01-01");
    return policy;
  }
  Patch patch(std::int64_t revision, const char* body) {
    return {.id = "LARGE", .revision = revision, .body = body};
  }
  std::size_t asked_at(Instant at, Day day) {
    return desk().read([&](const journal::Query& query) {
      Matter matter{.order_type = "standard", .channel = "web"};
      matter.gross = Money{100'00, Currency::of("EUR")};
      return Known::gather(query.db).needs({}, matter, {at, day}).size();
    });
  }
  journal::Actor first, second;
};
SUPERCARGO_ON_BOTH_ENGINES(Mandates);

TEST_P(Mandates, a_policy_is_drafted_by_one_administrator_and_put_in_force_by_another) {
  const auto made = desk().as(first).perform(draft, given());
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->version, 1);
  EXPECT_EQ(reasons(desk().as(first).perform(put_in_force, {.id = "large"})),
            ": requester_is_approver");
  EXPECT_EQ(asked_at(desk().clock.now(), *parse_day("2030-01-01")), 0U);
  const auto forced = desk().as(second).perform(put_in_force, {.id = "LARGE"});
  ASSERT_EQ(reasons(forced), "accepted");
  // Nothing that was decided before falls under it.
  EXPECT_EQ(forced->valid_from, day_in_utc(desk().clock.now()));
  EXPECT_EQ(to_json(*desk().ask(get, PolicyReference{text(made->id)})), to_json(*forced));
  EXPECT_EQ(desk().facts(made->id), "approval_policy_drafted, approval_policy_put_in_force");
  EXPECT_EQ(asked_at(desk().clock.now(), forced->valid_from), 1U);
  EXPECT_EQ(asked_at(forced->put_in_force_at - std::chrono::seconds(1), forced->valid_from), 0U);
}

TEST_P(Mandates, whoever_changed_a_draft_last_has_made_it) {
  ASSERT_EQ(reasons(desk().as(first).perform(draft, given())), "accepted");
  ASSERT_EQ(reasons(desk().as(second).perform(change, patch(1, R"({"name":"Big"})"))), "accepted");
  EXPECT_EQ(reasons(desk().as(second).perform(put_in_force, {.id = "LARGE"})),
            ": requester_is_approver");
  EXPECT_EQ(reasons(desk().as(first).perform(put_in_force, {.id = "LARGE", .revision = 1})),
            "revision_conflict");
  EXPECT_EQ(reasons(desk().as(first).perform(put_in_force, {.id = "LARGE"})), "accepted");
}

TEST_P(Mandates, what_is_in_force_changes_by_its_next_version_and_stays_readable) {
  const auto made = desk().as(first).perform(draft, given());
  EXPECT_EQ(reasons(desk().as(second).perform(draft, given())), "/code: draft_waits");
  ASSERT_EQ(reasons(desk().as(second).perform(put_in_force, {.id = "LARGE"})), "accepted");
  EXPECT_EQ(reasons(desk().as(first).perform(change, patch(2, R"({"name":"Big"})"))),
            "not_in_this_state");
  EXPECT_EQ(reasons(desk().as(first).perform(put_in_force, {.id = "LARGE"})), "not_in_this_state");
  Policy next = given();
  next.gross_from = Money{200'00, next.currency};
  const auto second_version = desk().as(first).perform(draft, next);
  ASSERT_EQ(reasons(second_version), "accepted");
  EXPECT_EQ(second_version->version, 2);
  ASSERT_EQ(reasons(desk().as(second).perform(put_in_force, {.id = "LARGE"})), "accepted");
  EXPECT_EQ(asked_at(desk().clock.now(), day_in_utc(desk().clock.now())), 0U);
  EXPECT_EQ(desk().ask(get, PolicyReference{text(made->id)})->gross_from->minor, 100'00);
  EXPECT_EQ(desk().ask(list_policies, db::ListRequest{})->items.size(), 2U);
}

TEST_P(Mandates, whom_or_what_it_names_is_known) {
  Policy policy = given();
  policy.customers = {"C-9"};
  policy.entered_by = {"per_nobody", text(first.person)};
  EXPECT_EQ(reasons(desk().as(first).perform(draft, policy)),
            "/customers/0: unknown_customer, /entered_by/0: unknown_person");
}

TEST_P(Mandates, an_administrator_without_a_second_one_is_recorded_as_such) {
  ASSERT_EQ(reasons(desk().as(first).perform(draft, given())), "accepted");
  auto gone = stored(second.person);
  gone.status = people::PersonStatus::removed;
  desk().write([&](journal::Unit& unit) { people::store::save(unit.db, gone); });
  const auto forced = desk().as(first).perform(put_in_force, {.id = "LARGE"});
  ASSERT_EQ(reasons(forced), "accepted");
  EXPECT_EQ(desk().facts(forced->id),
            "approval_policy_drafted, approval_policy_put_in_force, separation_waived");
}

}  // namespace
}  // namespace supercargo::mandates
