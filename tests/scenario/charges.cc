// What an order costs beyond its lines (domain 9.3, A1.6): rules that two people put in force, on
// the order from its first price to the invoice, and not asked where somebody with authority says
// so.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class ChargesOfOrders : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (!IsSkipped()) fay = with_key("fay@kwai.example", {"finance"});
  }
  // Drafted by sales, put in force by finance.
  void in_force(const std::string& code, const std::string& kind, const std::string& more) {
    must(bob, "/charges",
         R"({"code":")" + code + R"(","kind":")" + kind + R"(","name":")" + code +
             R"( charge","valid_from":"2020-01-01",)" + more + "}");
    must(fay, "/charges/" + code + "/approval", "{}");
  }
  void register_in_britain() {
    const std::string rate = R"({"country":"GB","name":"VAT","source":"VAT Act 1994",)"
                             R"("valid_from":"2011-01-04",)";
    must(fay, "/tax-rates", rate + R"("rate":"0.2"})");
    must(fay, "/tax-rates",
         rate + R"("code":"ZERO","category":"zero","reason_code":"VATEX-GB-Z"})");
    must(fay, "/tax-registrations",
         R"({"country":"GB","number":"GB831495816","valid_from":"2011-01-04"})");
  }
  // The three products of INV-T1: the first after its line's discount of 10 %.
  void product(const std::string& sku, const std::string& price, const std::string& more = {}) {
    must(bob, "/products",
         R"({"sku":")" + sku + R"(","name":"Goods )" + sku + R"(","currency":"GBP",)" +
             R"("standard_cost":"0.50","unit_price":")" + price + "\"" + more + "}");
    receive(sku, 20);
  }
  // Of a customer in Britain.
  std::string placed(const std::string& lines, const std::string& more = {}) {
    return R"({"customer":"C-GB","advance_to":"confirmed","lines":[)" + lines + "]" + more + "}";
  }
  static std::string line(const std::string& sku, int quantity) {
    return R"({"sku":")" + sku + R"(","quantity":)" + std::to_string(quantity) + "}";
  }
  void buyer_in_britain() {
    must(ada, "/customers",
         R"({"code":"C-GB","name":"Thames Foods","currency":"GBP","addresses":[)"
         R"({"kind":"delivery","line1":"1 Wharf Road","city":"London","postcode":"SE1 2AA",)"
         R"("country":"GB"}]})");
  }
  static std::string totals(const Response& record) {
    std::string said;
    for (const char* name : {"discount", "charges", "net", "tax", "gross"})
      said += (said.empty() ? "" : " ") + at(record, std::string("/totals/") + name);
    return said;
  }

  Caller fay;
};
SUPERCARGO_ON_BOTH_ENGINES(ChargesOfOrders);

// Domain 9.3, to the penny, from the first look to the invoice and what is taken back of it.
TEST_P(ChargesOfOrders, inv_t1_with_its_freight_is_paid_to_the_penny) {
  register_in_britain();
  buyer_in_britain();
  product("A", "4.4955");
  product("B", "19.99");
  product("C", "1.155", R"(,"tax_code":"ZERO")");
  in_force("FREIGHT", "freight",
           R"("currency":"GBP","amount":"10.00","net_below":"500.00","countries":["GB"],)"
           R"("name_zh_hant":"運費")");
  const std::string wanted =
      placed(line("A", 12) + "," + line("B", 3) + "," + line("C", 7), R"(,"discount_rate":"0.02")");
  const auto first = ada.post("/sales-orders/preview", wanted);
  EXPECT_EQ(at(first, "/order/totals/gross"), "153.90") << "all charges in the first price";
  const auto order = ada.post("/sales-orders", wanted);
  ASSERT_EQ(order.status, 201) << order.body;
  EXPECT_EQ(totals(order), "2.44 10.00 129.57 24.33 153.90") << order.body;
  EXPECT_EQ(at(order, "/charges/0/code") + " " + at(order, "/charges/0/net") + " " +
                at(order, "/charges/0/tax/category") + " " + at(order, "/charges/0/tax/rate") +
                " " + at(order, "/charges/0/why"),
            "FREIGHT 10.00 standard 0.2 Delivery to GB: 119.57, free from 500.00 on.");
  EXPECT_EQ(at(order, "/taxes/0/taxable") + " " + at(order, "/taxes/0/amount") + " " +
                at(order, "/taxes/1/taxable") + " " + at(order, "/taxes/1/amount"),
            "121.64 24.33 7.93 0.00");
  ASSERT_EQ(at(order, "/status"), "confirmed") << open_gates(order);
  const auto waived = ada.post(
      "/sales-orders",
      placed(line("B", 15), R"(,"charge_waivers":[{"charge":"FREIGHT","reason":"Late."}])"));
  EXPECT_EQ(totals(waived), "0.00 0.00 299.85 59.97 359.82") << waived.body;
  const std::string number = delivered(at(order, "/number"), 3);
  const auto invoice = fay.post("/invoices", R"({"sales_order":")" + number + "\"}");
  ASSERT_EQ(invoice.status, 201) << invoice.body;
  EXPECT_EQ(totals(invoice), "2.44 10.00 129.57 24.33 153.90");
  EXPECT_EQ(at(invoice, "/charges/0/code"), "FREIGHT");
  const std::string path = "/invoices/" + at(invoice, "/number");
  const auto freight =
      fay.post(path + "/credit-notes",
               R"({"cause":"goodwill","reason":"It came late.","charges":["FREIGHT"]})");
  ASSERT_EQ(freight.status, 201) << freight.body;
  EXPECT_EQ(at(freight, "/totals/charges") + " " + at(freight, "/totals/gross"), "10.00 12.00");
  const auto rest =
      fay.post(path + "/credit-notes", R"({"cause":"goodwill","reason":"All of it."})");
  EXPECT_EQ(totals(rest), "2.44 0.00 119.57 22.33 141.90") << "what is left, to the penny";
}

