// Deliveries (domain 3.4 to 3.6, 2.6 BM3): goods leave as they were promised, what does not arrive
// is promised anew, and whoever waits hears of it without asking.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

using ::testing::HasSubstr;

class Deliveries : public Story {
 protected:
  // An order for so many rolls of tape, which are there.
  std::string ordered(int quantity) {
    const auto order = ada.post("/sales-orders", tape(quantity));
    EXPECT_EQ(at(order, "/status"), "confirmed") << order.body;
    return at(order, "/number");
  }
  // A shipment with so much of the order's first line, as words.
  std::string planned(const std::string& order, int quantity) {
    const auto shipment = wing.post("/shipments", R"({"sales_order":")" + order +
                                                      R"(","warehouse":"HK1","carrier":"Van Dam",)"
                                                      R"("lines":[{"line":1,"quantity":")" +
                                                      std::to_string(quantity) + "\"}]}");
    EXPECT_EQ(shipment.status, 201) << shipment.body;
    path = "/shipments/" + at(shipment, "/number");
    return at(shipment, "/status");
  }
  // Asks a verb of the last shipment: "200 despatched", or the refusal in words.
  std::string told(const Caller& who, const std::string& verb, const std::string& body = "{}") {
    const auto answer = who.post(path + "/" + verb, body);
    return answer.status < 300 ? std::to_string(answer.status) + " " + at(answer, "/status")
                               : words(answer);
  }
  std::string on_its_way(int quantity) {
    receive("TAPE-48", 50);
    const std::string order = ordered(quantity);
    planned(order, quantity);
    EXPECT_EQ(told(wing, "despatch"), "200 despatched");
    desk().clock.advance(std::chrono::hours(2));
    return order;
  }
  std::string now() { return "\"" + text(desk().clock.now()) + "\""; }
  std::string in_hours(int hours) {
    return "\"" + text(desk().clock.now() + std::chrono::hours(hours)) + "\"";
  }
  std::string proof(const std::string& lines = {}) {
    return R"({"receiver":"Ms Chan","at":)" + now() + (lines.empty() ? "" : ",\"lines\":[") +
           lines + (lines.empty() ? "}" : "]}");
  }
  // "in_fulfilment: reserved 4, picked 6"
  std::string stands(const std::string& order) {
    const auto found = ada.get("/sales-orders/" + order);
    std::string buckets;
    for (const char* bucket :
         {"reserved", "backordered", "picked", "despatched", "delivered", "cancelled"}) {
      const std::string quantity = at(found, std::string("/lines/0/quantities/") + bucket);
      if (quantity != "0")
        buckets += (buckets.empty() ? "" : ", ") + std::string(bucket) + " " + quantity;
    }
    return at(found, "/status") + ": " + buckets;
  }
  std::string stock() {
    const auto found = wing.get("/stock?sku=TAPE-48");
    return at(found, "/items/0/on_hand") + " on hand, " + at(found, "/items/0/reserved") +
           " reserved, " + at(found, "/items/0/quarantined") + " in quarantine";
  }
  // The causes of what is followed up now.
  std::string followed_up() {
    const auto page = ada.get("/follow-ups?status=open&sort=due_at");
    std::string causes;
    for (int i = 0; !at(page, "/items/" + std::to_string(i) + "/id").empty(); ++i)
      causes += (causes.empty() ? "" : ", ") + at(page, "/items/" + std::to_string(i) + "/cause");
    return causes;
  }
  std::string facts(const std::string& order) {
    return ada.get("/sales-orders/" + order + "/timeline?limit=500").body;
  }

  std::string path;
};
SUPERCARGO_ON_BOTH_ENGINES(Deliveries);

