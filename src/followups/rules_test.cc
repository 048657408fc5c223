#include "followups/rules.h"

#include <gtest/gtest.h>

namespace supercargo::followups {
namespace {

const Instant now = *parse_instant("2026-03-02T10:00:00Z");  // a Monday

std::string due(const char* at, Urgency urgency) {
  return text(due_after(*parse_instant(at), urgency, Calendar{}));
}

TEST(FollowUps, are_due_in_a_working_day_or_in_four_working_hours) {
  EXPECT_EQ(due("2026-03-02T10:00:00Z", Urgency::standard), "2026-03-03T10:00:00.000000Z");
  EXPECT_EQ(due("2026-03-06T10:00:00Z", Urgency::standard), "2026-03-09T10:00:00.000000Z");
  EXPECT_EQ(due("2026-03-07T10:00:00Z", Urgency::standard), "2026-03-09T17:30:00.000000Z");
  EXPECT_EQ(due("2026-03-02T10:00:00Z", Urgency::urgent), "2026-03-02T14:00:00.000000Z");
  EXPECT_EQ(due("2026-03-02T16:00:00Z", Urgency::urgent), "2026-03-03T11:30:00.000000Z");
  EXPECT_EQ(due("2026-03-06T22:00:00Z", Urgency::urgent), "2026-03-09T13:00:00.000000Z");
}

TEST(FollowUps, are_completed_by_their_owner_or_by_whoever_is_of_the_team) {
  const PersonId ada{1};
  const PersonId dan{2};
  const FollowUp owned{.owner = ada, .team = "order_desk"};
  EXPECT_TRUE(may_complete(owned, ada, RoleSet{Role::agent}));
  EXPECT_FALSE(may_complete(owned, dan, RoleSet{Role::order_desk}));
  const FollowUp of_team{.team = "order_desk"};
  EXPECT_FALSE(may_complete(of_team, ada, RoleSet{Role::agent}));
  EXPECT_TRUE(may_complete(of_team, dan, RoleSet{Role::order_desk}));
}

TEST(FollowUps, that_have_come_to_the_manager_are_the_managers_too) {
  const PersonId ada{1};
  const PersonId mei{2};
  FollowUp owned{.owner = ada, .team = "order_desk"};
  EXPECT_FALSE(may_complete(owned, mei, RoleSet{Role::service_manager}));
  owned.escalated_at = now;
  EXPECT_TRUE(may_complete(owned, mei, RoleSet{Role::service_manager}));
  EXPECT_TRUE(may_complete(owned, ada, RoleSet{Role::agent}));
  EXPECT_FALSE(may_complete(owned, mei, RoleSet{Role::sales_manager}));
  EXPECT_FALSE(starts_escalated(owned));
  EXPECT_TRUE(starts_escalated({.team = "service_manager"}));
  EXPECT_FALSE(starts_escalated({.owner = ada, .team = "service_manager"}));
}

Complete clear_record() {
  return {.contact = "Ms Chan",
          .summary = "She accepts delivery on Friday and will have a forklift ready.",
          .outcome = "new_date_agreed"};
}

std::string reasons_against(const Complete& record) {
  std::string all;
  for (const Reason& reason : check_record(record, now))
    all += (all.empty() ? "" : ", ") + reason.pointer + " " + reason.code;
  return all;
}

TEST(FollowUps, a_clear_record_is_taken) {
  EXPECT_EQ(reasons_against(clear_record()), "");
  Complete next = clear_record();
  next.next_action = "Call again when the van has left.";
  next.next_due = now + std::chrono::hours(1);
  EXPECT_EQ(reasons_against(next), "");
  Complete in_chinese = clear_record();
  in_chinese.summary = "陳女士同意星期五送貨並會準備好鏟車在門口等候我們的貨車";
  EXPECT_EQ(reasons_against(in_chinese), "");
}

TEST(FollowUps, what_tells_nothing_is_refused) {
  const auto summary = [](const char* words) {
    Complete record = clear_record();
    record.summary = words;
    return reasons_against(record);
  };
  EXPECT_EQ(summary("Agreed on Friday."), "/summary too_short");
  EXPECT_EQ(summary("Called the customer, all done, ok."), "/summary vague");
  EXPECT_EQ(summary("done done done done done done done"), "/summary vague");
  EXPECT_EQ(summary("...................................."), "/summary vague");
  EXPECT_EQ(summary("Called customer; goods arrive Monday."), "");
}

TEST(FollowUps, half_a_next_step_is_none) {
  Complete record = clear_record();
  record.next_action = "Call again.";
  EXPECT_EQ(reasons_against(record), "/next_due required");
  record.next_action.clear();
  record.next_due = now + std::chrono::hours(1);
  EXPECT_EQ(reasons_against(record), "/next_action required");
  record.next_action = "Call again.";
  record.next_due = now;
  EXPECT_EQ(reasons_against(record), "/next_due in_the_past");
  record = clear_record();
  record.started_at = now + std::chrono::minutes(1);
  EXPECT_EQ(reasons_against(record), "/started_at in_the_future");
}

}  // namespace
}  // namespace supercargo::followups