TEST_P(ChargesOfOrders, are_asked_once_for_each_kind_and_stand_in_what_is_agreed) {
  receive("TAPE-48", 40);
  in_force("URGENT", "urgent", R"("currency":"EUR","amount":"25.00")");
  in_force("SMALL", "minimum_order", R"("currency":"EUR","amount":"5.00","net_below":"50.00")");
  const auto order = ada.post("/sales-orders", tape(4, R"(,"urgent":true)"));
  EXPECT_EQ(at(order, "/charges/0/code") + " " + at(order, "/charges/1/code"), "URGENT SMALL");
  EXPECT_EQ(totals(order), "0.00 30.00 79.60 0.00 79.60");
  const std::string path = "/sales-orders/" + at(order, "/number");
  const auto more = ada.patch(path, R"({"lines":[{"line":1,"sku":"TAPE-48","quantity":5}]})");
  EXPECT_EQ(totals(more), "0.00 25.00 87.00 0.00 87.00") << "large enough now";
  EXPECT_EQ(totals(ada.get(path)), totals(more));
  EXPECT_NE(at(more, "/content_hash"), at(order, "/content_hash"));
  const auto versions = ada.get(path + "/versions");
  EXPECT_NE(versions.body.find("charges URGENT 25.00, SMALL 5.00 → URGENT 25.00."),
            std::string::npos)
      << versions.body;
}

TEST_P(ChargesOfOrders, are_waived_with_a_reason_and_by_whom_the_share_asks_for) {
  receive("TAPE-48", 40);
  in_force("FREIGHT", "freight", R"("currency":"EUR","amount":"10.00")");
  const std::string waived = R"(,"charge_waivers":[{"charge":"FREIGHT","reason":"Came late."}])";
  const auto large = ada.post("/sales-orders", tape(20, waived));
  EXPECT_EQ(at(large, "/status") + " " + totals(large), "confirmed 0.00 0.00 248.00 0.00 248.00")
      << "10.00 of 258.00 is the agent's own";
  EXPECT_EQ(at(large, "/charges/0/waived") + " " + at(large, "/charge_waivers/0/reason"),
            "true Came late.");
  EXPECT_NE(at(large, "/charge_waivers/0/by"), "");
  const auto small = ada.post("/sales-orders", tape(8, waived));
  EXPECT_EQ(at(small, "/status") + " " + at(small, "/approvals/0/rule") + " " +
                at(small, "/approvals/0/tier"),
            "pending_approval waived_charge T1")
      << "10.00 of 109.20 are 9.2 %";
  EXPECT_EQ(words(ada.post("/sales-orders",
                           tape(1, R"(,"charge_waivers":[{"charge":"NONE","reason":"x"}])"))),
            "422 invalid: /charge_waivers/0/charge unknown_charge");
  const std::string path = "/sales-orders/" + at(small, "/number");
  const auto asked = ada.patch(path, R"({"charge_waivers":[]})");
  EXPECT_EQ(at(asked, "/status") + " " + totals(asked), "draft 0.00 10.00 109.20 0.00 109.20");
}

TEST_P(ChargesOfOrders, of_a_quotation_are_those_of_the_order_whatever_comes_between) {
  in_force("FREIGHT", "freight", R"("currency":"EUR","amount":"10.00")");
  const auto made =
      ada.post("/quotations", R"({"customer":"C-1","lines":[{"sku":"TAPE-48","quantity":4}]})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(at(made, "/gross"), "59.60");
  EXPECT_EQ(at(made, "/revisions/0/charges/0/amount"), "10.00");
  const std::string path = "/quotations/" + at(made, "/number");
  must(ada, path + "/submission", "{}");
  must(ada, path + "/sending", R"({"by":"hand"})");
  in_force("STRIKE", "freight", R"("currency":"EUR","amount":"99.00","priority":9)");
  const auto accepted = ada.post(path + "/acceptance", R"({"version":1,"signed_name":"Mei Lam"})");
  ASSERT_EQ(accepted.status, 200) << accepted.body;
  const auto order = ada.get("/sales-orders/" + at(accepted, "/sales_order_number"));
  EXPECT_EQ(at(order, "/totals/gross") + " " + at(order, "/charges/0/code"), "59.60 FREIGHT");
  EXPECT_EQ(at(order, "/content_hash"), at(accepted, "/accepted_hash"));
}

TEST_P(ChargesOfOrders, of_a_confirmed_order_change_only_by_an_amendment) {
  receive("TAPE-48", 40);
  in_force("FREIGHT", "freight", R"("currency":"EUR","amount":"10.00","net_below":"100.00")");
  const auto order = ada.post("/sales-orders", tape(10));
  ASSERT_EQ(at(order, "/status"), "confirmed") << order.body;
  EXPECT_EQ(at(order, "/totals/gross"), "124.00");
  const std::string path = "/sales-orders/" + at(order, "/number");
  const auto less =
      ada.post(path + "/amendments", R"({"reason":"Fewer.","lines":[{"line":1,"quantity":4}],)"
                                     R"("agreed":{"contact":"Ms Chan","channel":"phone"}})");
  ASSERT_EQ(less.status, 201) << less.body;
  EXPECT_NE(less.body.find("charges none → FREIGHT 10.00."), std::string::npos) << less.body;
  EXPECT_EQ(at(ada.get(path), "/totals/gross"), "59.60");
}

}  // namespace
}  // namespace supercargo::tests
