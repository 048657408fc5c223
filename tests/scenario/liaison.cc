// What stands beside an order (domain 2.6 B0, BX3, BE4 and 3.3): it is held and released by whose
// business that is, what goes wrong with it is written so that a stranger understands it, and other
// teams are asked and answer in time, or a manager hears of it.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Liaison : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    mei = with_key("mei@example.com", {"service_manager"});
    olga = with_key("olga@example.com", {"order_desk"});
    receive("TAPE-48", 10);
    order = "/sales-orders/" + at(ada.post("/sales-orders", tape(2)), "/id");
  }
  // What the order waits for, as it shows it.
  std::string waits_for() {
    const auto now = ada.get(order);
    std::string all;
    for (int i = 0; i < 5; ++i) {
      const std::string one = "/hindrances/" + std::to_string(i);
      if (at(now, one + "/record").empty()) break;
      all += (all.empty() ? "" : ", ") + at(now, one + "/kind") + " blocks " +
             at(now, one + "/blocks");
    }
    return all;
  }
  // What the timeline tells of it since it was confirmed, with one of the values that it shows.
  std::string timeline(const Caller& reader, const std::string& field) {
    const auto all = reader.get(order + "/timeline");
    std::string told;
    for (int i = 4; i < 30; ++i) {
      const std::string entry = "/items/" + std::to_string(i);
      const std::string name = at(all, entry + "/name");
      if (name.empty()) break;
      told += name;
      for (int n = 0; n < 3; ++n) {
        const std::string change = entry + "/changes/" + std::to_string(n);
        if (at(all, change + "/field") == field) told += ": " + at(all, change + "/after");
      }
      told += "\n";
    }
    return told;
  }
  std::string raised(const std::string& more = {}) {
    const auto issue =
        ada.post(order + "/issues", R"({"kind":"damage","line":1,"description":"兩卷膠帶受潮，)"
                                    R"(外箱破損。")" +
                                        more + "}");
    EXPECT_EQ(issue.status, 201) << issue.body;
    return "/issues/" + at(issue, "/number");
  }

  Caller mei, olga;
  std::string order;
};
SUPERCARGO_ON_BOTH_ENGINES(Liaison);

TEST_P(Liaison, a_held_order_waits_for_whose_business_it_is) {
  const std::string why = R"({"kind":"address","reason":"地址不存在：請核對門牌。"})";
  const auto held = ada.post(order + "/holds", why);
  ASSERT_EQ(held.status, 201) << held.body;
  EXPECT_EQ(at(held, "/reason"), "地址不存在：請核對門牌。");
  EXPECT_EQ(waits_for(), "hold blocks fulfilment");
  const auto again = ada.post(order + "/holds", why);
  EXPECT_EQ(words(again), "422 invalid: /kind held_already");
  EXPECT_NE(at(again, "/errors/0/detail").find(at(held, "/id")), std::string::npos);

  const std::string release = "/holds/" + at(held, "/id") + "/release";
  const std::string open_again = R"({"reason":"The customer sent the right number."})";
  EXPECT_EQ(words(wing.post(release, open_again)), "403 forbidden");
  EXPECT_EQ(words(ada.post(release, open_again)),
            "422 separation_of_duties:  placer_may_not_release");
  EXPECT_EQ(words(bob.post(release, open_again)), "403 forbidden");
  EXPECT_EQ(words(olga.post(release, "{}")), "422 invalid: /reason required");
  const auto released = olga.post(release, open_again, {{"if-match", header(held, "ETag")}});
  ASSERT_EQ(released.status, 200) << released.body;
  EXPECT_EQ(at(released, "/status"), "released");
  EXPECT_EQ(words(olga.post(release, open_again)), "409 not_in_this_state");
  EXPECT_EQ(waits_for(), "");
  EXPECT_EQ(timeline(ada, "reason"),
            "sales_order_held: 地址不存在：請核對門牌。\n"
            "separation_refused\n"
            "decision_refused\n"
            "sales_order_hold_released: The customer sent the right number.\n");
  EXPECT_EQ(at(ada.get("/holds?status=open"), "/items/0/id"), "");
  EXPECT_EQ(at(ada.get("/holds?sales_order=SO-2026-000001"), "/items/0/id"), at(held, "/id"));
}

