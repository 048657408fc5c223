// Mails to the company through a real IMAP server: each is taken in once, answers stand with their
// order, what came back is told, and the rest waits in the inbox to be dealt with.
#include <gtest/gtest.h>

#include "tests/mail/mailbox.h"
#include "tests/mail/postoffice.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::string letter(const std::string& head, const std::string& body = "Four rolls, please.\r\n") {
  return "From: Mei Wong <mei@lantau.example>\r\nTo: orders@harbour.example\r\n" + head + "\r\n" +
         body;
}

std::string with_pdf(const std::string& head) {
  return letter(head + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
                "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nOur order 七.\r\n"
                "--b\r\nContent-Type: application/pdf; name=\"po/7.pdf\"\r\n"
                "Content-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcK\r\n--b--\r\n");
}

class Inbox : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    customer("C-7", R"(,"language":"en","contacts":[{"name":"Mei","email":"mei@lantau.example"}])");
    const auto placed =
        ada.post("/sales-orders", R"({"customer":"C-7","lines":[{"sku":"TAPE-48","quantity":4}]})");
    ASSERT_EQ(placed.status, 201) << placed.body;
    order = at(placed, "/number");
  }
  int collect(const inboxes::Postbox& postbox) {
    inboxes::Collector collector({desk().session(), desk().services(), desk().clock, postbox});
    return collector.collect(desk().tenant().id.value);
  }
  // A minute later, so that it is time again.
  int collect() {
    desk().clock.advance(minutes(1));
    return collect(office.postbox());
  }
  Response newest() { return ada.get("/inbox-mails?limit=1"); }
  Response sent_to_customer(const Mailbox& box) {
    const auto queued =
        ada.post("/mails", R"({"sales_order":")" + order + R"(","to":"mei@lantau.example"})");
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    EXPECT_TRUE(courier.send_one(desk().tenant().id.value));
    return ada.get("/mails/" + at(queued, "/id"));
  }

  Postoffice office;
  std::string order;
};
SUPERCARGO_ON_BOTH_ENGINES(Inbox);

TEST_P(Inbox, a_mail_is_kept_as_it_came_with_its_files_and_its_sender) {
  const std::string sent = with_pdf("Message-ID: <1@lantau.example>\r\nSubject: Order 7\r\n");
  office.deliver(sent);
  EXPECT_EQ(collect(), 1);
  const auto mail = ada.get("/inbox-mails/" + at(newest(), "/items/0/id"));
  EXPECT_EQ(at(mail, "/status") + " " + at(mail, "/kind"), "open message") << mail.body;
  EXPECT_EQ(at(mail, "/from_name") + " " + at(mail, "/from"), "Mei Wong mei@lantau.example");
  EXPECT_EQ(at(mail, "/customer"), "C-7") << "by its contact's address";
  EXPECT_EQ(at(mail, "/text"), "Our order 七.");
  EXPECT_EQ(at(mail, "/enclosed/0/name") + " " + at(mail, "/enclosed/0/view"), "po_7.pdf pdf");
  EXPECT_EQ(ada.get("/attachments/" + at(mail, "/original")).body, sent);
  const auto file = ada.get("/attachments/" + at(mail, "/enclosed/0/attachment"));
  EXPECT_EQ(file.body, "%PDF-1.7\n");
  EXPECT_EQ(wing.get("/inbox-mails/" + at(mail, "/id")).status, 403);
}

