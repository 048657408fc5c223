// Mails to customers through a real mail server: what arrives there, what is tried again, what is
// given up, and what is kept with the order.
#include <gtest/gtest.h>

#include "tests/mail/mailbox.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

class Mails : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    customer("C-7", R"(,"email":"mei@lantau.example","language":"zh-Hant")");
    const auto placed =
        ada.post("/sales-orders", R"({"customer":"C-7","lines":[{"sku":"TAPE-48","quantity":4}]})");
    ASSERT_EQ(placed.status, 201) << placed.body;
    order = at(placed, "/number");
  }
  // What is due now goes out; how many mails were tried.
  int carry(const Mailbox& box) {
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    int tried = 0;
    while (courier.send_one(desk().tenant().id.value)) ++tried;
    return tried;
  }
  Response send(const std::string& more = {}) {
    return ada.post("/mails", R"({"sales_order":")" + order + '"' + more + "}");
  }
  Response again(const Response& mail) { return ada.get("/mails/" + at(mail, "/id")); }

  std::string order;
};
SUPERCARGO_ON_BOTH_ENGINES(Mails);

TEST_P(Mails, an_order_goes_to_the_customer_in_his_language_with_its_paper) {
  const Mailbox box(Mailbox::Door::locked);
  const auto queued = send();
  ASSERT_EQ(queued.status, 201) << queued.body;
  EXPECT_EQ(at(queued, "/status") + " " + at(queued, "/to"), "queued mei@lantau.example");
  EXPECT_EQ(carry(box), 1);
  EXPECT_EQ(carry(box), 0);
  ASSERT_EQ(box.mails(), 1);
  const std::string mail = box.mail(1);
  EXPECT_EQ(mail_header(mail, "X-Tls") + mail_header(mail, "X-Login"), "yesyes");
  EXPECT_EQ(mail_header(mail, "X-To"), "mei@lantau.example");
  EXPECT_TRUE(mail_header(mail, "Subject").starts_with("=?UTF-8?B?"));
  EXPECT_EQ(mail_header(mail, "Content-Language"), "zh-Hant");
  EXPECT_TRUE(mail_header(mail, "References").ends_with("@harbour.example>"));
  EXPECT_NE(mail_part(mail, "text/plain").find("您的訂單 " + order), std::string::npos);
  EXPECT_NE(mail_part(mail, "text/html").find("<html lang=\"zh-Hant\">"), std::string::npos);
  const std::string paper = mail_part(mail, "application/pdf");
  EXPECT_TRUE(paper.starts_with("%PDF-1.")) << paper.substr(0, 8);
  const auto sent = again(queued);
  EXPECT_EQ(at(sent, "/status") + " " + at(sent, "/last_code"), "sent 250");
  EXPECT_EQ('<' + at(sent, "/message_id") + '>', mail_header(mail, "Message-ID"));
  const auto kept = ada.get("/attachments/" + at(sent, "/attachment"));
  EXPECT_EQ(kept.body, paper) << "what was sent is kept";
  EXPECT_EQ(at(ada.get("/mails?sales_order=" + order), "/items/0/id"), at(queued, "/id"));
}

TEST_P(Mails, what_is_put_off_is_tried_again_and_what_is_refused_is_followed_up) {
  const Mailbox box;
  const auto later = send(R"(,"to":"later@lantau.example")");
  EXPECT_EQ(carry(box), 1);
  EXPECT_EQ(at(again(later), "/status") + " " + at(again(later), "/last_code"), "queued 451");
  EXPECT_EQ(carry(box), 0);
  desk().clock.advance(seconds(31));
  EXPECT_EQ(carry(box), 1);
  EXPECT_EQ(at(again(later), "/status") + " " + at(again(later), "/attempts"), "sent 2");

  const auto lost = send(R"(,"to":"nobody@lantau.example")");
  EXPECT_EQ(carry(box), 1);
  EXPECT_EQ(at(again(lost), "/status") + " " + at(again(lost), "/failure"), "failed refused");
  const auto call = ada.get("/follow-ups?cause=mail_undelivered");
  EXPECT_NE(at(call, "/items/0/detail").find("nobody@lantau.example"), std::string::npos);
  const auto mended =
      ada.post("/mails/" + at(lost, "/id") + "/resending", R"({"to":"mei@lantau.example"})");
  EXPECT_EQ(at(mended, "/status"), "queued") << mended.body;
  EXPECT_EQ(carry(box), 1);
  EXPECT_EQ(box.mails(), 2);
  EXPECT_EQ(mail_header(box.mail(2), "X-To"), "mei@lantau.example");
}

TEST_P(Mails, a_server_that_is_away_or_not_whom_we_trust_gets_nothing) {
  const auto queued = send();
  {
    const Mailbox box(Mailbox::Door::locked);
    auto stranger = box.post();
    stranger.server.ca_file.clear();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, stranger});
    EXPECT_TRUE(courier.send_one(desk().tenant().id.value));
    EXPECT_EQ(at(again(queued), "/failure"), "tls_failed");
    EXPECT_EQ(box.mails(), 0);
    desk().clock.advance(minutes(5));
    auto forgetful = box.post();
    forgetful.server.password = "wrong";
    mails::Courier denied({desk().session(), desk().services(), desk().clock, forgetful});
    EXPECT_TRUE(denied.send_one(desk().tenant().id.value));
    EXPECT_EQ(at(again(queued), "/failure"), "login_refused");
  }
  mails::Post gone;
  {
    const Mailbox box;
    gone = box.post();
  }
  desk().clock.advance(minutes(30));
  mails::Courier courier({desk().session(), desk().services(), desk().clock, gone});
  EXPECT_TRUE(courier.send_one(desk().tenant().id.value));
  EXPECT_EQ(at(again(queued), "/status") + " " + at(again(queued), "/failure"),
            "queued unreachable");
}

TEST_P(Mails, a_company_has_words_of_its_own_and_sees_them_before_they_are_sent) {
  const std::string words =
      R"("mail":"order_document","language":"zh-Hant","subject":"{order} 已備妥",)"
      R"("text":"{customer}：{company}")";
  const auto seen =
      ada.post("/mail-previews", "{" + words + R"(,"sales_order":")" + order + R"("})");
  EXPECT_EQ(at(seen, "/subject"), order + " 已備妥") << seen.body;
  EXPECT_EQ(at(ada.get("/mail-wordings"), "/items/0/id"), "");
  EXPECT_EQ(root.ask(Method::put, "/mail-wordings", "{" + words + "}").status, 200);
  EXPECT_EQ(at(send(), "/subject"), order + " 已備妥");
  EXPECT_EQ(supercargo::tests::words(root.ask(Method::put, "/mail-wordings",
                                              R"({"mail":"order_document","language":"en",)"
                                              R"("subject":"{prize}","text":"x"})")),
            "422 invalid: /subject unknown_name");
}

TEST_P(Mails, a_customer_without_an_address_is_not_written_to) {
  const auto placed = ada.post("/sales-orders", tape(1));
  EXPECT_EQ(supercargo::tests::words(
                ada.post("/mails", R"({"sales_order":")" + at(placed, "/number") + R"("})")),
            "422 invalid: /to no_address");
}

}  // namespace
}  // namespace supercargo::tests
