// Statements of account by mail: when somebody wants one, and every month where the company says
// so, over HTTP and a real mail server.
#include <gtest/gtest.h>

#include "statements/clerk.h"
#include "tests/mail/mailbox.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::hours;

class Statements : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    fay = with_key("fay@kwai.example", {"finance"});
    receive("TAPE-48", 40);
    customer("C-7", R"(,"email":"mei@lantau.example","language":"zh-Hant")");
    customer("C-8", R"(,"email":"jan@maas.example","language":"en")");
    customer("C-9");
  }
  // Delivered and invoiced.
  void owes(const std::string& code) {
    const auto placed = ada.post("/sales-orders", R"({"customer":")" + code +
                                                      R"(","advance_to":"confirmed",)"
                                                      R"("lines":[{"sku":"TAPE-48",)"
                                                      R"("quantity":4}]})");
    ASSERT_EQ(at(placed, "/status"), "confirmed") << placed.body;
    must(fay, "/invoices", R"({"sales_order":")" + delivered(at(placed, "/number")) + "\"}");
  }
  void say_day(const std::string& day) {
    const auto changed = root.patch("/settings", R"({"statement_day":)" + day + "}");
    ASSERT_EQ(changed.status, 200) << changed.body;
  }
  // What is due is written and goes out; so many mails are there then.
  int carried() {
    statements::Clerk clerk({desk().session(), desk().services(), desk().clock});
    while (clerk.write_one(desk().tenant().id.value)) continue;
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
    return box.mails();
  }

  const Mailbox box;
  Caller fay;
};
SUPERCARGO_ON_BOTH_ENGINES(Statements);

TEST_P(Statements, goes_to_the_customer_in_his_language_with_what_is_open) {
  owes("C-7");
  const auto sent = fay.post("/customers/C-7/statement-mails", "{}");
  ASSERT_EQ(sent.status, 201) << sent.body;
  EXPECT_EQ(at(sent, "/kind") + " " + at(sent, "/record_number") + " " + at(sent, "/to"),
            "statement C-7 mei@lantau.example");
  EXPECT_EQ(carried(), 1);
  const std::string words = mail_part(box.mail(1), "text/plain");
  EXPECT_NE(words.find("未付總額為 EUR\u00a049.60"), std::string::npos) << words;
  const std::string paper = mail_part(box.mail(1), "application/pdf");
  EXPECT_TRUE(paper.starts_with("%PDF-1."));
  const auto now = fay.get("/mails/" + at(sent, "/id"));
  EXPECT_EQ(at(now, "/status"), "sent");
  EXPECT_EQ(fay.get("/attachments/" + at(now, "/attachment")).body, paper) << "kept as it was sent";
  EXPECT_EQ(at(fay.get("/mails?kind=statement&record=" + at(sent, "/record")), "/items/0/id"),
            at(sent, "/id"));
}

TEST_P(Statements, goes_to_another_address_in_another_language_where_somebody_says_so) {
  const auto sent = ada.post("/customers/C-9/statement-mails",
                             R"({"to":"books@maas.example","language":"zh-Hans"})");
  EXPECT_EQ(at(sent, "/to") + " " + at(sent, "/language"), "books@maas.example zh-Hans")
      << sent.body;
  EXPECT_NE(at(sent, "/body").find("EUR\u00a00.00"), std::string::npos);
  EXPECT_EQ(words(ada.post("/customers/C-9/statement-mails", "{}")), "422 invalid: /to no_address");
  EXPECT_EQ(words(ada.post("/customers/C-9/statement-mails",
                           R"({"to":"books@maas.example","language":"tlh"})")),
            "422 invalid: ?language unknown_choice");
  EXPECT_EQ(ada.post("/customers/C-99/statement-mails", "{}").status, 404);
  EXPECT_EQ(wing.post("/customers/C-7/statement-mails", "{}").status, 403);
}

TEST_P(Statements, that_did_not_arrive_are_followed_up) {
  must(ada, "/customers/C-7/statement-mails", R"({"to":"nobody@lantau.example"})");
  carried();
  const auto call = ada.get("/follow-ups?cause=mail_undelivered");
  EXPECT_EQ(at(call, "/items/0/subject_kind"), "customer") << call.body;
}

TEST_P(Statements, of_a_month_go_once_to_each_who_owes_something_and_has_an_address) {
  owes("C-7");
  owes("C-8");
  owes("C-9");
  EXPECT_EQ(carried(), 0) << "nobody wants them";
  say_day("20");
  EXPECT_EQ(carried(), 0);
  const auto until = *parse_instant("2026-03-20T12:00:00Z");
  while (desk().clock.now() < until && carried() == 0) desk().clock.advance(hours(6));
  EXPECT_EQ(local_day(desk().clock.now(), Calendar{}), *parse_day("2026-03-20"));
  EXPECT_EQ(carried(), 2);
  EXPECT_EQ(mail_header(box.mail(1), "X-To") + " " + mail_header(box.mail(2), "X-To"),
            "mei@lantau.example jan@maas.example");
  desk().clock.advance(hours(24));
  EXPECT_EQ(carried(), 2) << "once a month";
  must(fay, "/payments", R"({"customer":"C-7","currency":"EUR","amount":"49.60"})");
  const auto later = *parse_instant("2026-04-21T12:00:00Z");
  while (desk().clock.now() < later) desk().clock.advance(hours(24));
  EXPECT_EQ(carried(), 3);
  EXPECT_EQ(mail_header(box.mail(3), "X-To"), "jan@maas.example");
}

TEST_P(Statements, have_words_of_the_companys_own_which_can_be_seen_before) {
  const std::string own =
      R"({"mail":"statement","language":"en","subject":"{day}: {owed}","text":"{company}"})";
  EXPECT_EQ(root.ask(Method::put, "/mail-wordings", own).status, 200);
  EXPECT_EQ(at(ada.post("/mail-previews", R"({"mail":"statement","language":"en"})"), "/subject"),
            "2026-11-30: HKD 12,400.00");
  EXPECT_EQ(words(root.ask(Method::put, "/mail-wordings",
                           R"({"mail":"statement","language":"en","subject":"{order}",)"
                           R"("text":"x"})")),
            "422 invalid: /subject unknown_name");
  const auto sent = ada.post("/customers/C-8/statement-mails", "{}");
  EXPECT_NE(at(sent, "/subject").find(": EUR\u00a00.00"), std::string::npos) << sent.body;
}

}  // namespace
}  // namespace supercargo::tests
