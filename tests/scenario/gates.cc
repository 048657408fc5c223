// The gates of an order (domain 2.0): each refuses and passes, and none can be talked round.
#include <gtest/gtest.h>

#include <future>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Gates : public Story {
 protected:
  std::string placed(const std::string& body) {
    order = ada.post("/sales-orders", body);
    path = "/sales-orders/" + at(order, "/id");
    return at(order, "/status") + "\n" + open_gates(order);
  }
  std::string does(const Caller& who, const std::string& verb, const std::string& body = "{}") {
    const auto answer = who.post(path + "/" + verb, body);
    const std::string all = words(answer);
    return answer.status < 400 ? all.substr(0, all.find(':')) : all;
  }

  Response order;
  std::string path;
};
SUPERCARGO_ON_BOTH_ENGINES(Gates);

TEST_P(Gates, all_ten_are_answered_and_shown) {
  receive("TAPE-48", 10);
  placed(tape(1));
  std::string all;
  for (int i = 0; i < 10; ++i) {
    const std::string one = "/checks/" + std::to_string(i);
    all += at(order, one + "/code") + " " + at(order, one + "/name") + " " +
           at(order, one + "/result") + "\n";
  }
  EXPECT_EQ(all,
            "G1 customer_verified pass\nG2 products_valid pass\nG3 stock_promised pass\n"
            "G4 price_in_authority pass\nG5 credit_passed not_applicable\n"
            "G6 capacity_exists not_applicable\nG7 customer_confirmed pass\n"
            "G8 approvals_given not_applicable\nG9 consumer_informed not_applicable\n"
            "G10 data_quality pass\n");
}

TEST_P(Gates, a_stopped_customer_gets_no_order_verified) {
  receive("TAPE-48", 10);
  ASSERT_EQ(ada.patch("/customers/C-1", R"({"status":"stopped"})").status, 200);
  EXPECT_EQ(placed(tape(1)).substr(0, 5), "draft");
  EXPECT_EQ(does(ada, "verification").substr(0, 49),
            "422 not_verifiable: /checks/G1 customer_verified,");
  ASSERT_EQ(ada.patch("/customers/C-1", R"({"status":"active"})").status, 200);
  EXPECT_EQ(does(ada, "verification"), "200 verified");
  EXPECT_EQ(does(ada, "confirmation"), "200 confirmed");
}

TEST_P(Gates, a_product_that_is_no_longer_sold_stops_it) {
  receive("TAPE-48", 10);
  ASSERT_EQ(bob.patch("/products/TAPE-48", R"({"status":"obsolete"})").status, 200);
  EXPECT_EQ(placed(tape(1)).substr(0, 41), "draft\nG2 /lines/0/sku: product_not_active");
}

TEST_P(Gates, a_shortage_says_what_can_be_promised_and_when) {
  receive("TAPE-48", 3);
  must(wing, "/expected-receipts",
       R"({"warehouse":"HK1","date":"2026-03-20","confirmed":true,)"
       R"("lines":[{"sku":"TAPE-48","quantity":20}]})");
  EXPECT_EQ(placed(tape(5)),
            "verified\nG3 Line 1 (TAPE-48): 5 wanted for 2026-03-04, 3 can be promised; all of it "
            "on 2026-03-20.");
  EXPECT_EQ(at(order, "/checks/2/evidence/lines/0/earliest_date"), "2026-03-20");
  EXPECT_EQ(does(bob, "confirmation"), "422 not_confirmable: /checks/G3 stock_promised");
  const auto asked = ada.get("/availability?sku=TAPE-48&quantity=5&warehouse=HK1&date=2026-03-04");
  EXPECT_EQ(at(asked, "/available_to_promise") + " " + at(asked, "/earliest_date"), "3 2026-03-20");
  receive("TAPE-48", 2);
  EXPECT_EQ(does(ada, "confirmation"), "200 confirmed");
}

