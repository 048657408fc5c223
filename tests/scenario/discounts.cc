// Discounts that are multiplied in their order on what the price lists say (domain 9.2), kept with
// the line so that anybody sees why it costs what it does.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class DiscountsOfOrders : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    fay = with_key("fay@kwai.example", {"finance"});
    receive("TAPE-48", 400);
  }
  void in_force(const std::string& code, const std::string& stage, const std::string& more) {
    must(bob, "/discounts",
         R"({"code":")" + code + R"(","stage":")" + stage + R"(","name":")" + code +
             R"(","valid_from":"2020-01-01",)" + more + "}");
    must(fay, "/discounts/" + code + "/approval", "{}");
  }
  void all_three() {
    in_force("SPRING", "promotion", R"("rate":"0.02","valid_until":"2099-12-31")");
    in_force("TRADE", "customer_group", R"("rate":"0.05","customers":["C-1"])");
    in_force("MANY", "volume", R"("rate":"0.1","quantity_from":"25","products":["TAPE-48"])");
  }
  static std::string line(const Response& order) {
    std::string said = at(order, "/lines/0/list_price") + " > " + at(order, "/lines/0/unit_price") +
                       " = " + at(order, "/lines/0/net");
    for (int i = 0; !at(order, "/lines/0/discounts/" + std::to_string(i) + "/stage").empty(); ++i) {
      const std::string step = "/lines/0/discounts/" + std::to_string(i);
      said += "; " + at(order, step + "/stage") + " " + at(order, step + "/source") + " " +
              at(order, step + "/price");
    }
    return said;
  }

  Caller fay;
};
SUPERCARGO_ON_BOTH_ENGINES(DiscountsOfOrders);

TEST_P(DiscountsOfOrders, the_worked_line_comes_out_to_the_cent_and_says_why) {
  all_three();
  const auto order = ada.post("/sales-orders", tape(37));
  EXPECT_EQ(line(order),
            "12.40 > 10.38996 = 384.43; volume MANY 11.16; customer_group TRADE 10.602; "
            "promotion SPRING 10.38996");
  EXPECT_EQ(at(order, "/status"), "confirmed") << "finance has put it in force: nobody is asked";
  EXPECT_EQ(line(ada.get("/sales-orders/" + at(order, "/number"))), line(order));
}

TEST_P(DiscountsOfOrders, a_person_takes_off_more_within_his_authority_on_all_of_it) {
  all_three();
  const auto order =
      ada.post("/sales-orders", one_line(R"("sku":"TAPE-48","quantity":37,"discount_rate":"0.02")",
                                         R"(,"advance_to":"confirmed")"));
  EXPECT_EQ(at(order, "/lines/0/unit_price") + " " + at(order, "/status") + " " +
                at(order, "/approvals/0/tier"),
            "10.182161 pending_approval T2")
      << "17.9 % from the list";
  const std::string path = "/sales-orders/" + at(order, "/number");
  const auto without = ada.patch(path, R"({"lines":[{"line":1,"sku":"TAPE-48","quantity":37,)"
                                       R"("discount_rate":null}]})");
  EXPECT_EQ(at(without, "/lines/0/unit_price"), "10.38996") << without.body;
  EXPECT_EQ(words(ada.post("/sales-orders",
                           one_line(R"("sku":"TAPE-48","quantity":1,"unit_price":"9.00",)"
                                    R"("discount_rate":"0.02")"))),
            "422 invalid: /lines/0/discount_rate price_given");
}

TEST_P(DiscountsOfOrders, beyond_35_percent_together_is_the_highest_tiers_whatever_it_came_from) {
  in_force("HALF", "promotion",
           R"("rate":"0.36","stacking":"exclusive","valid_until":"2099-12-31")");
  const auto order = ada.post("/sales-orders", tape(4));
  EXPECT_EQ(at(order, "/status") + " " + at(order, "/approvals/0/tier"), "pending_approval T4");
}

// Domain 9.2, level 8: no list has a price.
TEST_P(DiscountsOfOrders, a_price_where_no_list_has_one_is_the_sales_managers_to_allow) {
  must(bob, "/products", R"({"sku":"ODD","name":"Odd","standard_cost":"1.00"})");
  receive("ODD", 9);
  EXPECT_EQ(open_gates(ada.post("/sales-orders", one_line(R"("sku":"ODD","quantity":1)",
                                                          R"(,"advance_to":"confirmed")")))
                .substr(0, 2),
            "G4");
  const auto order = ada.post(
      "/sales-orders",
      one_line(R"("sku":"ODD","quantity":1,"unit_price":"9.00")", R"(,"advance_to":"confirmed")"));
  EXPECT_EQ(at(order, "/status") + " " + at(order, "/approvals/0/rule") + " " +
                at(order, "/approvals/0/tier"),
            "pending_approval special_price T2");
}

// Domain 9.6: a case of 24 at 28.56 is 1.19 each, exactly; 500 are 21 cases, 504 pieces.
TEST_P(DiscountsOfOrders, units_convert_exactly_or_are_not_guessed) {
  must(bob, "/products",
       R"({"sku":"CAN","name":"Can","unit_price":"1.19","standard_cost":"0.50",)"
       R"("packs":[{"unit":"XCS","numerator":24}]})");
  const auto cases = ada.post("/sales-orders", one_line(R"("sku":"CAN","quantity":21,)"
                                                        R"("unit":"XCS")"));
  EXPECT_EQ(at(cases, "/lines/0/unit_price") + " " + at(cases, "/lines/0/base_quantity") + " " +
                at(cases, "/lines/0/net"),
            "28.56 504 599.76");
  must(bob, "/price-lists",
       R"({"code":"CASES","name":"Cases","currency":"EUR","valid_from":"2020-01-01",)"
       R"("prices":[{"sku":"CAN","unit":"XCS","unit_price":"28.56"}]})");
  must(fay, "/price-lists/CASES/approval", "{}");
  const auto single = ada.post("/sales-orders", one_line(R"("sku":"CAN","quantity":500)"));
  EXPECT_EQ(at(single, "/lines/0/unit_price") + " " + at(single, "/lines/0/net"), "1.19 595.00");
  EXPECT_EQ(words(ada.post("/sales-orders",
                           one_line(R"("sku":"CAN","quantity":"20.8333","unit":"XCS")"))),
            "422 invalid: /lines/0/quantity not_in_this_unit");
}

// Two lists with equal right are for a person, never drawn.
TEST_P(DiscountsOfOrders, prices_that_are_tied_are_told) {
  for (const char* code : {"ONE", "TWO"}) {
    must(bob, "/price-lists",
         std::string(R"({"code":")") + code +
             R"(","name":"Base","currency":"EUR","valid_from":"2020-01-01",)"
             R"("prices":[{"sku":"TAPE-48","unit_price":"11.00"}]})");
    must(fay, std::string("/price-lists/") + code + "/approval", "{}");
  }
  EXPECT_EQ(words(ada.post("/sales-orders", tape(1))).substr(0, 40),
            "422 invalid: /lines/0/unit_price price_t");
}

}  // namespace
}  // namespace supercargo::tests
