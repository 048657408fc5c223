// Not all can be as the customer wants it: what he is offered, what he agrees to, and what becomes
// of it when goods come, stay away, are lost or are needed elsewhere (domain 2.6 BM1 and BM3, 3.4,
// 3.5).
#include <gtest/gtest.h>

#include "kernel/json.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Shortage : public Story {
 protected:
  void announce(const std::string& date, int quantity) {
    const auto made = wing.post("/expected-receipts",
                                R"({"warehouse":"HK1","date":")" + date +
                                    R"(","confirmed":true,"lines":[{"sku":"TAPE-48","quantity":)" +
                                    std::to_string(quantity) + "}]}");
    ASSERT_EQ(made.status, 201) << made.body;
    announcement = at(made, "/number");
    let_habits_form();
  }
  void arrives(int quantity) {
    must(wing, "/stock-receipts",
         R"({"warehouse":"HK1","expected_receipt":")" + announcement +
             R"(","lines":[{"sku":"TAPE-48","quantity":)" + std::to_string(quantity) + "}]}");
    let_habits_form();
  }
  // The number of an order of so many rolls that is confirmed, or as far as it gets.
  std::string ordered(int quantity, const std::string& more = {}) {
    return at(ada.post("/sales-orders", tape(quantity, more)), "/number");
  }
  std::string for_day(const std::string& day) { return R"(,"requested_date":")" + day + '"'; }
  std::string state(const std::string& order) {
    const auto now = ada.get("/sales-orders/" + order);
    std::string said = at(now, "/status");
    for (const char* bucket : {"open", "reserved", "backordered", "cancelled"}) {
      const std::string quantity = at(now, std::string("/lines/0/quantities/") + bucket);
      if (quantity != "0") said += std::string(", ") + quantity + ' ' + bucket;
    }
    return said + " for " + at(now, "/lines/0/promise_date");
  }
  // The option of that kind as it is shown now: what the customer is asked about.
  std::string shown(const std::string& order, const std::string& choice) {
    const auto asked = ada.get("/sales-orders/" + order + "/shortage");
    for (int n = 0; n < 8; ++n) {
      const std::string one = "/lines/0/options/" + std::to_string(n);
      if (at(asked, one + "/choice") == choice) return at(asked, one + "/shown");
    }
    return {};
  }
  Response settle(const std::string& order, const std::string& choice, const std::string& what) {
    return ada.post("/sales-orders/" + order + "/shortage",
                    R"({"lines":[{"line":1,"choice":")" + choice + R"(","shown":")" + what +
                        R"("}],"consent":{"contact":"Ms Chan","channel":"phone",)"
                        R"("words":"Six now, the other four may come later."}})");
  }
  std::string confirmed(const std::string& order) {
    const auto answer = ada.post("/sales-orders/" + order + "/confirmation", "{}");
    return answer.status == 200 ? state(order) : words(answer);
  }
  std::string follow_ups(const std::string& order) {
    const auto open =
        ada.get("/follow-ups?status=open&subject=" + at(ada.get("/sales-orders/" + order), "/id"));
    std::string said;
    for (int n = 0; n < 3; ++n) {
      const std::string one = "/items/" + std::to_string(n);
      if (at(open, one + "/cause").empty()) break;
      said += at(open, one + "/cause") + ": " + at(open, one + "/detail") + "\n";
    }
    return said;
  }

  std::string announcement;
};
SUPERCARGO_ON_BOTH_ENGINES(Shortage);