// Domain 3.5: what is read to a customer is kept for him while he thinks about it.
TEST_P(Gates, goods_that_were_read_back_are_held_until_the_answer) {
  receive("TAPE-48", 10);
  EXPECT_EQ(placed(tape(8, R"(,"channel":"phone")")).substr(0, 8), "verified");
  EXPECT_EQ(does(ada, "read-back", R"({"outcome":"sent","contact":"Jan","channel":"phone"})"),
            "200 awaiting_customer");
  EXPECT_EQ(open_gates(ada.post("/sales-orders", tape(3))).substr(0, 43),
            "G3 Line 1 (TAPE-48): 3 wanted for 2026-03-0");
  EXPECT_EQ(does(ada, "read-back", R"({"outcome":"agreed","contact":"Jan","channel":"phone"})"),
            "200 confirmable");
  EXPECT_EQ(does(ada, "confirmation"), "200 confirmed");
  EXPECT_EQ(at(wing.get("/stock?sku=TAPE-48"), "/items/0/reserved"), "8");
  EXPECT_EQ(at(ada.post("/sales-orders", tape(2)), "/status"), "confirmed") << "the rest is free";
}

TEST_P(Gates, a_customer_who_does_not_answer_loses_the_hold_but_not_the_order) {
  receive("TAPE-48", 10);
  placed(tape(8, R"(,"channel":"phone")"));
  const std::string sent = R"({"outcome":"sent","contact":"Jan","channel":"phone"})";
  EXPECT_EQ(does(ada, "read-back", sent), "200 awaiting_customer");
  let_duties_run();
  desk().clock.advance(std::chrono::hours(24 * 7 + 1));
  let_duties_run();
  EXPECT_NE(ada.get(path + "/timeline").body.find("sales_order_hold_ended"), std::string::npos);
  EXPECT_EQ(at(ada.post("/sales-orders", tape(10)), "/status"), "confirmed");
  EXPECT_EQ(does(ada, "read-back", R"({"outcome":"agreed","contact":"Jan","channel":"phone"})"),
            "200 confirmable");
  EXPECT_EQ(does(ada, "confirmation"), "422 not_confirmable: /checks/G3 stock_promised");
}

TEST_P(Gates, a_change_gives_back_what_was_held) {
  receive("TAPE-48", 10);
  placed(tape(8, R"(,"channel":"phone")"));
  const std::string sent = R"({"outcome":"sent","contact":"Jan","channel":"phone"})";
  EXPECT_EQ(does(ada, "read-back", sent), "200 awaiting_customer");
  ASSERT_EQ(ada.patch(path, R"({"lines":[{"line":1,"sku":"TAPE-48","quantity":"2"}]})").status,
            200);
  EXPECT_EQ(at(ada.post("/sales-orders", tape(10)), "/status"), "confirmed");
}

TEST_P(Gates, two_people_confirm_the_last_goods_at_once_and_one_wins) {
  receive("TAPE-48", 5);
  const std::string verified = R"({"customer":"C-1","advance_to":"verified","lines":[)"
                               R"({"sku":"TAPE-48","quantity":4}]})";
  const auto one = at(ada.post("/sales-orders", verified), "/id");
  const auto two = at(ada.post("/sales-orders", verified), "/id");
  const auto confirm = [&](const Caller& who, const std::string& id) {
    return std::async(std::launch::async, [who, id] {
      return who.post("/sales-orders/" + id + "/confirmation", "{}").status;
    });
  };
  auto first = confirm(ada, one);
  auto second = confirm(bob, two);
  EXPECT_EQ(first.get() + second.get(), 200 + 422);
  EXPECT_EQ(at(wing.get("/stock?sku=TAPE-48"), "/items/0/reserved"), "4");
}

