#include "issues/commands.h"

#include <gtest/gtest.h>

#include "tests/beside_order.h"

namespace supercargo::issues {
namespace {

using journal::reasons;

class Issues : public tests::BesideOrder {
 protected:
  Raise wet() const {
    return {.id = order().number,
            .line = 1,
            .kind = Kind::damage,
            .description = "Two rolls are wet.",
            .options = {{"Replace them", "A day later"}, {"Take 10 % off", "2.48 less"}}};
  }
  Result<Issue> raised() { return clerk().perform(raise, wet()); }
  Result<Issue> patched_with(const Issue& issue, const std::string& body) {
    return clerk().perform(change,
                           {.id = text(issue.id), .revision = issue.revision, .body = body});
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Issues);

TEST_P(Issues, are_numbered_and_hinder_their_order_until_they_are_closed) {
  const auto issue = raised();
  ASSERT_EQ(reasons(issue), "accepted");
  EXPECT_EQ(issue->number, "IS-2026-000001");
  EXPECT_EQ(issue->owner, order().owner);
  EXPECT_EQ(issue->detected_by, desk().clerk.person);
  EXPECT_EQ(waits_for(), "closing " + text(issue->id));
  EXPECT_EQ(reasons(clerk().perform(close, {.id = issue->number})),
            "/decision: required, /outcome: required, /customer_informed_at: required");
  const auto decided = clerk().perform(decide, {.id = issue->number,
                                                .decision = "Take 10 % off",
                                                .reason = "He can use them.",
                                                .policy_clause = "OP 4.2",
                                                .policy_version = "7"});
  ASSERT_EQ(reasons(decided), "accepted");
  EXPECT_EQ(decided->decided_by, desk().clerk.person);
  const auto closed = clerk().perform(close, {.id = issue->number,
                                              .revision = 2,
                                              .outcome = "He keeps them.",
                                              .customer_informed_at = desk().clock.now(),
                                              .customer_informed_how = "phone"});
  ASSERT_EQ(reasons(closed), "accepted");
  EXPECT_EQ(waits_for(), "");
  EXPECT_EQ(desk().facts(issue->id), "order_issue_raised, order_issue_decided, order_issue_closed");
  EXPECT_EQ(news(),
            "sales_order_issue_raised, sales_order_issue_decided, sales_order_issue_closed");
  EXPECT_EQ(to_json(*desk().ask(get, IssueReference{issue->number})), to_json(*closed));
}

TEST_P(Issues, whose_life_is_over_are_left_alone) {
  const auto issue = raised();
  ASSERT_TRUE(clerk().perform(decide, {.id = issue->number, .decision = "A", .reason = "B"}));
  ASSERT_TRUE(clerk().perform(
      close, {.id = issue->number, .outcome = "C", .not_informed_reason = "Not his."}));
  const auto now = desk().ask(get, IssueReference{issue->number});
  EXPECT_EQ(reasons(patched_with(*now, R"({"impact":"None."})")), "not_in_this_state");
  EXPECT_EQ(reasons(clerk().perform(decide, {.id = issue->number, .decision = "A", .reason = "B"})),
            "not_in_this_state");
  EXPECT_EQ(reasons(clerk().perform(close, {.id = issue->number})), "not_in_this_state");
  cancel_order();
  EXPECT_EQ(reasons(raised()), "not_in_this_state");
}

TEST_P(Issues, are_worked_on_by_several_and_never_over_each_other) {
  const auto issue = raised();
  const auto more = patched_with(*issue, R"({"impact":"He cannot pack on Friday."})");
  ASSERT_EQ(reasons(more), "accepted");
  EXPECT_EQ(more->impact, "He cannot pack on Friday.");
  EXPECT_EQ(reasons(patched_with(*issue, R"({"impact":"None."})")), "revision_conflict");
  EXPECT_EQ(reasons(patched_with(*more, R"({"decision":"Off"})")), "/decision: read_only");
  EXPECT_EQ(reasons(patched_with(*more, R"({"actions":[{"what":"Call"}]})")),
            "/actions/0/owner: required, /actions/0/due_at: required");
}

TEST_P(Issues, name_lines_and_people_that_are_there) {
  auto told = wet();
  told.line = 2;
  told.owner = PersonId{4711};
  told.detected_by = PersonId{4712};
  told.detected_at = desk().clock.now() + std::chrono::hours(1);
  told.actions = {{"Call", PersonId{4713}, desk().clock.now(), {}}};
  EXPECT_EQ(reasons(clerk().perform(raise, told)),
            "/detected_at: in_the_future, /line: unknown_line, /detected_by: unknown_person, "
            "/owner: unknown_person, /actions/0/owner: unknown_person");
}

TEST_P(Issues, are_not_decided_without_an_alternative) {
  auto told = wet();
  told.options.pop_back();
  const auto issue = clerk().perform(raise, told);
  const Decide wanted{.id = issue->number, .decision = "Replace", .reason = "There is no other."};
  EXPECT_EQ(reasons(clerk().perform(decide, wanted)), "/options: fewer_than_two");
  const auto more =
      patched_with(*issue, R"({"options":[{"option":"Replace","consequence":"A day"},)"
                           R"({"option":"Wait","consequence":"They dry."}]})");
  ASSERT_EQ(reasons(more), "accepted");
  const auto decided = clerk().perform(decide, wanted);
  ASSERT_EQ(reasons(decided), "accepted");
  EXPECT_EQ(reasons(patched_with(*decided, R"({"options":[]})")),
            "/options/0: decided_already, /options/1: decided_already");
}

TEST_P(Issues, are_found_by_order_status_kind_and_owner) {
  const auto issue = raised();
  ASSERT_TRUE(raised());
  ASSERT_TRUE(clerk().perform(decide, {.id = issue->number, .decision = "A", .reason = "B"}));
  EXPECT_EQ(found(list_issues, {{"sales_order", order().number}}), "2");
  EXPECT_EQ(found(list_issues, {{"status", "decided"}}), "1");
  EXPECT_EQ(found(list_issues, {{"kind", "damage"}, {"owner", text(desk().clerk.person)}}), "2");
  EXPECT_EQ(found(list_issues, {{"number", "IS-2026-000002"}}), "1");
}

TEST_P(Issues, keep_long_chinese_words_and_seal_them_in_the_journal) {
  auto told = wet();
  std::string long_text;
  while (long_text.size() < 11'000) long_text += "貨物受潮";
  told.description = long_text + "CANARY";
  const auto issue = clerk().perform(raise, told);
  ASSERT_EQ(reasons(issue), "accepted");
  EXPECT_EQ(desk().ask(get, IssueReference{issue->number})->description, told.description);
  expect_sealed("CANARY");
  expect_sealed("Replace them");
}

}  // namespace
}  // namespace supercargo::issues
