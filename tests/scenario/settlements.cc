// How an order is paid before and after its goods leave (domain 3.3, 3.12, 9.7): held for its
// credit where goods were not let go, paid in advance, or on the terms of a price agreement.
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
    receive("FILM-500", 60);
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
  Response paid(const std::string& amount, const std::string& order) {
    return fay.post("/payments", R"({"customer":"C-1","currency":"EUR","amount":")" + amount +
                                     R"(","sales_order":")" + order + "\"}");
  }
  Response invoiced(const std::string& order, int quantity) {
    EXPECT_EQ(planned(order, quantity).status, 201);
    EXPECT_EQ(sent().status, 200);
    must(wing, shipment + "/delivery",
         R"({"receiver":"Ms Chan","at":")" + text(desk().clock.now()) + "\"}");
    return fay.post("/invoices", R"({"sales_order":")" + order + "\"}");
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

TEST_P(Settlements, what_is_paid_in_advance_is_held_until_all_of_it_has_come) {
  const std::string order = ordered(tape(10, R"(,"payment_terms":"prepaid")"));
  let_habits_form();
  const auto held = holds(order);
  EXPECT_EQ(at(held, "/items/0/kind"), "prepayment") << held.body;
  EXPECT_EQ(words(paid("10.00", "SO-2026-999999")), "422 invalid: /sales_order unknown_order");
  EXPECT_EQ(paid("100.00", order).status, 201);
  EXPECT_EQ(at(holds(order), "/items/0/kind"), "prepayment") << "24.00 are missing";
  const auto rest = paid("24.00", order);
  EXPECT_EQ(at(rest, "/sales_order") + " " + at(rest, "/unapplied"), order + " 24.00");
  EXPECT_EQ(at(holds(order), "/items/0/id"), "");
  EXPECT_NE(ada.get("/sales-orders/" + order + "/timeline").body.find("hold_released"),
            std::string::npos);
  must(fay, "/payments/" + at(rest, "/number") + "/reversal", R"({"reason":"It came back."})");
  EXPECT_EQ(at(holds(order), "/items/0/kind"), "prepayment");
  EXPECT_EQ(paid("24.00", order).status, 201);
  const auto invoice = invoiced(order, 10);
  EXPECT_EQ(at(invoice, "/payment_terms"), "prepaid") << invoice.body;
  EXPECT_EQ(at(fay.get("/receivables/" + at(invoice, "/number")), "/status"), "paid");
  EXPECT_EQ(at(fay.get("/payments?sales_order=" + order), "/items/0/unapplied"), "0.00");
}

TEST_P(Settlements, goods_do_not_leave_before_anybody_has_heard_that_they_are_not_paid) {
  const std::string order = ordered(tape(10, R"(,"payment_terms":"prepaid")"));
  ASSERT_EQ(planned(order, 10).status, 201);
  EXPECT_EQ(words(sent()), "422 invalid:  prepayment_missing");
  let_habits_form();
  const auto held = holds(order);
  must(fay, "/holds/" + at(held, "/items/0/id") + "/release", R"({"reason":"A good old friend."})");
  EXPECT_EQ(sent().status, 200) << "finance has decided";
}

TEST_P(Settlements, an_order_that_rests_on_a_price_agreement_whole_is_paid_on_its_terms) {
  const auto made = bob.post(
      "/price-agreements",
      R"({"customer":"C-1","currency":"EUR","valid_from":"2026-03-01","valid_until":"2027-03-01",)"
      R"("payment_terms":"net 60","prices":[{"sku":"TAPE-48","unit_price":"11.00"}]})");
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string path = "/price-agreements/" + at(made, "/number");
  must(bob, path + "/submission", "{}");
  must(fay, path + "/decision", R"({"decision":"approve"})");
  must(bob, path + "/communication",
       R"({"recipients":["order_desk","finance","account_owner","customer"]})");
  EXPECT_EQ(at(fay.get(path), "/status") + " " + at(fay.get(path), "/payment_terms"),
            "active net 60");
  EXPECT_EQ(at(invoiced(ordered(tape(2)), 2), "/payment_terms"), "net 60");
  const std::string mixed = ordered(
      R"({"customer":"C-1","advance_to":"confirmed","lines":[{"sku":"TAPE-48","quantity":1},)"
      R"({"sku":"FILM-500","quantity":1}]})");
  EXPECT_EQ(at(invoiced(mixed, 1), "/payment_terms"), "net 30") << "not all of it was agreed";
  const std::string own = ordered(tape(1, R"(,"payment_terms":"net 14")"));
  EXPECT_EQ(at(invoiced(own, 1), "/payment_terms"), "net 14") << "said of this order";
  EXPECT_EQ(
      words(bob.post("/price-agreements", R"({"customer":"C-1","valid_from":"2026-03-01",)"
                                          R"("valid_until":"2027-03-01","payment_terms":"soon",)"
                                          R"("prices":[{"sku":"FILM-500","unit_price":"3.00"}]})")),
      "422 invalid: /payment_terms payment_terms_invalid");
}

}  // namespace
}  // namespace supercargo::tests