TEST_P(Gates, a_price_below_authority_waits_for_others) {
  receive("TAPE-48", 10);
  placed(R"({"customer":"C-1","advance_to":"confirmed","lines":[)"
         R"({"sku":"TAPE-48","quantity":1,"unit_price":"11.00"}]})");
  EXPECT_EQ(at(order, "/status"), "pending_approval");
  EXPECT_EQ(open_gates(order),
            "G4 A price needs approval at tier T2.\n"
            "G8 special_price: The discount of 11.290323 % needs tier T2.");
  EXPECT_EQ(does(wing, "approvals"), "403 forbidden");
  EXPECT_EQ(does(bob, "approvals", R"({"decision":"approve"})"), "200 verified");
  EXPECT_EQ(at(ada.get(path), "/actions/confirmation/allowed"), "true");
  EXPECT_EQ(does(ada, "confirmation"), "200 confirmed");
}

TEST_P(Gates, an_urgent_order_is_approved_by_somebody_else) {
  receive("TAPE-48", 10);
  placed(tape(1, R"(,"urgent":true)"));
  EXPECT_EQ(at(order, "/status"), "pending_approval");
  EXPECT_EQ(does(ada, "confirmation"), "409 not_in_this_state");
  EXPECT_EQ(does(ada, "approvals", R"({"decision":"approve"})"),
            "422 separation_of_duties: /decision requester_may_not_decide, "
            "/decision barred_person_may_not_decide");
  EXPECT_EQ(does(bob, "approvals", R"({"decision":"reject","reason":"no van today"})"),
            "200 draft");
  EXPECT_EQ(does(bob, "approvals", R"({"decision":"approve"})"), "409 not_in_this_state");
}

TEST_P(Gates, a_change_of_content_voids_an_approval) {
  receive("TAPE-48", 10);
  placed(tape(1, R"(,"urgent":true)"));
  EXPECT_EQ(does(bob, "approvals", R"({"decision":"approve"})"), "200 verified");
  const auto changed = ada.patch(
      path, R"({"correction_cause":"quantity","lines":[{"line":1,"sku":"TAPE-48","quantity":2}]})");
  EXPECT_EQ(words(changed),
            "200 draft: 2 EA TAPE-48 at 12.40 = 24.80 (open 2); net 24.80 EUR; "
            "G8 waiting");
  EXPECT_EQ(at(changed, "/approvals/0/status"), "voided");
  EXPECT_EQ(does(ada, "verification"), "200 pending_approval");
  EXPECT_EQ(does(bob, "approvals", R"({"decision":"approve"})"), "200 verified");
  EXPECT_EQ(does(ada, "confirmation"), "200 confirmed");
}

TEST_P(Gates, a_bespoke_order_wants_a_signed_specification) {
  receive("TAPE-48", 10);
  EXPECT_EQ(placed(tape(1, R"(,"order_type":"bespoke")")).substr(0, 5), "draft");
  EXPECT_NE(findings(order).find("specification"), std::string::npos) << findings(order);
  placed(tape(1, R"(,"order_type":"bespoke","specification_version":2,)"
                 R"("specification_version_signed":2)"));
  EXPECT_EQ(at(order, "/status"), "pending_approval");
  EXPECT_EQ(does(bob, "approvals", R"({"decision":"approve"})"), "200 verified");
}

