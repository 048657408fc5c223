#include "issues/rules.h"

#include <gtest/gtest.h>

namespace supercargo::issues {
namespace {

const Instant now = *parse_instant("2026-03-02T10:00:00Z");
const Instant later = now + std::chrono::hours(1);

std::string told(const std::vector<Reason>& reasons) {
  std::string all;
  for (const Reason& each : reasons)
    all += (all.empty() ? "" : ", ") + each.pointer + " " + each.code;
  return all;
}

// Decided, done and told: nothing is missing.
Issue clear_issue() {
  return {.status = Status::decided,
          .detected_at = now,
          .description = "Two pallets are wet.",
          .options = {{"Replace them", "Two days later"}, {"Take 10 % off", "49.60 less"}},
          .criteria = "The customer needs them on Friday.",
          .decision = "Take 10 % off",
          .decision_reason = "He can use them as they are.",
          .actions = {{"Tell finance", PersonId{1}, now, now}},
          .outcome = "He keeps them.",
          .customer_informed_at = now,
          .customer_informed_how = "phone"};
}

TEST(IssueRules, a_clear_record_may_be_closed) {
  EXPECT_EQ(told(check_can_close(clear_issue())), "");
  Issue nothing_to_tell = clear_issue();
  nothing_to_tell.customer_informed_at = {};
  nothing_to_tell.customer_informed_how.clear();
  nothing_to_tell.not_informed_reason = "It was put right before it left.";
  EXPECT_EQ(told(check_can_close(nothing_to_tell)), "");
}

TEST(IssueRules, everything_that_is_missing_is_said_at_once) {
  Issue bare{.actions = {{"Tell finance", PersonId{1}, now, {}}}};
  EXPECT_EQ(told(check_can_close(bare)),
            "/options fewer_than_two, /decision required, /actions/0/done_at not_done, "
            "/outcome required, /customer_informed_at required");
  Issue how = clear_issue();
  how.customer_informed_how.clear();
  EXPECT_EQ(told(check_can_close(how)), "/customer_informed_how required");
}

TEST(IssueRules, the_same_way_said_twice_is_no_alternative) {
  Issue twice = clear_issue();
  twice.options[1].option = " replace  THEM ";
  EXPECT_EQ(told(check_can_decide(twice)), "/options fewer_than_two");
  twice.options[1].option = "換貨";
  EXPECT_EQ(told(check_can_decide(twice)), "");
}

TEST(IssueRules, what_has_not_happened_yet_is_not_told_as_done) {
  Issue early = clear_issue();
  early.detected_at = early.customer_informed_at = early.actions[0].done_at = later;
  EXPECT_EQ(told(check_times(early, now)),
            "/detected_at in_the_future, /customer_informed_at in_the_future, "
            "/actions/0/done_at in_the_future");
  EXPECT_EQ(told(check_times(early, later)), "");
}

TEST(IssueRules, what_was_decided_among_stays_and_more_may_come) {
  const Issue before = clear_issue();
  Issue after = before;
  after.options.push_back({"Take them back", "Nobody has a van."});
  EXPECT_EQ(told(check_considered(before, after)), "");
  after.options[0].consequence = "Tomorrow";
  after.criteria = "Cost.";
  EXPECT_EQ(told(check_considered(before, after)),
            "/options/0 decided_already, /criteria decided_already");
  Issue open = before;
  open.status = Status::open;
  EXPECT_EQ(told(check_considered(open, after)), "");
}

// Domain 2.6, BE4: policies change, and a decision is judged by the one of its day.
TEST(IssueRules, a_clause_is_cited_with_the_version_of_its_policy) {
  const auto against = [](const Decide& wanted) {
    const auto reasons = check_cited(wanted);
    return reasons.empty() ? std::string() : reasons[0].pointer;
  };
  EXPECT_EQ(against({}), "");
  EXPECT_EQ(against({.policy_clause = "OP 4.2", .policy_version = "7"}), "");
  EXPECT_EQ(against({.policy_clause = "OP 4.2"}), "/policy_version");
  EXPECT_EQ(against({.policy_version = "7"}), "/policy_clause");
}

}  // namespace
}  // namespace supercargo::issues