TEST_P(Shortage, ten_are_wanted_and_six_are_there) {
  receive("TAPE-48", 6);
  announce("2026-03-20", 10);
  const auto order = ordered(10);
  EXPECT_EQ(confirmed(order), "422 not_confirmable: /checks/G3 stock_promised");
  const auto asked = ada.get("/sales-orders/" + order + "/shortage");
  EXPECT_EQ(at(asked, "/lines/0/available") + " of " + at(asked, "/lines/0/wanted"), "6 of 10");
  EXPECT_EQ(at(asked, "/lines/0/options/0/words"),
            "6 EA TAPE-48 from HK1 on 2026-03-04, 4 EA TAPE-48 from HK1 on 2026-03-20.");
  EXPECT_EQ(settle(order, "split", shown(order, "split")).status, 200);
  const auto settled = ada.get("/sales-orders/" + order);
  EXPECT_EQ(at(settled, "/consent/contact") + ": " + at(settled, "/consent/words"),
            "Ms Chan: Six now, the other four may come later.");
  EXPECT_EQ(at(settled, "/lines/0/plan/1/day"), "2026-03-20");
  EXPECT_EQ(confirmed(order), "confirmed, 6 reserved, 4 backordered for 2026-03-20");
  EXPECT_NE(ada.get("/sales-orders/" + order + "/timeline").body.find("Ms Chan"),
            std::string::npos);

  arrives(10);
  EXPECT_EQ(state(order), "confirmed, 10 reserved for 2026-03-20");
  EXPECT_NE(
      ada.get("/sales-orders/" + order + "/timeline").body.find("sales_order_backorder_released"),
      std::string::npos);
  let_habits_form();
  EXPECT_EQ(state(order), "confirmed, 10 reserved for 2026-03-20") << "each receipt is heard once";
}

TEST_P(Shortage, what_the_customer_was_told_is_not_so_any_more) {
  receive("TAPE-48", 6);
  announce("2026-03-20", 10);
  const auto order = ordered(10);
  const auto told = shown(order, "split");
  EXPECT_EQ(state(ordered(2)).substr(0, 9), "confirmed");
  const auto refused = settle(order, "split", told);
  EXPECT_EQ(words(refused), "422 invalid: /lines/0/shown effects_changed");
  EXPECT_EQ(at(refused, "/errors/0/suggestions/0/label"),
            "4 EA TAPE-48 from HK1 on 2026-03-04, 6 EA TAPE-48 from HK1 on 2026-03-20.");
  EXPECT_EQ(settle(order, "split", at(refused, "/errors/0/suggestions/0/value")).status, 200);
}

TEST_P(Shortage, goods_that_come_go_to_urgent_orders_first_then_to_the_oldest_promise) {
  announce("2026-03-20", 12);
  const auto late = ordered(5, for_day("2026-03-27"));
  const auto early = ordered(4, for_day("2026-03-20"));
  const auto urgent = ordered(3, for_day("2026-03-25") + R"(,"urgent":true)");
  must(bob, "/sales-orders/" + urgent + "/approvals", R"({"decision":"approve"})");
  EXPECT_EQ(confirmed(urgent), "confirmed, 3 backordered for 2026-03-25");
  arrives(8);
  EXPECT_EQ(state(urgent), "confirmed, 3 reserved for 2026-03-25");
  EXPECT_EQ(state(early), "confirmed, 4 reserved for 2026-03-20");
  EXPECT_EQ(state(late), "confirmed, 1 reserved, 4 backordered for 2026-03-27");
  arrives(4);
  EXPECT_EQ(state(late), "confirmed, 5 reserved for 2026-03-27");
}

TEST_P(Shortage, a_person_releases_what_is_there) {
  announce("2026-03-20", 5);
  const auto order = ordered(5, for_day("2026-03-20"));
  receive("TAPE-48", 2);
  const auto released =
      wing.post("/backorder-releases", R"({"warehouse":"HK1","skus":["TAPE-48"]})");
  EXPECT_EQ(at(released, "/lines/0/order") + ": " + at(released, "/lines/0/quantity"),
            order + ": 2");
  EXPECT_EQ(state(order), "confirmed, 2 reserved, 3 backordered for 2026-03-20");
  EXPECT_EQ(words(wing.post("/backorder-releases", R"({"warehouse":"HK9","skus":["NO"]})")),
            "422 invalid: /warehouse unknown_warehouse, /skus/0 unknown_product");
}