TEST_P(Deliveries, goods_go_from_the_shelf_to_the_customer_step_by_step) {
  receive("TAPE-48", 20);
  const std::string order = ordered(10);
  EXPECT_EQ(planned(order, 10), "planned");
  EXPECT_EQ(stands(order), "in_fulfilment: reserved 10");
  EXPECT_EQ(told(wing, "packing"), "409 not_in_this_state");
  EXPECT_EQ(told(wing, "picking", R"({"lines":[{"line":1,"quantity":10}]})"), "200 picking");
  EXPECT_EQ(stands(order), "in_fulfilment: picked 10");
  EXPECT_EQ(stock(), "20 on hand, 10 reserved, 0 in quarantine") << "picked goods are here still";
  EXPECT_EQ(
      told(wing, "packing", R"({"packages":[{"contents":[{"code":"TAPE-48","quantity":9}]}]})"),
      "422 invalid: /packages scan_differs");
  EXPECT_EQ(
      told(wing, "packing",
           R"({"packages":[{"kind":"pallet","contents":[{"code":"TAPE-48","quantity":10}]}]})"),
      "200 packed");
  EXPECT_EQ(at(wing.get(path), "/packages/0/sscc").size(), 18U);
  EXPECT_EQ(told(ada, "despatch"), "403 forbidden") << "the warehouse does";
  EXPECT_EQ(told(wing, "despatch", R"({"tracking":"VD-77"})"), "200 despatched");
  EXPECT_EQ(stock(), "10 on hand, 0 reserved, 0 in quarantine");
  EXPECT_EQ(told(wing, "departure"), "200 in_transit");
  EXPECT_EQ(told(wing, "out-for-delivery"), "200 out_for_delivery");
  EXPECT_EQ(stands(order), "in_fulfilment: despatched 10");
  EXPECT_EQ(told(wing, "delivery", proof()), "200 delivered");
  EXPECT_EQ(stands(order), "delivered: delivered 10");
  EXPECT_EQ(told(wing, "pod-verification"), "403 forbidden") << "the desk does";
  EXPECT_EQ(told(ada, "pod-verification"), "200 pod_verified");
  EXPECT_EQ(followed_up(), "");
  EXPECT_EQ(ada.post("/sales-orders/" + order + "/closure", "{}").status, 200);
}

TEST_P(Deliveries, a_partial_delivery_leaves_the_rest_promised) {
  receive("TAPE-48", 20);
  const std::string order = ordered(10);
  planned(order, 6);
  EXPECT_EQ(told(wing, "despatch"), "200 despatched");
  EXPECT_EQ(told(wing, "delivery", proof()), "200 delivered");
  EXPECT_EQ(stands(order), "partially_delivered: reserved 4, delivered 6");
  EXPECT_EQ(words(ada.post("/sales-orders/" + order + "/closure", "{}")), "409 not_in_this_state");
  planned(order, 4);
  EXPECT_EQ(told(wing, "despatch"), "200 despatched");
  EXPECT_EQ(told(wing, "delivery", proof()), "200 delivered");
  EXPECT_EQ(stands(order), "delivered: delivered 10");
  EXPECT_EQ(at(ada.get("/shipments?sales_order=" + order + "&sort=created_at"), "/items/1/number"),
            "SH-2026-000002");
}

TEST_P(Deliveries, damaged_goods_are_not_delivered_goods) {
  const std::string order = on_its_way(10);
  EXPECT_EQ(told(wing, "delivery", proof(R"({"line":1,"quantity":"8","damaged":"2"})")),
            "200 delivered");
  EXPECT_EQ(stands(order), "partially_delivered: backordered 2, delivered 8");
  EXPECT_EQ(followed_up(), "short_delivery");
  EXPECT_NE(at(ada.get("/sales-orders/" + order), "/lines/0/promise_date"), "");
  EXPECT_EQ(words(ada.post("/sales-orders/" + order + "/closure", "{}")), "409 not_in_this_state");
  EXPECT_EQ(told(wing, "return"), "200 delivered");
  EXPECT_EQ(stock(), "42 on hand, 0 reserved, 2 in quarantine");
  EXPECT_THAT(facts(order), HasSubstr("sales_order_partly_delivered"));
}