TEST_P(Liaison, an_issue_is_closed_when_its_record_is_clear) {
  const std::string issue = raised();
  EXPECT_EQ(waits_for(), "issue blocks closing");
  EXPECT_EQ(words(ada.post(issue + "/closure", "{}")),
            "422 invalid: /options fewer_than_two, /decision required, /outcome required, "
            "/customer_informed_at required");
  EXPECT_EQ(words(ada.post(issue + "/decision", R"({"decision":"更換","reason":"客戶急用。"})")),
            "422 invalid: /options fewer_than_two");
  const auto who = at(wing.get("/session"), "/person");
  const auto action = [&](const std::string& done) {
    return R"({"actions":[{"what":"Put two dry rolls aside.","owner":")" + who +
           R"(","due_at":"2026-03-20T10:00:00Z")" + done + "}]}";
  };
  ASSERT_EQ(wing.patch(issue, R"({"impact":"客戶星期五不能包裝。","criteria":"準時",)"
                              R"("options":[{"option":"更換","consequence":"遲一天"},)"
                              R"({"option":"九折","consequence":"少收 2.48"}]})")
                .status,
            200);
  ASSERT_EQ(ada.patch(issue, action("")).status, 200);
  const auto decided = ada.post(
      issue + "/decision",
      R"({"decision":"更換","reason":"客戶急用。","policy_clause":"OP 4.2","policy_version":"7"})");
  EXPECT_EQ(at(decided, "/status"), "decided");
  EXPECT_EQ(words(ada.patch(issue, R"({"options":[]})")),
            "422 invalid: /options/0 decided_already, /options/1 decided_already");
  const std::string now = text(desk().clock.now());
  const std::string closing = R"({"outcome":"客戶收到乾的膠帶。","customer_informed_how":"phone",)"
                              R"("customer_informed_at":")" +
                              now + R"("})";
  EXPECT_EQ(words(ada.post(issue + "/closure", closing)),
            "422 invalid: /actions/0/done_at not_done");
  ASSERT_EQ(wing.patch(issue, action(R"(,"done_at":")" + now + '"')).status, 200);
  const auto closed = ada.post(issue + "/closure", closing);
  ASSERT_EQ(closed.status, 200) << closed.body;
  EXPECT_EQ(waits_for(), "");
  EXPECT_EQ(ada.get(issue).body, closed.body);
  for (const char* told : {"detected_at", "detected_by", "decided_by", "decided_at", "closed_by",
                           "owner", "customer_informed_at"})
    EXPECT_NE(at(closed, std::string("/") + told), "") << told;
  EXPECT_EQ(timeline(ada, "decision"),
            "sales_order_issue_raised\nsales_order_issue_decided: 更換\n"
            "sales_order_issue_closed\n");
}

TEST_P(Liaison, two_people_at_one_issue_do_not_overwrite_each_other) {
  const std::string issue = raised();
  const Headers seen = {{"if-match", header(ada.get(issue), "ETag")}};
  const auto first = ada.ask(Method::patch, issue, R"({"impact":"None yet."})", seen);
  ASSERT_EQ(first.status, 200) << first.body;
  const auto second = mei.ask(Method::patch, issue, R"({"impact":"A day lost."})", seen);
  EXPECT_EQ(words(second), "412 revision_conflict");
  EXPECT_EQ(at(second, "/changed_by_others/0"), "impact");
  EXPECT_EQ(ada.ask(Method::patch, issue, R"({"impact":"None."})").status, 428);
  EXPECT_EQ(ada.ask(Method::del, issue).status, 405) << "none can be deleted";
}

TEST_P(Liaison, the_warehouse_is_asked_and_its_answer_stands_on_the_order) {
  const auto asked = ada.post(order + "/questions",
                              R"({"team":"warehouse","line":1,"question":"陳先生的貨包好了嗎？"})");
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(waits_for(), "question blocks closing");
  EXPECT_EQ(at(wing.get("/questions?team=warehouse&status=open"), "/items/0/id"), at(asked, "/id"));
  const std::string path = "/questions/" + at(asked, "/id");
  EXPECT_EQ(words(bob.post(path + "/answer", R"({"answer":"I guess so."})")),
            "422 invalid: /team not_of_the_team");
  ASSERT_EQ(wing.post(path + "/answer", R"({"answer":"包好了，在二號門。"})").status, 200);
  EXPECT_EQ(waits_for(), "");
  EXPECT_EQ(timeline(ada, "answer"),
            "sales_order_question_asked\nsales_order_question_answered: 包好了，在二號門。\n");
  desk().clock.advance(std::chrono::hours(24 * 7));
  let_duties_run();
  EXPECT_EQ(at(mei.get("/follow-ups"), "/items/0/id"), "") << "it was answered in time";
}

TEST_P(Liaison, a_question_without_an_answer_reaches_the_manager_once) {
  const auto asked =
      ada.post(order + "/questions", R"({"team":"finance","question":"Is it paid?"})");
  const std::string path = "/questions/" + at(asked, "/id");
  let_duties_run();
  EXPECT_EQ(at(ada.get(path), "/escalated_at"), "");
  desk().clock.advance(std::chrono::hours(24 * 4));
  let_duties_run();
  let_duties_run();
  EXPECT_NE(at(ada.get(path), "/escalated_at"), "");
  const auto follow_ups = mei.get("/follow-ups?status=open");
  EXPECT_EQ(at(follow_ups, "/items/0/cause") + " for " + at(follow_ups, "/items/0/team"),
            "unanswered_question for service_manager");
  EXPECT_EQ(at(follow_ups, "/items/1/id"), "");
  EXPECT_EQ(waits_for(), "question blocks closing, follow_up blocks closing");
  EXPECT_EQ(bob.post(path + "/answer", R"({"answer":"Since Friday."})").status, 200);
  EXPECT_EQ(waits_for(), "follow_up blocks closing");
  EXPECT_EQ(timeline(ada, "answer"),
            "sales_order_question_asked\nsales_order_question_escalated\n"
            "sales_order_question_answered: Since Friday.\n");
}

TEST_P(Liaison, files_belong_to_what_they_show) {
  const std::string issue = at(ada.get(raised()), "/id");
  const Headers photo = {{"content-type", "text/plain"},
                         {"content-disposition", "attachment; filename=\"wet.txt\""}};
  const auto added = wing.post("/attachments?owner=" + issue, "two wet rolls", photo);
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(at(added, "/owner_kind"), "order_issue");
  EXPECT_EQ(mei.get("/attachments/" + at(added, "/id")).body, "two wet rolls");
  EXPECT_EQ(wing.post("/attachments?owner=iss_0000000000001", "none", photo).status, 404);
}

TEST_P(Liaison, what_is_wrong_is_told_at_once) {
  EXPECT_EQ(words(ada.post(order + "/holds", R"({"kind":"mood","colour":"red"})")),
            "422 invalid: /colour unknown_field, /kind unknown_choice, /reason required");
  EXPECT_EQ(words(ada.post(order + "/issues", R"({"options":[{"option":"Wait"}]})")),
            "422 invalid: /kind required, /description required, /options/0/consequence required");
  EXPECT_EQ(words(ada.post(order + "/questions", R"({"team":"auditor","question":" "})")),
            "422 invalid: /team unknown_team, /question blank");
  EXPECT_EQ(
      ada.post("/sales-orders/SO-2026-999999/holds", R"({"kind":"price","reason":"Wrong list."})")
          .status,
      404);
}

}  // namespace
}  // namespace supercargo::tests
