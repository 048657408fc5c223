#include "questions/commands.h"

#include <gtest/gtest.h>

#include "followups/commands.h"
#include "jobs/store.h"
#include "tests/beside_order.h"

namespace supercargo::questions {
namespace {

using journal::reasons;

class Questions : public tests::BesideOrder {
 protected:
  tests::TradingDesk::Asking picker() { return desk().as(desk().warehouse); }
  Result<Question> asked(const std::string& words = "Is it packed?") {
    return clerk().perform(
        ask, {.id = order().number, .line = 1, .team = "warehouse", .question = words});
  }
  void come_due(const Question& question) {
    desk().clock.set(question.due_at);
    desk().write([&](journal::Unit& unit) { escalate(unit, question.id.value); });
  }
  std::string follow_ups() {
    const auto page = desk().ask(followups::list_follow_ups, {});
    std::string all;
    for (const auto& each : page->items)
      all += each.team + " " + each.subject + " " +
             choices<followups::Cause>().names[static_cast<int>(each.cause)];
    return all;
  }
  bool is_job_waiting(const Question& question) {
    return desk().read([&](const journal::Query& query) {
      return jobs::store::find(query.db, escalate_job, question.id.value).has_value();
    });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Questions);

TEST_P(Questions, hinder_their_order_until_they_are_answered) {
  const auto question = asked();
  ASSERT_EQ(reasons(question), "accepted");
  EXPECT_GT(question->due_at, desk().clock.now());
  EXPECT_EQ(waits_for(), "closing " + text(question->id));
  EXPECT_TRUE(is_job_waiting(*question));
  const Answer yes{.id = text(question->id), .revision = 1, .answer = "Since this morning."};
  EXPECT_EQ(reasons(clerk().perform(answer, yes)), "/team: not_of_the_team");
  const auto answered = picker().perform(answer, yes);
  ASSERT_EQ(reasons(answered), "accepted");
  EXPECT_EQ(answered->answered_by, desk().warehouse.person);
  EXPECT_EQ(waits_for(), "");
  EXPECT_FALSE(is_job_waiting(*question));
  EXPECT_EQ(reasons(picker().perform(answer, {.id = text(question->id), .answer = "Again."})),
            "not_in_this_state");
  EXPECT_EQ(desk().facts(question->id), "question_asked, question_answered");
  EXPECT_EQ(news(), "sales_order_question_asked, sales_order_question_answered");
  EXPECT_EQ(to_json(*desk().ask(get, QuestionReference{text(question->id)})), to_json(*answered));
}

TEST_P(Questions, that_nobody_answers_in_time_go_to_the_managers_once) {
  const auto question = asked();
  come_due(*question);
  come_due(*question);
  EXPECT_EQ(follow_ups(), "service_manager " + text(order().id) + " unanswered_question");
  EXPECT_EQ(desk().ask(get, QuestionReference{text(question->id)})->escalated_at, question->due_at);
  EXPECT_EQ(reasons(picker().perform(answer, {.id = text(question->id), .answer = "Late."})),
            "accepted");
  EXPECT_EQ(desk().facts(question->id), "question_asked, question_escalated, question_answered");
  EXPECT_EQ(waits_for().substr(0, 12), "closing fup_") << "the follow-up is still to be done";
}

TEST_P(Questions, that_are_both_overdue_are_both_followed_up) {
  const auto first = asked();
  const auto second = asked("Is it dry?");
  come_due(*first);
  come_due(*second);
  const std::string one = "service_manager " + text(order().id) + " unanswered_question";
  EXPECT_EQ(follow_ups(), one + one);
  ASSERT_TRUE(picker().perform(answer, {.id = text(first->id), .answer = "Yes."}));
  ASSERT_TRUE(picker().perform(answer, {.id = text(second->id), .answer = "It is."}));
  EXPECT_EQ(waits_for().substr(0, 12), "closing fup_");
  EXPECT_NE(waits_for().find(", closing fup_"), std::string::npos) << "each is to be done";
}

TEST_P(Questions, that_were_answered_in_time_trouble_nobody) {
  const auto question = asked();
  ASSERT_TRUE(picker().perform(answer, {.id = text(question->id), .answer = "Yes."}));
  come_due(*question);
  EXPECT_EQ(follow_ups(), "");
}

TEST_P(Questions, are_taken_back_by_who_asked) {
  const auto question = asked();
  EXPECT_EQ(reasons(picker().perform(withdraw, {.id = text(question->id)})),
            "/asked_by: not_the_asker");
  EXPECT_EQ(reasons(clerk().perform(withdraw, {.id = text(question->id), .revision = 9})),
            "revision_conflict");
  ASSERT_EQ(reasons(clerk().perform(withdraw, {.id = text(question->id)})), "accepted");
  EXPECT_EQ(waits_for(), "");
  EXPECT_FALSE(is_job_waiting(*question));
  EXPECT_EQ(reasons(picker().perform(answer, {.id = text(question->id), .answer = "Yes."})),
            "not_in_this_state");
}

TEST_P(Questions, are_refused_with_everything_that_is_wrong_with_them) {
  EXPECT_EQ(reasons(clerk().perform(ask, {.id = order().number,
                                          .line = 7,
                                          .team = "warehouse",
                                          .owner = PersonId{4711},
                                          .question = "?",
                                          .due_at = desk().clock.now()})),
            "/line: unknown_line, /owner: unknown_person, /due_at: in_the_past");
  cancel_order();
  EXPECT_EQ(reasons(asked()), "not_in_this_state");
}

TEST_P(Questions, are_listed_by_what_is_due_first_and_narrowed_by_team_owner_and_order) {
  const auto late = asked();
  const auto soon = clerk().perform(ask, {.id = order().number,
                                          .team = "finance",
                                          .question = "Is it paid?",
                                          .due_at = desk().clock.now() + std::chrono::minutes(5)});
  const auto first = desk().ask(list_questions, {.limit = 1});
  EXPECT_EQ(first->items.at(0).id, soon->id);
  EXPECT_EQ(desk().ask(list_questions, {.limit = 1, .after = first->after})->items.at(0).id,
            late->id);
  EXPECT_EQ(found(list_questions, {{"team", "finance"}, {"status", "open"}}), "1");
  EXPECT_EQ(found(list_questions, {{"sales_order", order().number}}), "2");
  EXPECT_EQ(found(list_questions, {{"owner", text(desk().clerk.person)}}), "0");
  EXPECT_EQ(found(list_questions, {{"asked_by", text(desk().clerk.person)}}), "2");
}

TEST_P(Questions, keep_their_answers_as_they_were_given_and_out_of_the_journal) {
  const auto question = asked("陳先生的貨什麼時候出倉？CANARY");
  std::string long_answer = "CANARY ";
  while (long_answer.size() < 11'000) long_answer += "明天早上";
  ASSERT_TRUE(picker().perform(answer, {.id = text(question->id), .answer = long_answer}));
  EXPECT_EQ(desk().ask(get, QuestionReference{text(question->id)})->answer, long_answer);
  expect_sealed("CANARY");
}

}  // namespace
}  // namespace supercargo::questions