TEST_P(Inbox, each_mail_is_taken_in_once_whoever_fetches_and_whatever_becomes_of_the_folder) {
  const std::string first = letter("Message-ID: <1@x>\r\nSubject: One\r\n");
  office.deliver(first);
  office.deliver(first);
  office.deliver(letter("Message-ID: <1@x>\r\nSubject: One, changed\r\n"));
  EXPECT_EQ(collect(), 2) << "the same again is the same; other bytes are another mail";
  EXPECT_EQ(collect(), 0);
  office.deliver(letter("Subject: without an id\r\n"));
  EXPECT_EQ(collect(office.postbox()), 0) << "it is not time yet";
  EXPECT_EQ(collect(), 1);
  EXPECT_NE(newest().body.find("no_message_id"), std::string::npos);
  office.begin_anew();
  EXPECT_EQ(collect(), 0) << "what came before is known by what it is";
  const auto box = root.get("/mailboxes");
  EXPECT_EQ(at(box, "/items/0/name"), "orders@localhost/INBOX");
  EXPECT_EQ(at(box, "/items/0/failure"), "");
}

TEST_P(Inbox, a_mailbox_that_cannot_be_read_says_why_and_is_tried_again_later) {
  auto stranger = office.postbox();
  stranger.server.ca_file.clear();
  EXPECT_EQ(collect(stranger), 0);
  EXPECT_EQ(at(root.get("/mailboxes"), "/items/0/failure"), "tls_failed");
  auto forgetful = office.postbox();
  forgetful.server.password = "wrong";
  desk().clock.advance(minutes(1));
  EXPECT_EQ(collect(forgetful), 0);
  EXPECT_EQ(at(root.get("/mailboxes"), "/items/0/failure"), "login_refused");
  EXPECT_EQ(at(root.get("/mailboxes"), "/items/0/failures"), "2");
  EXPECT_EQ(collect(), 0) << "after two failures it waits for two minutes";
  auto elsewhere = office.postbox();
  elsewhere.server.folder = "Nowhere";
  EXPECT_EQ(collect(elsewhere), 0);
  EXPECT_NE(root.get("/mailboxes").body.find("refused"), std::string::npos);
  office.deliver(letter("Message-ID: <1@x>\r\nSubject: One\r\n"));
  desk().clock.advance(minutes(5));
  EXPECT_EQ(collect(), 1);
}

std::optional<inboxes::InboxMail> stumble_over_poison(journal::Unit& unit,
                                                      const inboxes::Fetched& fetched) {
  if (fetched.bytes.find("poison") != std::string::npos) throw Fault("poison");
  return inboxes::take_in(unit, fetched);
}

TEST_P(Inbox, a_mail_that_faults_is_set_aside_as_it_came_and_the_rest_goes_on) {
  const std::string poison = letter("Message-ID: <1@x>\r\nSubject: poison\r\n");
  office.deliver(poison);
  office.deliver(letter("Message-ID: <2@x>\r\nSubject: Two\r\n"));
  const auto postbox = office.postbox();
  inboxes::Collector collector(
      {desk().session(), desk().services(), desk().clock, postbox, stumble_over_poison});
  for (int i = 0; i < inboxes::Collector::tries_max; ++i) {
    EXPECT_THROW(collector.collect(desk().tenant().id.value), Fault);
    EXPECT_EQ(collector.collect(desk().tenant().id.value), 0) << "others have it for a while";
    desk().clock.advance(minutes(6));
  }
  EXPECT_EQ(collector.collect(desk().tenant().id.value), 2);
  EXPECT_EQ(at(newest(), "/items/0/subject"), "Two");
  const auto aside = ada.get("/inbox-mails?status=set_aside");
  EXPECT_EQ(at(aside, "/items/0/faults/0"), "unreadable") << aside.body;
  EXPECT_EQ(ada.get("/attachments/" + at(aside, "/items/0/original")).body, poison);
  const auto call = ada.get("/follow-ups?cause=mail_unreadable");
  EXPECT_EQ(at(call, "/items/0/subject"), at(aside, "/items/0/id"));
  desk().clock.advance(minutes(6));
  EXPECT_EQ(collector.collect(desk().tenant().id.value), 0);
  EXPECT_EQ(at(root.get("/mailboxes"), "/items/0/failure"), "");
}

