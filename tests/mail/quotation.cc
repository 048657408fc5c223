// The customer answers his quotation himself: from the mail to the draft order, over HTTP and a
// real mail server; and every way in which its link opens nothing any more.
#include <gtest/gtest.h>

#include "tests/mail/mailbox.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::hours;

class OwnQuotation : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    receive("TAPE-48", 50);
    customer("C-7", R"(,"email":"mei@lantau.example","language":"en")");
  }
  std::string offer(int quantity) {
    return R"({"customer":"C-7","customer_po_number":"Ask <7>","valid_until":")" +
           text(day_in_utc(desk().clock.now()) + 10) +
           R"(","lines":[{"sku":"TAPE-48","quantity":)" + std::to_string(quantity) + "}]}";
  }
  // Sends what stands and gives back the path of the page in the mail.
  std::string sent(const std::string& how = "{}") {
    EXPECT_EQ(at(ada.post(own + "/submission", "{}"), "/status"), "ready");
    const auto open = ada.post(own + "/sending", how);
    EXPECT_EQ(at(open, "/status"), "sent") << open.body;
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
    const std::string words = mail_part(box.mail(box.mails()), "text/plain");
    const std::string base = "https://orders.harbour.example/q/";
    const auto from = words.find(base);
    EXPECT_NE(from, std::string::npos) << words;
    const auto end = words.find("\r\n", from);
    return "/quotation-pages/" + words.substr(from + base.size(), end - from - base.size());
  }
  void make() {
    const auto made = ada.post("/quotations", offer(4));
    ASSERT_EQ(made.status, 201) << made.body;
    own = "/quotations/" + at(made, "/number");
  }
  Response say(const std::string& page, const std::string& form) {
    return stranger().ask(Method::post, page, form,
                          {{"content-type", "application/x-www-form-urlencoded"}});
  }
  Response open(const std::string& page) { return stranger().get(page); }
  Caller stranger() { return {served.get(), ""}; }
  Response now() { return ada.get(own); }
  static bool says(const Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
  }

  const Mailbox box;
  std::string own;
};
SUPERCARGO_ON_BOTH_ENGINES(OwnQuotation);

TEST_P(OwnQuotation, he_accepts_what_he_sees_and_it_becomes_the_order) {
  make();
  const std::string page = sent();
  EXPECT_TRUE(mail_part(box.mail(1), "application/pdf").starts_with("%PDF"));
  const auto seen = open(page);
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_TRUE(says(seen, "Our quotation") && says(seen, "Ask &lt;7&gt;") && says(seen, "49.60"));
  EXPECT_TRUE(says(seen, "Accept and order with obligation to pay"));
  EXPECT_FALSE(says(seen, "Ask for a change") || says(seen, "<script"));
  EXPECT_TRUE(says(open(page + "?language=zh-Hant"), "接受並訂購（須付款）"));
  EXPECT_TRUE(says(open(page + "?language=zh-Hans"), "接受并订购（须付款）"));
  EXPECT_EQ(header(seen, "Referrer-Policy"), "no-referrer");
  EXPECT_NE(at(now(), "/viewed_at"), "");
  EXPECT_EQ(at(now(), "/status"), "sent") << "opening accepts nothing";
  EXPECT_EQ(say(page, "answer=agreed&name=+").status, 422);
  EXPECT_EQ(say(page, "answer=changes_wanted&name=Mei&words=More").status, 422);

  const auto taken = say(page, "answer=agreed&name=Mei+Wong");
  EXPECT_TRUE(says(taken, "You have accepted")) << taken.body;
  const auto kept = now();
  EXPECT_EQ(at(kept, "/status") + " " + at(kept, "/signed_name") + " " +
                at(kept, "/answered_through") + " " + at(kept, "/answered_from"),
            "accepted Mei Wong link 127.0.0.1");
  const auto order = ada.get("/sales-orders/" + at(kept, "/sales_order_number"));
  EXPECT_EQ(at(order, "/status") + " " + at(order, "/totals/gross"), "draft 49.60");
  EXPECT_EQ(at(order, "/content_hash"), at(kept, "/accepted_hash"));
  EXPECT_EQ(at(order, "/owner"), at(kept, "/owner"));
  EXPECT_TRUE(says(say(page, "answer=declined&name=Eve&words=No"), "You have accepted"));
  const auto post = box.post();
  mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
  while (courier.send_one(desk().tenant().id.value)) continue;
  EXPECT_TRUE(mail_part(box.mail(2), "text/plain").find("you accepted it") != std::string::npos);
  EXPECT_EQ(ada.get("/mails?record=" + at(kept, "/id")).body.find(page.substr(18)),
            std::string::npos)
      << "the link is kept nowhere";
}

TEST_P(OwnQuotation, he_declines_with_his_reason_and_somebody_reads_it) {
  make();
  const auto taken = say(sent(), "answer=declined&name=Mei&words=Too+dear");
  EXPECT_TRUE(says(taken, "Nothing is ordered"));
  EXPECT_EQ(at(now(), "/status") + " " + at(now(), "/reason"), "declined Too dear");
  EXPECT_NE(ada.get("/follow-ups?cause=quotation_answered").body.find("Too dear"),
            std::string::npos);
}

TEST_P(OwnQuotation, a_revision_and_time_close_the_link) {
  make();
  const std::string first = sent();
  ASSERT_EQ(ada.post(own + "/revisions", offer(6)).status, 201);
  EXPECT_EQ(open(first).status, 410);
  const std::string second = sent(R"({"language":"zh-Hans"})");
  EXPECT_TRUE(says(open(first), "The quotation has changed since"));
  EXPECT_EQ(say(first, "answer=agreed&name=Mei").status, 410);
  EXPECT_EQ(open(second).status, 200);
  desk().clock.advance(hours(24 * 11));
  EXPECT_TRUE(says(open(second), "此报价已过期"));
  EXPECT_EQ(say(second, "answer=agreed&name=Mei").status, 410);
  EXPECT_EQ(open("/quotation-pages/1_guessed").status, 404);
}

TEST_P(OwnQuotation, without_an_address_it_goes_by_hand) {
  const auto made = ada.post("/quotations", R"({"customer":"C-1","lines":[{"sku":"TAPE-48",)"
                                            R"("quantity":1}]})");
  own = "/quotations/" + at(made, "/number");
  must(ada, own + "/submission", "{}");
  EXPECT_EQ(words(ada.post(own + "/sending", "{}")), "422 invalid: /to no_address");
  EXPECT_EQ(at(ada.post(own + "/sending", R"({"by":"hand"})"), "/status"), "sent");
  const auto paper = ada.get(own + "/document?language=zh-Hant");
  EXPECT_EQ(paper.status, 200);
  EXPECT_TRUE(paper.body.starts_with("%PDF"));
}

}  // namespace
}  // namespace supercargo::tests