// Domain 2.0: BACKORDER_SLIP.
TEST_P(Shortage, a_receipt_slips_and_its_customers_are_told) {
  announce("2026-03-20", 10);
  const auto order = ordered(5, for_day("2026-03-20"));
  ASSERT_EQ(wing.patch("/expected-receipts/" + announcement, R"({"date":"2026-03-26"})").status,
            200);
  let_habits_form();
  EXPECT_EQ(state(order), "confirmed, 5 backordered for 2026-03-26");
  const auto now = ada.get("/sales-orders/" + order);
  EXPECT_EQ(at(now, "/lines/0/original_promise_date"), "2026-03-20");
  EXPECT_EQ(follow_ups(order), "backorder_slipped: Order " + order +
                                   ". Line 1 (TAPE-48): 5 EA promised for 2026-03-20 can be had "
                                   "on 2026-03-26 now.\n");
  EXPECT_EQ(at(now, "/hindrances/0/kind"), "follow_up");
}

// Domain 2.6, BM3: the notice to the customer is ready to be sent, in words that he reads.
TEST_P(Shortage, a_slip_brings_a_message_in_the_customers_language) {
  const auto german = ada.patch("/customers/C-1", R"({"language":"de"})");
  ASSERT_EQ(german.status, 200) << german.body;
  announce("2026-03-20", 10);
  const auto order = ordered(5, for_day("2026-03-20"));
  ASSERT_EQ(wing.patch("/expected-receipts/" + announcement, R"({"date":"2026-03-26"})").status,
            200);
  let_habits_form();
  const auto open = ada.get("/follow-ups?status=open&cause=backorder_slipped");
  const std::string draft = at(open, "/items/0/draft");
  EXPECT_NE(draft.find("Ihrem Auftrag " + order), std::string::npos) << draft;
  EXPECT_NE(draft.find("(TAPE-48): am 2026-03-26 statt am 2026-03-20"), std::string::npos);
}

// Domain 3.4, SHORT_PICK: what nobody can find is counted, and the customer gets what lies beside
// it.
TEST_P(Shortage, what_is_not_found_is_made_up_at_once_from_what_is_free) {
  receive("TAPE-48", 8);
  const auto order = ordered(5);
  const auto shipment = at(wing.post("/shipments", R"({"sales_order":")" + order +
                                                       R"(","lines":[{"line":1,"quantity":5}]})"),
                           "/number");
  must(wing, "/shipments/" + shipment + "/picking", R"({"lines":[{"line":1,"quantity":3}]})");
  EXPECT_EQ(state(order).substr(0, 29), "in_fulfilment, 2 backordered ");
  let_habits_form();
  EXPECT_EQ(state(order), "in_fulfilment, 2 reserved for 2026-03-04");
  EXPECT_EQ(follow_ups(order).substr(0, 15), "short_delivery:") << "he is told all the same";
}

TEST_P(Shortage, damage_that_leaves_too_little_is_told_by_a_new_date) {
  announce("2026-03-20", 4);
  const auto order = ordered(5, for_day("2026-03-20"));
  EXPECT_EQ(at(ada.get("/sales-orders/" + order), "/status"), "verified") << "four are announced";
  receive("TAPE-48", 1);
  EXPECT_EQ(confirmed(order), "confirmed, 5 backordered for 2026-03-20");
  must(wing, "/stock-quarantines",
       R"({"warehouse":"HK1","sku":"TAPE-48","quantity":1,"reason":"Wet"})");
  let_habits_form();
  EXPECT_NE(follow_ups(order), "") << "one of five will not be there";
}