TEST_P(Inbox, an_answer_stands_with_its_order_and_somebody_reads_it) {
  const Mailbox box;
  const auto sent = sent_to_customer(box);
  office.deliver(letter("Message-ID: <2@x>\r\nSubject: Re: Hello\r\nIn-Reply-To: <" +
                        at(sent, "/message_id") + ">\r\n"));
  EXPECT_EQ(collect(), 1);
  const auto mail = newest();
  EXPECT_EQ(at(mail, "/items/0/status") + " " + at(mail, "/items/0/match"), "threaded reference");
  EXPECT_EQ(at(mail, "/items/0/sales_order_number"), order);
  EXPECT_EQ(at(mail, "/items/0/answers"), at(sent, "/id"));
  EXPECT_EQ(at(ada.get("/follow-ups?cause=customer_wrote"), "/items/0/detail"),
            "Mei Wong wrote about order " + order + ": Re: Hello");
  EXPECT_NE(ada.get("/sales-orders/" + order + "/timeline").body.find("sales_order_mail_received"),
            std::string::npos);
}

TEST_P(Inbox, a_number_in_the_subject_counts_from_its_customer_alone) {
  const std::string subject = "Subject: about " + order + "!\r\n";
  office.deliver(letter("Message-ID: <3@x>\r\n" + subject));
  EXPECT_EQ(collect(), 1);
  EXPECT_EQ(at(newest(), "/items/0/status") + " " + at(newest(), "/items/0/match"),
            "threaded subject");
  office.deliver("From: eve@elsewhere.example\r\nMessage-ID: <4@x>\r\n" + subject + "\r\nPay me.");
  EXPECT_EQ(collect(), 1);
  EXPECT_EQ(at(newest(), "/items/0/status") + " " + at(newest(), "/items/0/match"), "open none");
  EXPECT_EQ(at(newest(), "/items/0/sales_order"), "");
}

TEST_P(Inbox, a_mail_that_came_back_is_followed_up_and_can_be_sent_again) {
  const Mailbox box;
  const auto sent = sent_to_customer(box);
  const std::string bounce =
      "From: MAILER-DAEMON@lantau.example\r\nMessage-ID: <5@x>\r\nSubject: Undelivered\r\n"
      "Auto-Submitted: auto-replied\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
      "--b\r\n\r\nNobody here.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
      "Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; mei@lantau.example\r\n"
      "Action: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
      "Message-ID: <" +
      at(sent, "/message_id") + ">\r\n\r\n--b--\r\n";
  office.deliver(bounce);
  EXPECT_EQ(collect(), 1);
  EXPECT_EQ(at(newest(), "/items/0/kind") + " " + at(newest(), "/items/0/status"),
            "bounce threaded");
  const auto back = ada.get("/mails/" + at(sent, "/id"));
  EXPECT_EQ(at(back, "/status") + " " + at(back, "/failure"), "bounced returned 5.1.1");
  EXPECT_EQ(at(ada.get("/mails?status=bounced"), "/items/0/id"), at(sent, "/id"));
  EXPECT_NE(at(ada.get("/follow-ups?cause=mail_undelivered"), "/items/0/detail")
                .find("could not be delivered: returned 5.1.1"),
            std::string::npos);
  EXPECT_EQ(at(ada.get("/follow-ups?cause=mail_undelivered"), "/items/1/id"), "")
      << "one is enough";
  EXPECT_EQ(at(ada.post("/mails/" + at(sent, "/id") + "/resending", "{}"), "/status"), "queued");
}

