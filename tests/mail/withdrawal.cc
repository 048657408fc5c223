// A consumer's right to withdraw, over HTTP and through a real mail server: told before the
// contract, two parcels, the clock of the last, two steps without a session, goods back, money
// back.
#include <gtest/gtest.h>

#include "letterheads/commands.h"
#include "tests/mail/mailbox.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

class ConsumersRights : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    receive("TAPE-48", 50);
    receive("FILM-500", 50);
    const Patch patch{.id = {},
                      .revision = {},
                      .body = R"({"address":["1 Kwai Hei Street","Hong Kong"],)"
                              R"("identity":{"email":"desk@kwai.example"}})"};
    ASSERT_EQ(journal::reasons(desk().perform(letterheads::change, patch)), "accepted");
    consumer("P-GB", "GB");
  }
  void consumer(const std::string& code, const std::string& country) {
    must(ada, "/customers",
         R"({"code":")" + code + R"(","name":"Anna Smith","kind":"consumer","currency":"EUR",)" +
             R"("email":"anna@hull.example","language":"en","addresses":[{"kind":"delivery",)"
             R"("line1":"2 Dock","city":"Hull","postcode":"HU1 2AB","country":")" +
             country + R"("}]})");
  }
  void order_for(const std::string& customer, const std::string& more = {}) {
    const auto placed =
        ada.post("/sales-orders", R"({"customer":")" + customer +
                                      R"(","channel":"phone","advance_to":"verified",)" + more +
                                      R"("lines":[{"sku":"TAPE-48","quantity":4},)"
                                      R"({"sku":"FILM-500","quantity":2}]})");
    ASSERT_EQ(at(placed, "/status"), "verified") << placed.body;
    order = at(placed, "/number");
    own = "/sales-orders/" + order;
  }
  void carry() {
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
  }
  // The path of the page behind the link in the last mail.
  std::string page_in_mail(const std::string& base, const std::string& pages) {
    carry();
    for (int n = box.mails(); n > 0; --n) {
      const std::string words = mail_part(box.mail(n), "text/plain");
      const auto from = words.find("https://orders.harbour.example" + base);
      if (from == std::string::npos) continue;
      const auto token = from + 30 + base.size();
      return pages + words.substr(token, words.find("\r\n", token) - token);
    }
    return {};
  }
  Response say(const std::string& page, const std::string& form) {
    return Caller{served.get(), ""}.ask(Method::post, page, form,
                                        {{"content-type", "application/x-www-form-urlencoded"}});
  }
  Response open(const std::string& page) { return Caller{served.get(), ""}.get(page); }
  static bool says(const Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
  }
  // He agrees on his page to what he saw there; gives back his own page.
  std::string agreed() {
    must(ada, "/read-back-requests", R"({"sales_order":")" + order + R"("})");
    const std::string page = page_in_mail("/r/", "/read-back-pages/");
    seen = open(page);
    const std::string mark = "name=\"information\" value=\"";
    const auto from = seen.body.find(mark);
    EXPECT_NE(from, std::string::npos) << seen.body;
    const std::string hash = seen.body.substr(from + mark.size(), 64);
    EXPECT_EQ(say(page, "answer=agreed&name=Anna").status, 422) << "he names what he saw";
    const auto answered = say(page, "answer=agreed&name=Anna+Smith&information=" + hash);
    EXPECT_EQ(answered.status, 200) << answered.body;
    EXPECT_TRUE(says(answered, "Withdraw from contract here"));
    EXPECT_EQ(at(ada.post(own + "/confirmation", "{}"), "/status"), "confirmed");
    let_duties_run();
    return page_in_mail("/w/", "/withdrawal-pages/");
  }
  void delivered(int line, int quantity) {
    const auto planned =
        wing.post("/shipments",
                  R"({"sales_order":")" + order + R"(","warehouse":"HK1","lines":[{"line":)" +
                      std::to_string(line) + R"(,"quantity":)" + std::to_string(quantity) + "}]}");
    ASSERT_EQ(planned.status, 201) << planned.body;
    const std::string path = "/shipments/" + at(planned, "/number");
    ASSERT_EQ(wing.post(path + "/despatch", "{}").status, 200);
    const auto done = wing.post(
        path + "/delivery", R"({"receiver":"Anna","at":")" + text(desk().clock.now()) + R"("})");
    ASSERT_EQ(done.status, 200) << done.body;
  }
  void pass(int days) { desk().clock.advance(std::chrono::hours(24 * days)); }
  Day today() { return day_in_utc(desk().clock.now()); }

  const Mailbox box;
  std::string order, own;
  Response seen;
};
SUPERCARGO_ON_BOTH_ENGINES(ConsumersRights);