TEST_P(Shortage, a_receipt_that_does_not_come_is_noticed_when_its_day_is_over) {
  announce("2026-03-10", 5);
  const auto order = ordered(5, for_day("2026-03-10"));
  announce("2026-03-30", 5);
  desk().clock.set(*parse_instant("2026-03-10T16:30:00Z"));  // the eleventh, in Hong Kong
  let_duties_run();
  EXPECT_EQ(state(order), "confirmed, 5 backordered for 2026-03-30");
  EXPECT_NE(follow_ups(order), "");
}

TEST_P(Shortage, goods_of_a_cancelled_order_go_to_who_waits) {
  receive("TAPE-48", 5);
  const auto first = ordered(5);
  announce("2026-03-30", 5);
  const auto second = ordered(5, for_day("2026-03-30"));
  EXPECT_EQ(state(second), "confirmed, 5 backordered for 2026-03-30");
  must(bob, "/sales-orders/" + first + "/cancellation", R"({"reason":"Closed down."})");
  let_habits_form();
  EXPECT_EQ(state(second), "confirmed, 5 reserved for 2026-03-30");
}

// Domain 2.0, ORDER TYPES: soft reservations, never hard ones.
TEST_P(Shortage, an_urgent_order_takes_what_is_only_held) {
  receive("TAPE-48", 10);
  announce("2026-03-20", 10);
  const auto held = ordered(8, R"(,"channel":"phone")");
  must(ada, "/sales-orders/" + held + "/read-back",
       R"({"outcome":"sent","contact":"Jan","channel":"phone"})");
  const auto urgent = ordered(5, R"(,"urgent":true)");
  must(bob, "/sales-orders/" + urgent + "/approvals", R"({"decision":"approve"})");
  EXPECT_EQ(confirmed(urgent), "422 not_confirmable: /checks/G3 stock_promised");
  const std::string path = "/sales-orders/" + urgent + "/displacement";
  EXPECT_EQ(words(ada.post(path, R"({"reason":"Line stopped."})")), "403 forbidden");
  const auto taken = bob.post(path, R"({"reason":"Their line stands still."})");
  EXPECT_EQ(at(taken, "/displaced/0/order") + " " + at(taken, "/displaced/0/offered_date"),
            held + " 2026-03-20");
  EXPECT_EQ(confirmed(urgent), "confirmed, 5 reserved for 2026-03-04");
  EXPECT_EQ(follow_ups(held), "hold_displaced: Order " + held +
                                  ". Line 1 (TAPE-48): 8 EA held for 2026-03-04 went to an urgent "
                                  "order; it can be had on 2026-03-20.\n");
  EXPECT_NE(ada.get("/sales-orders/" + held + "/timeline").body.find("sales_order_hold_displaced"),
            std::string::npos);
}

// Domain 3.5: HELD --DISPLACE [by URGENT, SM or rule]. Off until the company says so.
TEST_P(Shortage, an_urgent_order_takes_what_is_only_held_by_the_companys_rule) {
  receive("TAPE-48", 10);
  const auto held = ordered(8, R"(,"channel":"phone")");
  must(ada, "/sales-orders/" + held + "/read-back",
       R"({"outcome":"sent","contact":"Jan","channel":"phone"})");
  const auto settings = root.patch("/settings", R"({"urgent_displacement":"when_approved"})");
  ASSERT_EQ(at(settings, "/urgent_displacement"), "when_approved") << settings.body;
  const auto urgent = ordered(5, R"(,"urgent":true)");
  let_habits_form();
  EXPECT_EQ(follow_ups(held), "") << "nobody has allowed it to be urgent yet";
  const auto shown = bob.get("/sales-orders/" + urgent + "/displacement");
  EXPECT_EQ(at(shown, "/displaced/0/order") + " " + at(shown, "/displaced/0/quantity"),
            held + " 8");
  must(bob, "/sales-orders/" + urgent + "/approvals", R"({"decision":"approve"})");
  let_habits_form();
  EXPECT_EQ(confirmed(urgent), "confirmed, 5 reserved for 2026-03-04");
  EXPECT_NE(follow_ups(held).find("hold_displaced"), std::string::npos);
  EXPECT_EQ(words(bob.get("/sales-orders/" + urgent + "/displacement")), "409 not_in_this_state");
}

