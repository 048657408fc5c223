#include "followups/commands.h"

#include "agreements/commands.h"
#include "followups/store.h"
#include "jobs/store.h"
#include "tests/beside_order.h"

namespace supercargo::followups {
namespace {

using journal::reasons;

// A follow-up about one confirmed order.
class LateFollowUps : public tests::BesideOrder {
 protected:
  FollowUp opened(const std::string& team = "order_desk", PersonId owner = {}) {
    std::optional<FollowUp> follow_up;
    desk().write([&](journal::Unit& unit) {
      follow_up = open(unit, {.subject = text(order().id),
                              .subject_kind = entity<orders::Order>().name,
                              .subject_id = order().id.value,
                              .cause = Cause::delayed,
                              .detail = "陳先生的貨遲到 CANARY",
                              .owner = owner,
                              .team = team.c_str()});
    });
    return *follow_up;
  }
  std::optional<jobs::Job> job_of(const FollowUp& follow_up) {
    return desk().read([&](const journal::Query& query) {
      return jobs::store::find(query.db, escalate_job, follow_up.id.value);
    });
  }
  // What the job does when it is due, as often as servers might.
  void come_due(const FollowUp& follow_up) {
    desk().clock.advance(std::max(Duration{}, follow_up.due_at - desk().clock.now()));
    desk().write(
        [&](journal::Unit& unit) { agreements::escalate_follow_up(unit, follow_up.id.value); });
  }
  FollowUp now(const FollowUp& follow_up) {
    return *desk().ask(get, FollowUpReference{text(follow_up.id)});
  }
  Complete clear(const FollowUp& follow_up) {
    return {.id = text(follow_up.id),
            .contact = "Ms Chan",
            .summary = "She accepts delivery on Friday and will have a forklift ready.",
            .outcome = "new_date_agreed"};
  }
};
SUPERCARGO_ON_BOTH_ENGINES(LateFollowUps);

TEST_P(LateFollowUps, that_nobody_did_in_time_come_to_the_manager_once) {
  const FollowUp late = opened("order_desk", desk().clerk.person);
  ASSERT_TRUE(job_of(late));
  EXPECT_EQ(job_of(late)->due_at, late.due_at);
  const auto manager = desk().person({Role::service_manager});
  EXPECT_EQ(reasons(desk().as(manager).perform(complete, clear(late))), "/owner: not_the_owner");
  come_due(late);
  come_due(late);
  EXPECT_EQ(now(late).escalated_at, late.due_at);
  EXPECT_EQ(desk().facts(late.id), "follow_up_opened, follow_up_escalated");
  EXPECT_EQ(news(), "sales_order_follow_up_escalated");
  EXPECT_EQ(reasons(desk().as(manager).perform(complete, clear(late))), "accepted");
  EXPECT_EQ(waits_for(), "");
  expect_sealed("CANARY");
}

TEST_P(LateFollowUps, are_still_their_owners_when_they_have_come_to_the_manager) {
  const FollowUp late = opened("order_desk", desk().clerk.person);
  come_due(late);
  EXPECT_EQ(reasons(desk().as(Role::agent).perform(complete, clear(late))),
            "/owner: not_the_owner");
  EXPECT_EQ(reasons(clerk().perform(complete, clear(late))), "accepted");
}

TEST_P(LateFollowUps, that_were_done_in_time_trouble_no_manager) {
  const FollowUp done = opened("order_desk", desk().clerk.person);
  ASSERT_TRUE(clerk().perform(complete, clear(done)));
  EXPECT_FALSE(job_of(done));
  come_due(done);
  EXPECT_FALSE(now(done).escalated_at);
  EXPECT_EQ(news(), "");
}

TEST_P(LateFollowUps, of_the_manager_are_there_at_once) {
  const FollowUp managers = opened("service_manager");
  EXPECT_EQ(managers.escalated_at, desk().clock.now());
  EXPECT_FALSE(job_of(managers));
  come_due(managers);
  EXPECT_EQ(desk().facts(managers.id), "follow_up_opened");
}

}  // namespace
}  // namespace supercargo::followups