TEST_P(ConsumersRights, an_amendment_that_he_is_told_of_keeps_what_he_was_told_of_it) {
  order_for("P-GB");
  ASSERT_NE(agreed(), "");
  const auto told =
      ada.post(own + "/amendments",
               R"({"reason":"He wants six.","lines":[{"line":1,"quantity":6}],)"
               R"("agreed":{"contact":"Anna Smith","channel":"phone","consumer_informed":true}})");
  EXPECT_EQ(at(told, "/status"), "in_force") << told.body;
  const auto kept = ada.get("/consumer-notices?sales_order=" + order);
  EXPECT_NE(at(kept, "/items/1/id"), "") << kept.body;
  EXPECT_NE(at(kept, "/items/0/content_hash"), at(kept, "/items/1/content_hash"));
  const auto now = ada.get(own);
  EXPECT_NE(kept.body.find(at(now, "/content_hash")), std::string::npos);
  let_duties_run();
  carry();
  EXPECT_NE(mail_part(box.mail(box.mails()), "text/plain").find("6 "), std::string::npos)
      << "he gets it on a durable medium";
}

TEST_P(ConsumersRights, a_seal_that_he_has_broken_ends_his_right_to_those_goods_alone) {
  must(bob, "/products",
       R"({"sku":"MASK-10","name":"Sealed masks","unit_price":"3.00","standard_cost":"1.00"})");
  receive("MASK-10", 10);
  const auto exempt = bob.ask(Method::put, "/products/MASK-10/withdrawal-exemption",
                              R"({"exemption":"sealed_hygiene","reason":"Sealed for hygiene."})");
  ASSERT_EQ(exempt.status, 200) << exempt.body;
  const auto placed =
      ada.post("/sales-orders", R"({"customer":"P-GB","channel":"phone","advance_to":"verified",)"
                                R"("lines":[{"sku":"TAPE-48","quantity":4},)"
                                R"({"sku":"MASK-10","quantity":2}]})");
  order = at(placed, "/number");
  own = "/sales-orders/" + order;
  ASSERT_NE(agreed(), "");
  const std::string path = own + "/broken-seals";
  const std::string torn = R"({"line":2,"words":"The inner film of both packs is torn open."})";
  EXPECT_EQ(words(wing.post(path, torn)), "422 invalid: /line not_delivered");
  delivered(1, 4);
  delivered(2, 2);
  EXPECT_EQ(at(ada.get(own + "/consumer-rights"), "/lines/1/verdict"), "depends");
  EXPECT_EQ(words(wing.post(path, R"({"line":1,"words":"Opened."})")),
            "422 invalid: /line not_told_of_seal");
  const auto kept = wing.post(path, torn);
  ASSERT_EQ(kept.status, 201) << kept.body;
  EXPECT_EQ(words(wing.post(path, torn)), "422 invalid: /line recorded_already");
  EXPECT_EQ(at(ada.get(own + "/consumer-rights"), "/lines/1/verdict"), "exempt");
  EXPECT_EQ(words(ada.post("/withdrawals", R"({"sales_order":")" + order +
                                               R"(","lines":[{"line":2}],"name":"Anna",)"
                                               R"("channel":"phone"})")),
            "422 invalid: /lines/0/line exempt_from_withdrawal");
  const auto rest = ada.post(
      "/withdrawals", R"({"sales_order":")" + order + R"(","name":"Anna","channel":"phone"})");
  EXPECT_EQ(at(rest, "/lines/0/line") + at(rest, "/lines/1/line"), "1") << rest.body;
  EXPECT_NE(ada.get(own + "/timeline").body.find("sales_order_seal_broken"), std::string::npos);
}

