// The customer answers his read-back himself: from the mail to the confirmed order, over HTTP and a
// real mail server; and every way in which a link opens nothing any more.
#include <gtest/gtest.h>

#include "tests/mail/mailbox.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::hours;

class OwnAnswer : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    receive("TAPE-48", 50);
    customer("C-7", R"(,"email":"mei@lantau.example","language":"en")");
    const auto placed = ada.post(
        "/sales-orders", R"({"customer":"C-7","channel":"phone","customer_po_number":"PO <7>",)"
                         R"("lines":[{"sku":"TAPE-48","quantity":4}],"advance_to":"verified"})");
    ASSERT_EQ(at(placed, "/status"), "verified") << placed.body;
    order = at(placed, "/number");
    own = "/sales-orders/" + order;
  }

  // Sends it and gives back the path of the page in the mail.
  std::string sent(const std::string& more = {}) {
    const auto request =
        ada.post("/read-back-requests", R"({"sales_order":")" + order + '"' + more + "}");
    EXPECT_EQ(request.status, 201) << request.body;
    id = at(request, "/id");
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
    const std::string words = mail_part(box.mail(box.mails()), "text/plain");
    const std::string base = "https://orders.harbour.example/r/";
    const auto from = words.find(base);
    EXPECT_NE(from, std::string::npos) << words;
    const auto end = words.find("\r\n", from);
    return "/read-back-pages/" + words.substr(from + base.size(), end - from - base.size());
  }
  // As a browser sends a form; nobody is signed in.
  Response say(const std::string& page, const std::string& form) {
    return stranger().ask(Method::post, page, form,
                          {{"content-type", "application/x-www-form-urlencoded"}});
  }
  Response open(const std::string& page) { return stranger().get(page); }
  Caller stranger() { return {served.get(), ""}; }
  std::string standing() { return at(ada.get("/read-back-requests/" + id), "/status"); }
  std::string status() { return at(ada.get(own), "/status"); }
  static bool says(const Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
  }

  const Mailbox box;
  std::string order, own, id;
};
SUPERCARGO_ON_BOTH_ENGINES(OwnAnswer);