TEST_P(Deliveries, an_attempt_that_failed_is_tried_again_or_comes_back) {
  const std::string order = on_its_way(10);
  EXPECT_EQ(told(wing, "failed-attempt"), "422 invalid: /reason required");
  EXPECT_EQ(told(wing, "failed-attempt", R"({"reason":"The gate was shut."})"),
            "200 failed_attempt");
  EXPECT_EQ(followed_up(), "failed_attempt");
  EXPECT_EQ(told(wing, "delivery", proof()), "409 not_in_this_state");
  EXPECT_EQ(told(ada, "reschedule", "{\"eta\":" + in_hours(20) + "}"), "200 out_for_delivery");
  EXPECT_EQ(told(wing, "failed-attempt", R"({"reason":"Nobody there."})"), "200 failed_attempt");
  EXPECT_EQ(told(wing, "return"), "200 returned_to_depot");
  EXPECT_EQ(stands(order), "in_fulfilment: reserved 10");
  EXPECT_EQ(stock(), "50 on hand, 10 reserved, 0 in quarantine");
  planned(order, 10);
  EXPECT_EQ(told(wing, "despatch"), "200 despatched") << "the third time";
}

TEST_P(Deliveries, a_delay_makes_a_follow_up_with_a_message_in_the_same_minute) {
  const std::string order = on_its_way(10);
  EXPECT_EQ(told(wing, "delay", "{\"cause\":\"Fog.\"}"), "422 invalid: /eta required");
  EXPECT_EQ(told(wing, "delay", R"({"cause":"Fog on the river.","eta":)" + in_hours(24 * 9) + "}"),
            "200 despatched");
  const auto page = ada.get("/follow-ups?status=open");
  EXPECT_EQ(at(page, "/items/0/cause"), "delayed");
  EXPECT_THAT(at(page, "/items/0/draft"), HasSubstr("Dear Lantau Foods C-1"));
  EXPECT_THAT(at(page, "/items/0/draft"), HasSubstr("Fog on the river."));
  EXPECT_THAT(facts(order), HasSubstr("sales_order_delayed"));
  EXPECT_EQ(told(wing, "delivery", proof()), "200 delivered");
  EXPECT_EQ(words(ada.post("/sales-orders/" + order + "/closure", "{}")),
            "422 invalid: /hindrances/0 open_follow_up");
}

TEST_P(Deliveries, without_a_proof_somebody_asks_a_day_after) {
  const std::string order = on_its_way(10);
  desk().clock.advance(std::chrono::hours(24 * 3));
  let_duties_run();
  EXPECT_EQ(followed_up(), "");
  desk().clock.advance(std::chrono::hours(24 * 2));
  let_duties_run();
  let_duties_run();
  EXPECT_EQ(followed_up(), "no_proof_of_delivery");
  EXPECT_THAT(facts(order), HasSubstr("sales_order_proof_missed"));
}

TEST_P(Deliveries, two_orders_share_a_van) {
  receive("TAPE-48", 50);
  const std::string one = ordered(10);
  const std::string two = ordered(4);
  const auto shipment =
      wing.post("/shipments", R"({"warehouse":"HK1","lines":[{"sales_order":")" + one +
                                  R"(","line":1,"quantity":"10"},{"sales_order":")" + two +
                                  R"(","line":1,"quantity":"4"}]})");
  ASSERT_EQ(shipment.status, 201) << shipment.body;
  path = "/shipments/" + at(shipment, "/id");
  EXPECT_EQ(told(wing, "despatch"), "200 despatched");
  EXPECT_EQ(told(wing, "delivery",
                 proof(R"({"sales_order":")" + one + R"(","line":1,"quantity":10},)" +
                       R"({"sales_order":")" + two + R"(","line":1,"quantity":3})")),
            "200 delivered");
  EXPECT_EQ(stands(one), "delivered: delivered 10");
  EXPECT_EQ(stands(two), "partially_delivered: backordered 1, delivered 3");
  EXPECT_THAT(facts(one), HasSubstr("sales_order_partly_delivered"));
}

TEST_P(Deliveries, of_two_people_at_one_shipment_the_second_is_told) {
  receive("TAPE-48", 50);
  planned(ordered(10), 10);
  const Headers as_read{{"if-match", header(wing.get(path), "ETag")}};
  EXPECT_EQ(wing.post(path + "/picking", "{}", as_read).status, 200);
  const auto late = wing.post(path + "/cancellation", R"({"reason":"No van."})", as_read);
  EXPECT_EQ(late.status, 412) << late.body;
  EXPECT_EQ(at(late, "/current/status"), "picking");
}

}  // namespace
}  // namespace supercargo::tests