TEST_P(Shortage, stock_that_is_lost_takes_the_latest_promise_with_it) {
  receive("TAPE-48", 10);
  announce("2026-03-20", 10);
  const auto early = ordered(5, for_day("2026-03-05"));
  const auto late = ordered(5, for_day("2026-03-10"));
  const std::string seven = R"({"warehouse":"HK1","reason":"The roof leaked.",)"
                            R"("lines":[{"sku":"TAPE-48","quantity":7}]})";
  const auto refused =
      wing.post("/stock-adjustments", R"({"warehouse":"HK1","reason":"The roof leaked.",)"
                                      R"("lines":[{"sku":"TAPE-48","quantity":-7}]})");
  EXPECT_EQ(words(refused), "422 invalid: /lines/0/quantity would_break_promises");
  EXPECT_NE(at(refused, "/errors/0/detail").find("/stock-losses"), std::string::npos);
  const auto shown = wing.get("/stock-loss-effects?warehouse=HK1&sku=TAPE-48&quantity=7");
  EXPECT_EQ(at(shown, "/gave_way/0/order") + " " + at(shown, "/gave_way/0/promise_date") + " " +
                at(shown, "/gave_way/0/new_date"),
            late + " 2026-03-10 2026-03-20");
  EXPECT_EQ(state(late), "confirmed, 5 reserved for 2026-03-10") << "asking changes nothing";
  const auto lost = wing.post("/stock-losses", seven);
  EXPECT_EQ(lost.status, 201) << lost.body;
  EXPECT_EQ(at(lost, "/gave_way/0/order") + " " + at(lost, "/gave_way/0/quantity") + ", " +
                at(lost, "/gave_way/1/order") + " " + at(lost, "/gave_way/1/quantity"),
            late + " 5, " + early + " 2");
  EXPECT_EQ(state(late), "confirmed, 5 backordered for 2026-03-20");
  EXPECT_EQ(state(early), "confirmed, 3 reserved, 2 backordered for 2026-03-20");
  EXPECT_EQ(at(wing.get("/stock?sku=TAPE-48"), "/items/0/on_hand"), "3");
  EXPECT_NE(follow_ups(late).find("are lost; they can be had on 2026-03-20."), std::string::npos);
  EXPECT_EQ(at(wing.get("/stock-losses/" + at(lost, "/number")), "/reason"), "The roof leaked.");
}

TEST_P(Shortage, one_customer_lets_another_one_go_first) {
  receive("TAPE-48", 5);
  const auto giver = ordered(5);
  announce("2026-03-20", 5);
  const auto taker = ordered(4, for_day("2026-03-20"));
  const std::string path = "/sales-orders/" + giver + "/reallocation";
  const std::string what = R"({"line":1,"quantity":4,"to_order":")" + taker + R"(","to_line":1)";
  EXPECT_EQ(words(ada.post(path, what + "}")), "422 invalid: /consent consent_required");
  const auto shown = ada.get(path + "?line=1&quantity=4&to_order=" + taker + "&to_line=1");
  EXPECT_EQ(at(shown, "/gives/0/promise_date") + " " + at(shown, "/gives/0/new_date"),
            "2026-03-04 2026-03-20");
  EXPECT_EQ(at(shown, "/gets/0/order"), taker);
  EXPECT_EQ(ada.post(path, what + R"(,"consent":{"contact":"Ms Chan","channel":"phone",)"
                                  R"("words":"We have enough for two weeks."}})")
                .status,
            200);
  EXPECT_EQ(state(giver), "confirmed, 1 reserved, 4 backordered for 2026-03-20");
  EXPECT_EQ(state(taker), "confirmed, 4 reserved for 2026-03-20");
}

}  // namespace
}  // namespace supercargo::tests
