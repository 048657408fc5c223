// Money after the order (domain 3.3, 3.8, 9.7): delivered, invoiced, paid in parts, and closed; and
// a customer who owes too much until finance lets an order pass.
#include <gtest/gtest.h>

#include "tests/story.h"

namespace supercargo::tests {
namespace {

class MoneyAfterTheOrder : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    fay = with_key("fay@kwai.example", {"finance"});
    receive("TAPE-48", 40);
  }
  std::string ordered(int quantity) {
    const auto made = ada.post("/sales-orders", tape(quantity));
    EXPECT_EQ(made.status, 201) << made.body;
    return at(made, "/number");
  }
  Response sent(const std::string& order, int quantity) {
    const auto planned = wing.post("/shipments", R"({"sales_order":")" + order +
                                                     R"(","lines":[{"line":1,"quantity":")" +
                                                     std::to_string(quantity) + "\"}]}");
    EXPECT_EQ(planned.status, 201) << planned.body;
    shipment = "/shipments/" + at(planned, "/number");
    return wing.post(shipment + "/despatch", "{}");
  }
  void arrived() {
    must(wing, shipment + "/delivery",
         R"({"receiver":"Ms Chan","at":")" + text(desk().clock.now()) + "\"}");
  }

  Caller fay;
  std::string shipment;
};
SUPERCARGO_ON_BOTH_ENGINES(MoneyAfterTheOrder);

TEST_P(MoneyAfterTheOrder, is_asked_for_booked_and_settles_the_invoice_until_all_is_closed) {
  const std::string number = ordered(10);
  const std::string order = "/sales-orders/" + number;
  ASSERT_EQ(sent(number, 10).status, 200);
  arrived();
  const auto invoice = fay.post("/invoices", R"({"sales_order":")" + number + "\"}");
  ASSERT_EQ(invoice.status, 201) << invoice.body;
  EXPECT_EQ(at(invoice, "/payment_terms") + " " + at(invoice, "/totals/gross"), "net 30 124.00");
  EXPECT_EQ(at(ada.get(order), "/status") + " " + at(ada.get(order), "/billed"), "invoiced 124.00");
  const std::string item = "/receivables/" + at(invoice, "/number");
  const std::string first =
      R"({"customer":"C-1","currency":"EUR","amount":"100.00","reference":"B1"})";
  const auto paid = fay.post("/payments", first, {{"idempotency-key", "payment-1"}});
  ASSERT_EQ(paid.status, 201) << paid.body;
  const auto again = fay.post("/payments", first, {{"idempotency-key", "payment-1"}});
  EXPECT_EQ(at(again, "/number"), at(paid, "/number")) << "asked twice, booked once";
  EXPECT_EQ(words(fay.post("/payments", first)), "422 invalid: /reference booked_already");
  EXPECT_EQ(at(ada.get(item), "/open") + " " + at(ada.get(item), "/status"), "24.00 partly_paid");
  EXPECT_EQ(ada.post("/payments", first).status, 403);
  const auto rest =
      fay.post("/payments", R"({"customer":"C-1","currency":"EUR","amount":"30.00"})");
  EXPECT_EQ(at(rest, "/unapplied"), "6.00");
  EXPECT_EQ(at(ada.get(item), "/status"), "paid");
  EXPECT_EQ(at(fay.post(order + "/closure", "{}"), "/status"), "closed");
}

TEST_P(MoneyAfterTheOrder, holds_goods_back_until_it_has_come_or_finance_lets_an_order_pass) {
  const std::string number = ordered(10);
  const auto customer = fay.patch("/customers/C-1", R"({"credit_limit":"120.00"})");
  ASSERT_EQ(customer.status, 200) << customer.body;
  EXPECT_EQ(words(sent(number, 10)), "422 credit_refused:  credit_limit_exceeded");
  const auto refused = ada.post("/sales-orders", tape(1));
  EXPECT_EQ(open_gates(refused).substr(0, 2), "G5") << open_gates(refused);
  EXPECT_EQ(
      ada.post("/sales-orders/" + number + "/credit-release", R"({"reason":"Please."})").status,
      403);
  EXPECT_EQ(
      fay.post("/sales-orders/" + number + "/credit-release", R"({"reason":"He pays on Friday."})")
          .status,
      201);
  EXPECT_EQ(wing.post(shipment + "/despatch", "{}").status, 200);
}

}  // namespace
}  // namespace supercargo::tests
