// Worklists (domain 2.6, BM1 and BM3): whatever waits is found by looking in one place, and the row
// itself says why, what to do next and by when.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::hours;

class Worklist : public Story {
 protected:
  // The rows of a list: "SO-… overdue: why → what to do".
  static std::string rows(const Caller& who, const std::string& list) {
    const auto page = who.get("/worklists/" + list);
    EXPECT_EQ(page.status, 200) << page.body;
    std::string all;
    for (int i = 0; i < 5; ++i) {
      const std::string one = "/items/" + std::to_string(i);
      if (at(page, one + "/record").empty()) break;
      all += at(page, one + "/sales_order_number") +
             (at(page, one + "/overdue") == "true" ? " overdue: " : ": ") + at(page, one + "/why") +
             " -> " + at(page, one + "/operation") + "\n";
    }
    return all;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Worklist);

TEST_P(Worklist, an_order_that_waits_for_a_yes_is_on_the_list_of_who_may_say_it) {
  receive("TAPE-48", 10);
  const auto order = ada.post("/sales-orders", tape(2, R"(,"order_type":"urgent")"));
  ASSERT_EQ(at(order, "/status"), "pending_approval");
  const std::string number = at(order, "/number");
  EXPECT_EQ(rows(ada, "approvals"), "") << "she entered it";
  EXPECT_NE(rows(bob, "approvals").find(number), std::string::npos);
  desk().clock.advance(hours(72));
  EXPECT_NE(rows(bob, "approvals").find(number + " overdue: "), std::string::npos);
  EXPECT_NE(rows(ada, "stuck-orders").find("-> decide_sales_order_approval"), std::string::npos);
  EXPECT_EQ(at(bob.get("/worklists"), "/approvals/count"), "1");
  EXPECT_EQ(at(bob.get("/worklists"), "/stuck_orders/count"), "1");
}

TEST_P(Worklist, a_shortage_is_seen_before_the_customer_asks) {
  const auto order = ada.post("/sales-orders", tape(2));
  desk().clock.advance(hours(72));
  const std::string stuck = rows(ada, "stuck-orders");
  EXPECT_NE(stuck.find(at(order, "/number") + " overdue: "), std::string::npos) << stuck;
  EXPECT_NE(stuck.find("-> settle_shortage"), std::string::npos) << stuck;
}

TEST_P(Worklist, what_was_never_delivered_is_late_for_ever) {
  receive("TAPE-48", 10);
  const auto order = ada.post("/sales-orders", tape(2));
  ASSERT_EQ(at(order, "/status"), "confirmed");
  EXPECT_EQ(rows(ada, "late-orders"), "");
  desk().clock.advance(hours(24 * 300));
  const std::string late = rows(ada, "late-orders");
  EXPECT_NE(late.find(at(order, "/number") + " overdue: 2 EA of TAPE-48 promised for "),
            std::string::npos)
      << late;
  EXPECT_EQ(at(ada.get("/worklists"), "/late_orders/count"), "1");
  EXPECT_EQ(at(ada.get("/worklists"), "/late_orders/more"), "false");
}

TEST_P(Worklist, announced_goods_that_do_not_come_put_promises_at_risk) {
  const std::string date = R"("date":")" + text(day_in_utc(desk().clock.now()) + 5) + '"';
  must(wing, "/expected-receipts",
       R"({"warehouse":"HK1","confirmed":true,)" + date +
           R"(,"lines":[{"sku":"TAPE-48","quantity":"10"}]})");
  const std::string wanted = text(day_in_utc(desk().clock.now()) + 7);
  const auto order = ada.post("/sales-orders", tape(2, R"(,"requested_date":")" + wanted + '"'));
  ASSERT_EQ(at(order, "/status"), "confirmed") << order.body;
  EXPECT_EQ(rows(ada, "promises-at-risk"), "") << "they are announced in time";
  desk().clock.advance(hours(24 * 6));
  const std::string risky = rows(ada, "promises-at-risk");
  EXPECT_NE(risky.find(at(order, "/number") + ": Nothing that is announced"), std::string::npos)
      << risky;
}

TEST_P(Worklist, a_follow_up_stays_until_it_is_completed) {
  receive("TAPE-48", 10);
  const auto order = ada.post("/sales-orders", tape(2));
  must(ada, "/follow-ups",
       R"({"subject":")" + at(order, "/id") + R"(","detail":"Ask for the gate."})");
  desk().clock.advance(hours(24 * 5));
  EXPECT_EQ(rows(ada, "follow-ups"),
            at(order, "/number") + " overdue: Ask for the gate. -> complete_follow_up\n");
}

TEST_P(Worklist, a_proof_waits_until_somebody_has_looked_at_it) {
  receive("TAPE-48", 10);
  const auto order = ada.post("/sales-orders", tape(2));
  const auto shipment = wing.post("/shipments", R"({"sales_order":")" + at(order, "/number") +
                                                    R"(","lines":[{"line":1,"quantity":2}]})");
  const std::string path = "/shipments/" + at(shipment, "/number");
  must(wing, path + "/despatch", "{}");
  desk().clock.advance(hours(3));
  must(wing, path + "/delivery",
       R"({"receiver":"Ms Chan","at":")" + text(desk().clock.now()) + R"("})");
  EXPECT_EQ(rows(ada, "proofs").substr(0, 16), at(order, "/number") + ": ");
  desk().clock.advance(hours(25));
  EXPECT_NE(rows(ada, "proofs").find(" overdue: Shipment " + at(shipment, "/number")),
            std::string::npos);
  EXPECT_EQ(at(ada.get("/worklists"), "/proofs/count"), "1");
  const auto closed = ada.post("/sales-orders/" + at(order, "/number") + "/closure", "{}");
  EXPECT_EQ(closed.status, 200) << "that does not keep it open: " << closed.body;
  EXPECT_NE(closed.body.find("Nobody has verified the proof of delivery of "), std::string::npos);
  must(ada, path + "/pod-verification", R"({"finding":"right"})");
  EXPECT_EQ(rows(ada, "proofs"), "");
}

TEST_P(Worklist, approvals_are_narrowed_to_who_asked_for_them) {
  receive("TAPE-48", 10);
  ada.post("/sales-orders", tape(2, R"(,"order_type":"urgent")"));
  const std::string own = at(ada.get("/session"), "/person");
  EXPECT_NE(rows(bob, "approvals?owner=" + own), "");
  EXPECT_EQ(rows(bob, "approvals?owner=" + at(bob.get("/session"), "/person")), "");
  EXPECT_EQ(words(bob.get("/worklists/approvals?q=tape")), "422 invalid: ?q unknown_parameter");
}

TEST_P(Worklist, a_question_that_nobody_answers_is_overdue) {
  receive("TAPE-48", 10);
  const auto order = ada.post("/sales-orders", tape(2));
  must(ada, "/sales-orders/" + at(order, "/id") + "/questions",
       R"({"team":"warehouse","question":"Is the tape on the first floor?"})");
  desk().clock.advance(hours(24 * 5));
  EXPECT_EQ(
      rows(wing, "questions"),
      at(order, "/number") + " overdue: Is the tape on the first floor? -> answer_question\n");
}

}  // namespace
}  // namespace supercargo::tests
