// One order through everything that happens to real ones: short of stock, split with consent,
// amended by two people at once, partly delivered and damaged, followed up, released when goods
// arrive, delivered and closed (domain 2.0, 2.6, 3.3 to 3.6).
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class WholeLife : public Story {
 protected:
  // "confirmed: reserved 6, backordered 4"
  std::string stands() {
    const auto found = ada.get(order);
    std::string said = at(found, "/status") + ":";
    for (const char* bucket :
         {"reserved", "backordered", "picked", "despatched", "delivered", "cancelled"}) {
      const std::string quantity = at(found, std::string("/lines/0/quantities/") + bucket);
      if (quantity != "0") said += std::string(" ") + bucket + " " + quantity;
    }
    return said;
  }
  std::string split_as_shown() {
    const auto asked = ada.get(order + "/shortage");
    EXPECT_EQ(at(asked, "/lines/0/options/0/choice"), "split") << asked.body;
    return at(asked, "/lines/0/options/0/shown");
  }
  Response amend(const Caller& who, const std::string& revision, int quantity) {
    return who.post(order + "/amendments", R"({"revision":)" + revision +
                                               R"(,"reason":"He rang.","lines":[{"line":1,)"
                                               R"("quantity":")" +
                                               std::to_string(quantity) + "\"}]}");
  }
  // Everything that is reserved leaves.
  void send(int quantity) {
    const auto planned = wing.post("/shipments", R"({"sales_order":")" + number +
                                                     R"(","lines":[{"line":1,"quantity":")" +
                                                     std::to_string(quantity) + "\"}]}");
    ASSERT_EQ(planned.status, 201) << planned.body;
    shipment = "/shipments/" + at(planned, "/number");
    must(wing, shipment + "/despatch", "{}");
    desk().clock.advance(std::chrono::hours(20));
  }
  Response deliver(const std::string& lines) {
    return wing.post(shipment + "/delivery", R"({"receiver":"Ms Chan 陳小姐","at":")" +
                                                 text(desk().clock.now()) + '"' + lines + "}");
  }
  std::string completed(const std::string& summary) {
    const auto open = ada.get("/follow-ups?status=open&sort=due_at");
    EXPECT_EQ(at(open, "/items/0/cause"), "short_delivery") << open.body;
    return words(ada.post("/follow-ups/" + at(open, "/items/0/id") + "/completion",
                          R"({"contact":"Ms Chan","channel":"phone","outcome":"new_date_agreed",)"
                          R"("summary":")" +
                              summary + "\"}"));
  }
  std::string closed() {
    const auto answer =
        ada.post(order + "/closure", R"({"invoicing":"elsewhere","reference":"INV-7"})");
    return answer.status == 200 ? at(answer, "/status") : words(answer);
  }

  std::string number;
  std::string order;
  std::string shipment;
};
SUPERCARGO_ON_BOTH_ENGINES(WholeLife);

TEST_P(WholeLife, an_order_goes_wrong_in_every_way_and_nothing_is_forgotten) {
  receive("TAPE-48", 6);
  must(wing, "/expected-receipts",
       R"({"warehouse":"HK1","date":"2026-03-20","confirmed":true,)"
       R"("lines":[{"sku":"TAPE-48","quantity":"20"}]})");
  number = at(ada.post("/sales-orders", tape(10)), "/number");
  order = "/sales-orders/" + number;
  EXPECT_EQ(at(ada.get(order), "/status"), "verified");

  const auto settled = ada.post(
      order + "/shortage", R"({"lines":[{"line":1,"choice":"split","shown":")" + split_as_shown() +
                               R"("}],"consent":{"contact":"Ms Chan","channel":"phone",)"
                               R"("words":"Six now, four on the twentieth."}})");
  ASSERT_EQ(settled.status, 200) << settled.body;
  must(ada, order + "/confirmation", "{}");
  EXPECT_EQ(stands(), "confirmed: reserved 6 backordered 4");

  const std::string revision = at(ada.get(order), "/revision");
  const auto first = amend(ada, revision, 9);
  EXPECT_EQ(at(first, "/differences/0/words"), "Line 1 (TAPE-48): quantity 10 → 9.");
  EXPECT_EQ(amend(bob, revision, 12).status, 412);
  EXPECT_EQ(stands(), "confirmed: reserved 6 backordered 3 cancelled 1");

  send(6);
  EXPECT_EQ(stands(), "in_fulfilment: backordered 3 despatched 6 cancelled 1");
  const auto damaged = deliver(R"(,"lines":[{"line":1,"quantity":"5","damaged":"1"}])");
  ASSERT_EQ(damaged.status, 200) << damaged.body;
  EXPECT_EQ(stands(), "partially_delivered: backordered 4 delivered 5 cancelled 1");
  EXPECT_EQ(closed().substr(0, 3), "409");

  EXPECT_EQ(completed("called").substr(0, 3), "422");
  EXPECT_EQ(completed("One roll was crushed; it comes again with the other three on the 20th.")
                .substr(0, 3),
            "200");

  receive("TAPE-48", 20);
  let_habits_form();
  EXPECT_EQ(stands(), "partially_delivered: reserved 4 delivered 5 cancelled 1");
  send(4);
  ASSERT_EQ(deliver("").status, 200);
  EXPECT_EQ(stands(), "delivered: delivered 9 cancelled 1");
  EXPECT_EQ(closed(), "closed");
  EXPECT_EQ(at(ada.get(order), "/totals/net"), "111.60");
}

}  // namespace
}  // namespace supercargo::tests
