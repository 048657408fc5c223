// Special prices (domain A3.2 and 9.5): who allows them, who has to know, and the line that uses
// one.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class Specials : public Story {
 protected:
  static std::string wanted(const std::string& price) {
    return R"({"customer":"C-1","sku":"TAPE-48","quantity":"37","unit_price":")" + price + "\"}";
  }
  std::string line_of(const Response& order) {
    return at(order, "/lines/0/unit_price") + " " + at(order, "/lines/0/price_trace/0/level") +
           " " + at(order, "/lines/0/price_trace/0/found");
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Specials);

TEST_P(Specials, eighteen_percent_is_sales_to_allow_and_of_no_use_until_it_was_told) {
  ASSERT_EQ(bob.patch("/products/TAPE-48", R"({"standard_cost":"8.94"})").status, 200);
  const auto asked = ada.post("/special-prices", wanted("10.168"));
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(at(asked, "/tier") + " " + at(asked, "/discount"), "T2 0.18");
  const std::string path = "/special-prices/" + at(asked, "/number");
  EXPECT_EQ(ada.post(path + "/decision", R"({"decision":"approve"})").status, 422);
  const auto allowed = bob.post(path + "/decision", R"({"decision":"approve"})");
  EXPECT_EQ(at(allowed, "/status"), "approved") << allowed.body;
  EXPECT_EQ(line_of(ada.post("/sales-orders", tape(37))), "12.40 base_list hit");
  const auto told = ada.post(path + "/communication",
                             R"({"recipients":["order_desk","finance","account_owner"]})");
  EXPECT_EQ(at(told, "/status"), "communicated") << told.body;
  const auto order = ada.post("/sales-orders", tape(37));
  EXPECT_EQ(line_of(order), "10.168 special_price hit");
  EXPECT_EQ(at(ada.get(path), "/used_by"), at(order, "/id"));
  EXPECT_EQ(line_of(ada.post("/sales-orders", tape(37))), "12.40 base_list hit");
}

TEST_P(Specials, what_goes_beyond_every_tier_takes_words_and_two_hands) {
  const auto bare = ada.post("/special-prices", wanted("8.00"));
  EXPECT_EQ(words(bare), "422 invalid: /justification required");
  std::string body = wanted("8.00");
  body.insert(1, R"("justification":"The last of a colour that is not made any more.",)");
  const auto asked = ada.post("/special-prices", body);
  ASSERT_EQ(asked.status, 201) << asked.body;
  EXPECT_EQ(at(asked, "/tier"), "T4");
  const std::string path = "/special-prices/" + at(asked, "/number");
  const auto fay = with_key("fay@kwai.example", {"finance"});
  EXPECT_EQ(at(bob.post(path + "/decision", R"({"decision":"approve"})"), "/status"), "requested");
  EXPECT_EQ(at(fay.post(path + "/decision", R"({"decision":"approve"})"), "/status"), "approved");
}

}  // namespace
}  // namespace supercargo::tests