TEST_P(Gates, what_was_told_by_telephone_is_read_back) {
  receive("TAPE-48", 10);
  EXPECT_EQ(placed(tape(1, R"(,"channel":"phone")")),
            "verified\nG7 The order has to be read back to the customer.");
  EXPECT_EQ(does(ada, "confirmation"), "422 not_confirmable: /checks/G7 customer_confirmed");
  EXPECT_EQ(does(ada, "read-back", R"({"contact":"Mei","channel":"phone"})"),
            "200 awaiting_customer");
  EXPECT_EQ(does(ada, "read-back", R"({"outcome":"agreed","contact":"Mei","channel":"phone"})"),
            "200 confirmable");
  EXPECT_EQ(at(ada.get(path), "/read_back/contact"), "Mei");
  const auto changed = ada.patch(
      path, R"({"correction_cause":"quantity","lines":[{"line":1,"sku":"TAPE-48","quantity":2}]})");
  EXPECT_EQ(open_gates(changed), "G7 The read-back was sent; the customer has not answered.");
  EXPECT_EQ(does(ada, "verification"), "200 verified");
  EXPECT_EQ(does(ada, "confirmation"), "422 not_confirmable: /checks/G7 customer_confirmed");
  EXPECT_EQ(does(ada, "read-back", R"({"outcome":"agreed","contact":"Mei","channel":"phone"})"),
            "200 confirmable");
  EXPECT_EQ(does(ada, "confirmation"), "200 confirmed");
}

TEST_P(Gates, a_consumer_is_told_his_rights) {
  receive("TAPE-48", 10);
  customer("C-4", R"(,"kind":"consumer","read_back":"required")");
  placed(R"({"customer":"C-4","advance_to":"confirmed","lines":[{"sku":"TAPE-48","quantity":1}]})");
  EXPECT_EQ(open_gates(order),
            "G7 The order has to be read back to the customer.\nG9 Consumer information and "
            "cancellation notice must be given with the read-back.");
  EXPECT_EQ(does(ada, "read-back", R"({"outcome":"agreed","contact":"Mei","channel":"phone"})"),
            "200 confirmable");
  EXPECT_EQ(does(ada, "confirmation"), "422 not_confirmable: /checks/G9 consumer_informed");
  EXPECT_EQ(does(ada, "read-back", R"({"contact":"Mei","channel":"phone"})"),
            "200 awaiting_customer");
  EXPECT_EQ(does(ada, "read-back",
                 R"({"outcome":"agreed","contact":"Mei","channel":"e-mail",)"
                 R"("consumer_informed":true})"),
            "200 confirmable");
  EXPECT_EQ(does(ada, "confirmation"), "200 confirmed");
}

TEST_P(Gates, a_credit_limit_holds) {
  receive("TAPE-48", 10);
  ASSERT_EQ(bob.patch("/customers/C-1", R"({"credit_limit":"30.00"})").status, 200);
  EXPECT_EQ(placed(tape(2)).substr(0, 9), "confirmed");
  EXPECT_EQ(placed(tape(1)).substr(0, 11), "verified\nG5");
  EXPECT_EQ(does(ada, "confirmation"), "422 not_confirmable: /checks/G5 credit_passed");
}

TEST_P(Gates, services_are_promised_from_capacity_where_it_is_kept) {
  must(bob, "/products",
       R"({"sku":"LIFT","name":"Tail lift","kind":"service","unit_price":"80.00"})");
  const std::string lift =
      R"({"customer":"C-1","advance_to":"confirmed","requested_date":"2026-03-06",)"
      R"("lines":[{"sku":"LIFT","quantity":2}]})";
  EXPECT_EQ(placed(lift), "confirmed\n") << "no capacity is kept";
  must(wing, "/capacity",
       R"({"warehouse":"HK1","sku":"LIFT","day":"2026-03-06","until":"2026-03-09","capacity":3})");
  EXPECT_EQ(placed(lift), "confirmed\n");
  EXPECT_EQ(placed(lift), "verified\nG6 Line 1: not free on 2026-03-06; it is on 2026-03-09.");
  const auto booked = ada.get("/capacity?day=2026-03-06");
  EXPECT_EQ(at(booked, "/items/0/booked"), "2");
}

