// Goods are moved to where they are asked for: never those that somebody was promised, and once,
// however often it is asked.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Moving : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    must(root, "/warehouses", R"({"code":"KLN","name":"Kowloon"})");
    receive("TAPE-48", 20);
  }
  static std::string tapes(int quantity) {
    return R"({"from_warehouse":"HK1","to_warehouse":"KLN","reason":"Nearer to the customer.",)"
           R"("lines":[{"sku":"TAPE-48","quantity":")" +
           std::to_string(quantity) + R"("}]})";
  }
  std::string there(const std::string& warehouse) {
    return at(ada.get("/availability?sku=TAPE-48&quantity=1&warehouse=" + warehouse),
              "/available_to_promise");
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Moving);

TEST_P(Moving, what_an_order_was_promised_does_not_leave_and_the_rest_is_promised_elsewhere) {
  ASSERT_EQ(ada.post("/sales-orders", tape(15)).status, 201);
  EXPECT_EQ(ada.post("/stock-transfers", tapes(5)).status, 403);
  EXPECT_EQ(words(wing.post("/stock-transfers", tapes(6))),
            "422 invalid: /lines/0/quantity promised_to_orders");
  const auto moved = wing.post("/stock-transfers", tapes(5));
  ASSERT_EQ(moved.status, 201) << moved.body;
  EXPECT_EQ(there("HK1") + " " + there("KLN"), "0 5");
  EXPECT_EQ(at(ada.get("/stock-transfers/" + at(moved, "/number")), "/reason"),
            "Nearer to the customer.");
}

TEST_P(Moving, the_same_key_moves_once) {
  const Headers once{{"idempotency-key", "move-me-once-0001"}};
  const auto first = wing.post("/stock-transfers", tapes(5), once);
  const auto again = wing.post("/stock-transfers", tapes(5), once);
  EXPECT_EQ(first.status, 201) << first.body;
  EXPECT_EQ(first.body, again.body);
  EXPECT_EQ(there("HK1") + " " + there("KLN"), "15 5");
}

}  // namespace
}  // namespace supercargo::tests
