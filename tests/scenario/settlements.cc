// How an order is paid before and after its goods leave (domain 3.3, 9.7): held for its credit
// where goods were not let go.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Settlements : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    fay = with_key("fay@kwai.example", {"finance"});
    receive("TAPE-48", 60);
  }
  std::string ordered(const std::string& body) {
    const auto made = ada.post("/sales-orders", body);
    EXPECT_EQ(at(made, "/status"), "confirmed") << made.body;
    return at(made, "/number");
  }
  Response planned(const std::string& order, int quantity) {
    const auto made = wing.post("/shipments", R"({"sales_order":")" + order +
                                                  R"(","lines":[{"line":1,"quantity":")" +
                                                  std::to_string(quantity) + "\"}]}");
    if (made.status == 201) shipment = "/shipments/" + at(made, "/number");
    return made;
  }
  Response sent() { return wing.post(shipment + "/despatch", "{}"); }
  Response holds(const std::string& order) {
    return ada.get("/holds?status=open&sales_order=" + order);
  }

  Caller fay;
  std::string shipment;
};
SUPERCARGO_ON_BOTH_ENGINES(Settlements);

TEST_P(Settlements, goods_that_credit_keeps_back_are_held_until_finance_releases_them) {
  const std::string order = ordered(tape(10));
  ASSERT_EQ(fay.patch("/customers/C-1", R"({"credit_limit":"120.00"})").status, 200);
  ASSERT_EQ(planned(order, 10).status, 201);
  EXPECT_EQ(words(sent()), "422 credit_refused:  credit_limit_exceeded");
  EXPECT_EQ(at(holds(order), "/items/0/id"), "") << "nobody has heard of it yet";
  let_habits_form();
  const auto held = holds(order);
  EXPECT_EQ(at(held, "/items/0/kind") + " " + at(held, "/items/0/placed_by"), "credit ");
  EXPECT_NE(at(held, "/items/0/reason").find("owe more than the limit"), std::string::npos);
  const auto stuck = bob.get("/worklists/stuck-orders");
  EXPECT_EQ(at(stuck, "/items/0/record"), at(held, "/items/0/id")) << stuck.body;
  EXPECT_EQ(words(sent()), "422 credit_refused:  credit_limit_exceeded,  order_held");
  let_habits_form();
  EXPECT_EQ(at(holds(order), "/items/1/id"), "") << "once is enough";
  const std::string release = "/holds/" + at(held, "/items/0/id") + "/release";
  EXPECT_EQ(ada.post(release, R"({"reason":"Please."})").status, 403);
  EXPECT_EQ(fay.post(release, R"({"reason":"He pays on Friday."})").status, 200);
  EXPECT_EQ(sent().status, 200);
}

TEST_P(Settlements, a_release_of_the_orders_credit_ends_its_hold_too) {
  const std::string order = ordered(tape(10));
  ASSERT_EQ(fay.patch("/customers/C-1", R"({"credit_limit":"120.00"})").status, 200);
  ASSERT_EQ(planned(order, 10).status, 201);
  EXPECT_EQ(sent().status, 422);
  let_habits_form();
  must(fay, "/sales-orders/" + order + "/credit-release", R"({"reason":"He pays on Friday."})");
  EXPECT_EQ(at(holds(order), "/items/0/id"), "");
  EXPECT_EQ(sent().status, 200);
}

}  // namespace
}  // namespace supercargo::tests
