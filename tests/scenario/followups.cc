// Follow-ups (domain 2.0, 2.6 BM3 and BM4): nobody who waits for an answer is forgotten, and what
// was said to them is written so that a stranger understands it.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

constexpr char by_phone[] = R"(,"channel":"phone")";
constexpr char sent[] = R"({"outcome":"sent","contact":"Jan","channel":"phone"})";
constexpr char said[] =
    R"({"contact":"Jan","channel":"phone","direction":"outbound","outcome":"promised_answer",)"
    R"("summary":"Jan is abroad and answers on Monday before noon.")";

class FollowUps : public Story {
 protected:
  // An order that Jan was sent, and his silence since.
  void be_silent_for(std::chrono::hours time) {
    receive("TAPE-48", 10);
    const auto order = ada.post("/sales-orders", tape(2, by_phone));
    order_path = "/sales-orders/" + at(order, "/id");
    ASSERT_EQ(ada.post(order_path + "/read-back", sent).status, 200);
    desk().clock.advance(time);
    let_duties_run();
  }
  std::string open_ones() {
    const auto page = ada.get("/follow-ups?status=open&sort=due_at");
    std::string all;
    for (int i = 0; i < 3; ++i) {
      const std::string one = "/items/" + std::to_string(i);
      if (at(page, one + "/id").empty()) break;
      all += at(page, one + "/cause") + " due " + at(page, one + "/due_at").substr(0, 16) + ": " +
             at(page, one + "/detail") + "\n";
      path = "/follow-ups/" + at(page, one + "/id");
    }
    return all;
  }

  std::string order_path;
  std::string path;  // of the last one looked at
};
SUPERCARGO_ON_BOTH_ENGINES(FollowUps);

TEST_P(FollowUps, a_customer_who_does_not_answer_is_followed_up_once) {
  be_silent_for(std::chrono::hours(24 * 2));
  EXPECT_EQ(open_ones(), "");
  desk().clock.advance(std::chrono::hours(24 * 3));
  let_duties_run();
  let_duties_run();
  EXPECT_EQ(open_ones().substr(0, 20), "read_back_silent due") << "after three business days";
  EXPECT_NE(ada.get(order_path + "/timeline").body.find("sales_order_follow_up_opened"),
            std::string::npos);
  EXPECT_EQ(at(ada.get(order_path), "/status"), "awaiting_customer");
}

TEST_P(FollowUps, a_customer_who_answered_is_left_in_peace) {
  be_silent_for(std::chrono::hours(24));
  ASSERT_EQ(ada.post(order_path + "/read-back",
                     R"({"outcome":"agreed","contact":"Jan","channel":"phone"})")
                .status,
            200);
  desk().clock.advance(std::chrono::hours(24 * 14));
  let_duties_run();
  EXPECT_EQ(open_ones(), "");
}

TEST_P(FollowUps, are_completed_by_their_owner_with_a_clear_record_alone) {
  be_silent_for(std::chrono::hours(24 * 7));
  ASSERT_NE(open_ones(), "");
  const std::string completion = path + "/completion";
  EXPECT_EQ(words(bob.post(completion, std::string(said) + "}")),
            "422 invalid: /owner not_the_owner");
  const auto vague = ada.post(
      completion, R"({"contact":"Jan","channel":"phone","direction":"outbound","outcome":"ok",)"
                  R"("summary":"Called the customer, all done.","next_action":"Call again"})");
  EXPECT_EQ(words(vague), "422 invalid: /summary vague, /next_due required");
  const auto done = ada.post(completion, std::string(said) + "}");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(
      at(done, "/status") + " " + at(done, "/record/outcome") + " " + at(done, "/record/closed"),
      "done promised_answer true");
  EXPECT_EQ(at(ada.get(path), "/record/summary"),
            "Jan is abroad and answers on Monday before noon.");
  EXPECT_EQ(words(ada.post(completion, std::string(said) + "}")), "409 not_in_this_state");
  EXPECT_EQ(ada.ask(Method::del, path).status, 405) << "none can be deleted";
}

TEST_P(FollowUps, a_next_step_is_the_next_follow_up) {
  be_silent_for(std::chrono::hours(24 * 7));
  ASSERT_NE(open_ones(), "");
  const auto done = ada.post(path + "/completion",
                             std::string(said) + R"(,"next_action":"Ask Jan for his answer.",)"
                                                 R"("next_due":"2026-03-16T12:00:00Z"})");
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(open_ones(), "next_action due 2026-03-16T12:00: Ask Jan for his answer.\n");
}

TEST_P(FollowUps, a_person_asks_for_one_and_a_leader_hands_it_over) {
  receive("TAPE-48", 10);
  const auto order = ada.post("/sales-orders", tape(2));
  const std::string about = R"({"subject":")" + at(order, "/id") +
                            R"(","detail":"Ask for the )"
                            R"(name of the driver."})";
  const auto asked = ada.post("/follow-ups", about);
  ASSERT_EQ(asked.status, 201) << asked.body;
  path = "/follow-ups/" + at(asked, "/id");
  EXPECT_EQ(at(asked, "/cause") + " " + at(asked, "/subject_kind"), "manual sales_order");
  EXPECT_EQ(words(ada.post("/follow-ups", R"({"subject":"so_none","detail":"x","due_at":)"
                                          R"("2020-01-01T00:00:00Z"})")),
            "422 invalid: /subject unknown_record, /due_at in_the_past");
  const auto who = at(bob.get("/session"), "/person");
  EXPECT_EQ(wing.patch(path, R"({"owner":")" + who + "\"}").status, 403);
  ASSERT_EQ(bob.patch(path, R"({"owner":")" + who + "\"}").status, 200) << who;
  EXPECT_EQ(words(ada.post(path + "/completion", std::string(said) + "}")),
            "422 invalid: /owner not_the_owner");
  EXPECT_EQ(bob.post(path + "/completion", std::string(said) + "}").status, 200);
}

}  // namespace
}  // namespace supercargo::tests