TEST_P(OwnAnswer, he_agrees_to_exactly_what_he_sees_and_the_order_goes_on) {
  const std::string page = sent();
  EXPECT_EQ(status() + " " + standing(), "awaiting_customer open");
  EXPECT_TRUE(mail_part(box.mail(1), "application/pdf").starts_with("%PDF"));
  const auto seen = open(page);
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_TRUE(says(seen, "<button class=\"main\">Order with obligation to pay</button>"));
  EXPECT_TRUE(says(seen, "Packing tape 48 mm") && says(seen, "PO &lt;7&gt;"));
  EXPECT_TRUE(says(seen, "49.60"));
  EXPECT_EQ(seen.body.find("<script"), std::string::npos);
  EXPECT_EQ(header(seen, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(header(seen, "Cache-Control"), "no-store");
  EXPECT_EQ(header(seen, "X-Robots-Tag"), "noindex, nofollow");
  EXPECT_TRUE(
      header(seen, "Content-Security-Policy").starts_with("default-src 'none'; style-src "));
  EXPECT_NE(at(ada.get("/read-back-requests/" + id), "/viewed_at"), "");
  EXPECT_EQ(status(), "awaiting_customer") << "opening agrees to nothing";

  EXPECT_EQ(say(page, "answer=agreed&name=+").status, 422) << "a name is typed";
  const auto agreed = say(page, "answer=agreed&name=Mei+Wong");
  ASSERT_EQ(agreed.status, 200) << agreed.body;
  EXPECT_TRUE(says(agreed, "Your order is agreed"));
  EXPECT_EQ(status() + " " + standing(), "confirmable agreed");
  const auto kept = ada.get("/read-back-requests/" + id);
  EXPECT_EQ(at(kept, "/signed_name") + " " + at(kept, "/answered_from"), "Mei Wong 127.0.0.1");
  const auto now = ada.get(own);
  EXPECT_EQ(at(kept, "/content_hash"), at(now, "/content_hash"));
  EXPECT_EQ(at(now, "/read_back/content_hash"), at(now, "/content_hash"));
  EXPECT_EQ(at(now, "/read_back/contact") + " " + at(now, "/read_back/channel"), "Mei Wong link");
  EXPECT_EQ(at(ada.post(own + "/confirmation", "{}"), "/status"), "confirmed");

  const auto again = say(page, "answer=declined&name=Eve&words=No");
  EXPECT_TRUE(says(again, "Your order is agreed")) << "one answer";
  EXPECT_EQ(status(), "confirmed");
}

TEST_P(OwnAnswer, what_he_wants_changed_comes_to_somebody_in_his_words) {
  const std::string page = sent();
  EXPECT_EQ(say(page, "answer=changes_wanted&name=Mei&words=").status, 422);
  const auto taken =
      say(page + "?language=zh-Hant", "answer=changes_wanted&name=Mei&words=%E5%85%AD%E7%AE%B1");
  EXPECT_EQ(taken.status, 200);
  EXPECT_TRUE(says(taken, "我們已收到您的更改要求"));
  EXPECT_EQ(status() + " " + standing(), "draft changes_wanted");
  const auto call = ada.get("/follow-ups?cause=read_back_refused");
  EXPECT_EQ(at(call, "/items/0/detail"), "Mei wants changes of order " + order + ": 六箱");
}

TEST_P(OwnAnswer, he_declines_and_nothing_is_ordered) {
  const auto taken = say(sent(), "answer=declined&name=Mei&words=Too+late");
  EXPECT_TRUE(says(taken, "Nothing is ordered"));
  EXPECT_EQ(status() + " " + standing(), "draft declined");
  EXPECT_NE(at(ada.get("/follow-ups?cause=read_back_refused"), "/items/0/detail").find("Too late"),
            std::string::npos);
}

TEST_P(OwnAnswer, any_change_of_the_order_voids_the_link) {
  const std::string page = sent();
  ASSERT_EQ(ada.patch(own, R"({"notes":"Ring first."})").status, 200);
  const auto seen = open(page);
  EXPECT_EQ(seen.status, 410);
  EXPECT_TRUE(says(seen, "The order has changed since"));
  EXPECT_EQ(say(page, "answer=agreed&name=Mei").status, 410);
  EXPECT_EQ(status() + " " + standing(), "draft outdated");
}

TEST_P(OwnAnswer, a_later_mail_replaces_the_earlier_and_time_ends_it) {
  const std::string first = sent();
  const std::string second = sent(R"(,"language":"zh-Hans")");
  EXPECT_EQ(open(first).status, 410);
  EXPECT_TRUE(says(open(second), "确认订购（须付款）"));
  EXPECT_EQ(at(ada.get("/read-back-requests?sales_order=" + order), "/items/1/status"), "replaced");
  desk().clock.advance(hours(14 * 24 + 1));
  const auto late = open(second);
  EXPECT_EQ(late.status, 410);
  EXPECT_TRUE(says(late, "此链接已失效"));
  EXPECT_EQ(say(second, "answer=agreed&name=Mei").status, 410);
  EXPECT_EQ(standing(), "expired");
}

TEST_P(OwnAnswer, silence_is_reminded_in_working_hours_and_then_followed_up) {
  const std::string page = sent();
  const auto mails = [&] {
    let_duties_run();
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
    return box.mails();
  };
  EXPECT_EQ(mails(), 1);
  for (int hour = 0; hour < 24 * 14 && mails() == 1; ++hour) desk().clock.advance(hours(1));
  const std::string reminder = box.mail(2);
  EXPECT_EQ(mail_header(reminder, "X-To"), "mei@lantau.example");
  EXPECT_NE(mail_header(reminder, "Subject").find("Reminder"), std::string::npos);
  EXPECT_NE(mail_part(reminder, "text/plain").find(page.substr(17)), std::string::npos)
      << "the same link";
  const auto now = ada.get("/read-back-requests/" + id);
  EXPECT_EQ(at(now, "/reminders"), "1");
  EXPECT_EQ(at(ada.get("/follow-ups?cause=read_back_silent"), "/items/0/id"), "");
  for (int hour = 0; hour < 24 * 6; ++hour) {
    desk().clock.advance(hours(1));
    mails();
  }
  EXPECT_EQ(box.mails(), 3) << "two of them, and then somebody calls";
  EXPECT_NE(at(ada.get("/follow-ups?cause=read_back_silent"), "/items/0/id"), "");
  EXPECT_EQ(say(page, "answer=agreed&name=Mei").status, 200) << "the link is still good";
}

TEST_P(OwnAnswer, how_often_and_how_soon_silence_is_reminded_is_the_companys_to_say) {
  ASSERT_EQ(root.patch("/settings", R"({"reminders":3,"reminder_days":2})").status, 200);
  EXPECT_EQ(words(root.patch("/settings", R"({"reminders":6,"reminder_days":0})")),
            "422 invalid: /reminders too_large, /reminder_days too_small");
  sent();
  const Day begun = day_in_utc(desk().clock.now());
  std::vector<int> after;
  for (int hour = 0; hour < 24 * 13; ++hour) {
    desk().clock.advance(hours(1));
    let_duties_run();
    const int before = box.mails();
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
    if (box.mails() > before) after.push_back(day_in_utc(desk().clock.now()) - begun);
  }
  EXPECT_EQ(after, (std::vector{2, 4, 8})) << "a weekend lies between";
}

TEST_P(OwnAnswer, who_is_not_to_be_reminded_is_not) {
  ASSERT_EQ(root.patch("/settings", R"({"reminders":0})").status, 200);
  sent();
  desk().clock.advance(hours(24 * 5));
  let_duties_run();
  EXPECT_EQ(at(ada.get("/read-back-requests/" + id), "/reminders"), "0");
  EXPECT_NE(at(ada.get("/follow-ups?cause=read_back_silent"), "/items/0/id"), "")
      << "somebody calls all the same";
}

TEST_P(OwnAnswer, who_has_answered_is_not_reminded) {
  EXPECT_EQ(say(sent(), "answer=agreed&name=Mei").status, 200);
  for (int day = 0; day < 7; ++day) {
    desk().clock.advance(hours(24));
    let_duties_run();
  }
  const auto post = box.post();
  mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
  while (courier.send_one(desk().tenant().id.value)) continue;
  EXPECT_EQ(box.mails(), 2) << "the read-back, and that his answer has come";
}

TEST_P(OwnAnswer, whoever_guesses_finds_the_same_nothing) {
  const std::string page = sent();
  const auto cut = open(page.substr(0, page.size() - 1));
  const auto guessed = open("/read-back-pages/1_guessed");
  EXPECT_EQ(cut.status, 404);
  EXPECT_EQ(cut.body, guessed.body);
  EXPECT_EQ(say("/read-back-pages/1_guessed", "answer=agreed&name=Eve").body, guessed.body);
  EXPECT_EQ(ada.get("/mails?sales_order=" + order).body.find(page.substr(18)), std::string::npos)
      << "the link is kept nowhere";
}

TEST_P(OwnAnswer, an_order_that_is_not_to_be_read_back_is_not_sent) {
  must(ada, own + "/cancellation", R"({"reason":"Not wanted."})");
  EXPECT_EQ(words(ada.post("/read-back-requests", R"({"sales_order":")" + order + R"("})")),
            "409 not_in_this_state");
}

}  // namespace
}  // namespace supercargo::tests