TEST_P(ConsumersRights, two_parcels_one_clock_two_steps_and_the_money_back) {
  order_for("P-GB");
  const std::string page = agreed();
  EXPECT_TRUE(says(seen, "You pay in all, with every charge and tax"));
  EXPECT_TRUE(says(seen, "Your right to withdraw") && says(seen, "1 Kwai Hei Street"));
  ASSERT_NE(page, "");
  EXPECT_TRUE(says(open(page), "You may withdraw now, and until 14 days after"));
  delivered(1, 4);
  pass(2);
  delivered(2, 2);
  const auto rights = ada.get(own + "/consumer-rights");
  EXPECT_EQ(at(rights, "/jurisdiction") + " " + at(rights, "/standing") + " " + at(rights, "/ends"),
            "uk running " + text(today() + 14));
  const auto fay = with_key("fay@kwai.example", {"finance"});
  const auto invoice = fay.post("/invoices", R"({"sales_order":")" + order + R"("})");
  ASSERT_EQ(invoice.status, 201) << invoice.body;

  EXPECT_EQ(say(page, "step=statement&line_1=on&name=").status, 422);
  EXPECT_TRUE(says(say(page, "step=statement&name=Anna"), "Choose at least one."));
  const auto statement = say(page, "step=statement&line_1=on&line_2=on&name=Anna+Smith");
  ASSERT_EQ(statement.status, 200) << statement.body;
  EXPECT_TRUE(says(statement, "<button class=\"main\">Confirm withdrawal</button>"));
  EXPECT_EQ(at(ada.get("/withdrawals"), "/items/0/id"), "") << "a statement withdraws nothing";
  const auto confirmed = say(page, "step=confirm&line_1=on&line_2=on&name=Anna+Smith");
  EXPECT_TRUE(says(confirmed, "Your withdrawal WD-")) << confirmed.body;
  EXPECT_EQ(confirmed.body.find("<script"), std::string::npos);
  carry();
  const std::string mail = mail_part(box.mail(box.mails()), "text/plain");
  EXPECT_NE(mail.find("reached us on "), std::string::npos) << mail;
  EXPECT_NE(mail.find(" UTC"), std::string::npos) << "with its time";

  const auto kept = ada.get("/withdrawals?sales_order=" + order);
  EXPECT_EQ(at(kept, "/items/0/send_back_by"), text(today() + 14));
  EXPECT_EQ(at(kept, "/items/0/refund_due_on"), "");
  const std::string path = "/withdrawals/" + at(kept, "/items/0/number");
  pass(6);
  const auto back =
      wing.post(path + "/goods-back", R"({"goods_back_on":")" + text(today()) + "\"}");
  EXPECT_EQ(at(back, "/refund_due_on"), text(today() + 14)) << back.body;
  EXPECT_EQ(words(ada.post(path + "/refund", "{}")).substr(0, 3), "403");
  const auto paid = fay.post(path + "/refund", R"({"reference":"PAY-7"})");
  EXPECT_EQ(at(paid, "/status") + " " + at(paid, "/refunded"),
            "refunded " + at(invoice, "/totals/gross"))
      << paid.body;
}

TEST_P(ConsumersRights, late_is_refused_with_the_dates_and_on_record) {
  order_for("P-GB");
  const std::string page = agreed();
  delivered(1, 4);
  delivered(2, 2);
  pass(15);
  EXPECT_TRUE(says(open(page), "The time in which you may withdraw began on"));
  EXPECT_EQ(say(page, "step=confirm&line_1=on&name=Anna").status, 422);
  EXPECT_TRUE(says(ada.get(own + "/timeline"), "sales_order_withdrawal_refused"));
  EXPECT_EQ(words(ada.post("/withdrawals", R"({"sales_order":")" + order +
                                               R"(","name":"Anna","channel":"phone"})")),
            "422 invalid: /declared_at withdrawal_too_late");
}

TEST_P(ConsumersRights, hong_kong_gives_none_and_says_so_before) {
  consumer("P-HK", "HK");
  // Its law names no longest time: he is told the day that he asked for.
  order_for("P-HK", R"("requested_date":")" + text(today() + 7) + R"(",)");
  const std::string page = agreed();
  EXPECT_TRUE(says(seen, "gives no general right to withdraw"));
  EXPECT_TRUE(says(open(page), "gives no general right to withdraw"));
  EXPECT_TRUE(says(open(page + "?language=zh-Hant"), "撤銷合約的一般權利"));
}

TEST_P(ConsumersRights, what_is_exempt_says_why_and_the_rest_may_go_back) {
  const std::string exemption = "/products/FILM-500/withdrawal-exemption";
  EXPECT_EQ(bob.ask(Method::put, exemption, R"({"exemption":"perishable"})").status, 422);
  ASSERT_EQ(bob.ask(Method::put, exemption,
                    R"({"exemption":"perishable","reason":"Keeps for five days."})")
                .status,
            200);
  order_for("P-GB");
  const std::string page = agreed();
  EXPECT_TRUE(says(seen, "Keeps for five days."));
  delivered(1, 4);
  delivered(2, 2);
  EXPECT_TRUE(says(open(page), "You may not withdraw from this: Keeps for five days."));
  EXPECT_EQ(say(page, "step=confirm&line_2=on&name=Anna").status, 422);
  EXPECT_TRUE(says(say(page, "step=confirm&line_1=on&name=Anna"), "1. Packing tape 48 mm, 4 EA"));
}

TEST_P(ConsumersRights, whoever_guesses_finds_the_same_nothing) {
  const auto guessed = open("/withdrawal-pages/1_guessed");
  EXPECT_EQ(guessed.status, 404);
  EXPECT_EQ(say("/withdrawal-pages/1_guessed", "step=confirm&name=Eve&line_1=on").body,
            guessed.body);
}

}  // namespace
}  // namespace supercargo::tests