TEST_P(Inbox, an_order_is_made_of_a_mail_beside_its_original) {
  office.deliver(with_pdf("Message-ID: <1@lantau.example>\r\nSubject: Order 7\r\n"));
  EXPECT_EQ(collect(), 1);
  const std::string own = "/inbox-mails/" + at(newest(), "/items/0/id");
  const std::string file = at(newest(), "/items/0/enclosed/0/attachment");
  const auto taken = ada.post(own + "/taking", "{}");
  EXPECT_EQ(at(taken, "/status"), "taken");
  EXPECT_EQ(words(ada.post(own + "/order", R"({"attachment":")" + file +
                                               R"(","order":{"customer":"C-7",)"
                                               R"("lines":[{"sku":"NONE","quantity":4}]}})")),
            "422 invalid: /order/lines/0/sku unknown_product");
  EXPECT_EQ(words(ada.post(own + "/order", R"({"attachment":"att_0000000000000","order":)"
                                           R"({"customer":"C-7","lines":[{"sku":"TAPE-48",)"
                                           R"("quantity":4}]}})")),
            "422 invalid: /attachment unknown_attachment");
  const auto entered =
      ada.post(own + "/order", R"({"attachment":")" + file +
                                   R"(","order":{"customer":"C-7","customer_po_number":"7",)"
                                   R"("lines":[{"sku":"TAPE-48","quantity":4}]}})");
  ASSERT_EQ(entered.status, 201) << entered.body;
  EXPECT_EQ(at(entered, "/status") + " " + at(entered, "/channel"), "draft email");
  EXPECT_EQ(ada.get("/attachments/" + at(entered, "/original/id")).body, "%PDF-1.7\n");
  const auto mail = ada.get(own);
  EXPECT_EQ(at(mail, "/status") + " " + at(mail, "/sales_order"), "entered " + at(entered, "/id"));
  const auto again = ada.post(own + "/order", R"({"order":{"customer":"C-7",)"
                                              R"("lines":[{"sku":"TAPE-48","quantity":4}]}})");
  EXPECT_EQ(words(again), "409 not_in_this_state");
  EXPECT_EQ(ada.post(own + "/setting-aside", R"({"reason":"No."})").status, 409);
  EXPECT_NE(ada.get("/sales-orders/" + at(entered, "/number") + "/timeline")
                .body.find("sales_order_mail_attached"),
            std::string::npos);
}

TEST_P(Inbox, a_mail_is_put_to_an_order_or_a_customer_or_set_aside_with_a_reason) {
  for (const char* id : {"1", "2", "3"})
    office.deliver("From: eve@elsewhere.example\r\nSubject: Hello\r\nMessage-ID: <" +
                   std::string(id) + "@x>\r\n\r\nHello.\r\n");
  EXPECT_EQ(collect(), 3);
  const auto open = ada.get("/inbox-mails?status=open");
  const auto own = [&](const char* n) {
    return "/inbox-mails/" + at(open, "/items/" + std::string(n) + "/id");
  };
  const auto linked = bob.post(own("0") + "/linking", R"({"sales_order":")" + order + R"("})");
  EXPECT_EQ(at(linked, "/status") + " " + at(linked, "/customer"), "attached C-7");
  EXPECT_EQ(at(ada.get("/inbox-mails?sales_order=" + order), "/items/0/id"), at(linked, "/id"));
  EXPECT_EQ(at(ada.post(own("1") + "/linking", R"({"customer":"C-7"})"), "/customer"), "C-7");
  EXPECT_EQ(words(ada.post(own("2") + "/linking", R"({"customer":"C-99"})")),
            "422 invalid: /customer unknown_customer");
  EXPECT_EQ(words(ada.post(own("2") + "/linking", "{}")), "422 invalid: /sales_order required");
  EXPECT_EQ(words(ada.post(own("2") + "/setting-aside", "{}")), "422 invalid: /reason required");
  const auto aside = ada.post(own("2") + "/setting-aside", R"({"reason":"An advertisement."})");
  EXPECT_EQ(at(aside, "/status") + " " + at(aside, "/reason"), "set_aside An advertisement.");
  EXPECT_EQ(at(ada.get("/inbox-mails?status=open"), "/items/0/id"), "");
  EXPECT_EQ(at(ada.post(own("2") + "/taking", "{}"), "/status"), "taken") << "not for good";
  EXPECT_EQ(root.ask(Method::del, own("2")).status, 405);
}

}  // namespace
}  // namespace supercargo::tests