TEST_P(Gates, cancelling_gives_everything_back) {
  receive("TAPE-48", 5);
  placed(tape(5));
  EXPECT_EQ(does(ada, "cancellation"), "422 invalid: /reason required");
  const auto told = ada.post(path + "/cancellation", R"({"reason":"customer changed his mind"})");
  EXPECT_EQ(std::to_string(told.status) + " " + at(told, "/status"), "200 cancelled");
  EXPECT_EQ(at(ada.get(path), "/lines/0/quantities/cancelled"), "5");
  EXPECT_EQ(at(wing.get("/stock?sku=TAPE-48"), "/items/0/reserved"), "0");
  EXPECT_EQ(at(told, "/effects/0/what") + " " + at(told, "/effects/0/quantity") + ", " +
                at(told, "/effects/1/what"),
            "reservation_released 5, units_cancelled");
  EXPECT_EQ(at(ada.get(path), "/effects/0/what"), "") << "the timeline tells it for good";
  EXPECT_EQ(does(ada, "cancellation", R"({"reason":"again"})"), "409 not_in_this_state");
  EXPECT_EQ(placed(tape(5)).substr(0, 9), "confirmed");
}

TEST_P(Gates, what_may_be_done_now_is_shown_and_why_other_things_may_not) {
  receive("TAPE-48", 1);
  placed(tape(2));
  const auto action = [&](const std::string& name) {
    const auto seen = ada.get(path);
    return at(seen, "/actions/" + name + "/allowed") + " " +
           at(seen, "/actions/" + name + "/reason");
  };
  EXPECT_EQ(action("change"), "true ");
  EXPECT_EQ(action("verification"), "false Only a draft is verified.");
  EXPECT_EQ(action("confirmation"),
            "false G3: Line 1 (TAPE-48): 2 wanted for 2026-03-04, 1 can be promised; no date in "
            "sight.");
  const auto seen_by_warehouse = wing.get(path);
  for (const char* verb : {"change", "approvals", "cancellation", "confirmation"}) {
    EXPECT_EQ(at(seen_by_warehouse, std::string("/actions/") + verb + "/allowed"), "false");
    EXPECT_EQ(at(seen_by_warehouse, std::string("/actions/") + verb + "/reason"), "forbidden");
  }
  const auto refused = ada.post(path + "/verification", "{}");
  EXPECT_EQ(at(refused, "/allowed"),
            R"(["change","read-back","confirmation","shortage","holds","issues","questions",)"
            R"("follow-ups","owner","cancellation"])");
}

TEST_P(Gates, every_verb_is_shown_wherever_it_is_done) {
  const auto action = [&](const Caller& who, const std::string& name) {
    const auto seen = who.get(path);
    const std::string reason = at(seen, "/actions/" + name + "/reason");
    return at(seen, "/actions/" + name + "/allowed") + (reason.empty() ? "" : " " + reason);
  };
  receive("TAPE-48", 1);
  placed(tape(2));
  EXPECT_EQ(action(ada, "shortage"), "true");
  EXPECT_EQ(action(ada, "holds"), "true");
  EXPECT_EQ(action(wing, "shipments"), "false Only what was promised is delivered.");
  EXPECT_EQ(action(bob, "displacement"),
            "false Only an urgent order that is verified takes what others hold.");
  receive("TAPE-48", 1);
  EXPECT_EQ(does(ada, "confirmation", "{}"), "200 confirmed");
  EXPECT_EQ(action(ada, "shortage"), "false Nothing of it is waited for.");
  EXPECT_EQ(action(wing, "shipments"), "true");
  EXPECT_EQ(action(ada, "shipments"), "false forbidden");
  EXPECT_EQ(action(bob, "reallocation"), "true");
  EXPECT_EQ(action(ada, "closure"), "false Only a delivered order is closed.");
  const auto held = ada.post(path + "/holds", R"({"kind":"address","reason":"No such number."})");
  EXPECT_EQ(action(wing, "shipments"),
            "false " + at(held, "/id") + ": It is held until the order desk releases it.");
  EXPECT_EQ(action(wing, "questions"), "true");
  EXPECT_EQ(action(root, "issues"), "false forbidden") << "an administrator transacts nothing";
}

}  // namespace
}  // namespace supercargo::tests
