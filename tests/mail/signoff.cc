// An approval is asked for by mail and decided from its link: from the policy to the order that
// goes on, over HTTP and a real mail server; what it takes beside the link, and every way in which
// the link opens nothing any more (domain 2.6 BX4; security 2.1).
#include <gtest/gtest.h>

#include "mandates/commands.h"
#include "policies/commands.h"
#include "signoffs/herald.h"
#include "tests/mail/mailbox.h"
#include "tests/story.h"

namespace supercargo::tests {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* two_steps =
    R"({"name":"Large orders","clause":"Order policy 4.2","words":"Two people look at it.",)"
    R"("currency":"EUR","valid_from":"2026-01-01","code":"LARGE","gross_from":"40.00",)"
    R"("steps":[{"roles":["sales_manager"],"hours":2},{"roles":["finance"],"hours":8}]})";

class SignOffs : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped()) return;
    fay = with_key("fay@example.com", {"finance"});
    receive("TAPE-48", 50);
    const auto made = root.post("/approval-policies", two_steps);
    ASSERT_EQ(made.status, 201) << made.body;
    second = actor(active("two@example.com", {"administrator"}));
    ASSERT_EQ(journal::reasons(
                  desk().as(second).perform(mandates::put_in_force, {.id = at(made, "/code")})),
              "accepted");
    bobs = with_factor("bob@example.com");
    fays = with_factor("fay@example.com");
    desk().clock.advance(minutes(1));  // each code counts once
    const auto placed = ada.post("/sales-orders", tape(4));
    ASSERT_EQ(at(placed, "/status"), "pending_approval") << placed.body;
    order = at(placed, "/number");
    own = "/sales-orders/" + order;
  }

  std::string with_factor(const char* email) {
    const auto person = desk().read([&](const journal::Query& query) {
      return *people::store::person_by_email(query.db, email);
    });
    const auto offered =
        desk().as(actor(person)).perform(people::offer_factor, people::OwnSession{});
    std::string seed = people::seed_bytes(offered->seed);
    const auto confirmed =
        desk().as(actor(person)).perform(people::confirm_factor, people::ConfirmFactor{code(seed)});
    EXPECT_EQ(journal::reasons(confirmed), "accepted");
    return seed;
  }
  std::string code(const std::string& seed) {
    return people::code_at(seed, people::step_at(desk().clock.now()));
  }

  // Who hears of approvals does so, and the mails go out; the newest mail's page.
  void hear() {
    signoffs::Herald herald(signoffs::Herald::Post::mail);
    while (journal::run_once(desk().session(), desk().services(),
                             {desk().tenant().id.value, desk().clock.now()}, herald))
      continue;
    const auto post = box.post();
    mails::Courier courier({desk().session(), desk().services(), desk().clock, post});
    while (courier.send_one(desk().tenant().id.value)) continue;
  }
  std::string page() {
    hear();
    const std::string words = mail_part(box.mail(box.mails()), "text/plain");
    const std::string base = "https://orders.harbour.example/a/";
    const auto from = words.find(base);
    EXPECT_NE(from, std::string::npos) << words;
    const auto end = words.find("\r\n", from);
    return "/sign-off-pages/" + words.substr(from + base.size(), end - from - base.size());
  }
  Response say(const std::string& page, const std::string& form) {
    return stranger().ask(Method::post, page, form,
                          {{"content-type", "application/x-www-form-urlencoded"}});
  }
  Response open(const std::string& page) { return stranger().get(page); }
  Caller stranger() { return {served.get(), ""}; }
  std::string status() { return at(ada.get(own), "/status"); }
  static bool says(const Response& response, const std::string& words) {
    return response.body.find(words) != std::string::npos;
  }

  const Mailbox box;
  Caller fay;
  journal::Actor second;  // administrator
  std::string bobs, fays, order, own;
};
SUPERCARGO_ON_BOTH_ENGINES(SignOffs);

TEST_P(SignOffs, are_asked_of_a_special_price_and_decided_by_its_own_rules) {
  hear();
  const auto asked =
      ada.post("/special-prices",
               R"({"customer":"C-1","sku":"TAPE-48","quantity":"37","unit_price":"10.168"})");
  ASSERT_EQ(asked.status, 201) << asked.body;
  const std::string special = "/special-prices/" + at(asked, "/number");
  const std::string path = page();
  const std::string mail = mail_part(box.mail(box.mails()), "text/plain");
  EXPECT_NE(mail.find("Special price " + at(asked, "/number") + " for C-1"), std::string::npos)
      << mail;
  const auto seen = open(path);
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_TRUE(says(seen, "TAPE-48") && says(seen, "10.168") && says(seen, "37"));
  EXPECT_TRUE(says(seen, "/settings/specials"));
  EXPECT_EQ(say(path, "decision=approve&code=" + code(bobs)).status, 200);
  EXPECT_EQ(at(ada.get(special), "/status"), "approved");
  const auto kept = ada.get("/sign-offs?record=" + at(asked, "/id"));
  EXPECT_EQ(at(kept, "/items/0/status") + " " + at(kept, "/items/0/record_kind"),
            "approved special_price");
  EXPECT_EQ(open(path).status, 200) << "it says that it was approved";
}

TEST_P(SignOffs, are_asked_of_agreements_and_of_payment_plans_and_refused_with_a_reason) {
  hear();
  const auto made = bob.post(
      "/price-agreements",
      R"({"customer":"C-1","currency":"EUR","valid_from":"2026-03-01","valid_until":"2027-03-01",)"
      R"("payment_terms":"net 60","prices":[{"sku":"TAPE-48","unit_price":"11.00"}]})");
  const std::string agreement = "/price-agreements/" + at(made, "/number");
  must(bob, agreement + "/submission", "{}");
  const std::string first = page();
  EXPECT_TRUE(says(open(first), "Price agreement " + at(made, "/number"))) << open(first).body;
  EXPECT_TRUE(says(open(first), "11.00") && says(open(first), "net 60"));
  EXPECT_EQ(say(first, "decision=reject&reason=Too+long&code=" + code(fays)).status, 200);
  EXPECT_EQ(at(bob.get(agreement), "/status"), "rejected");

  desk().clock.advance(minutes(1));
  const auto plan =
      bob.post("/payment-plans", R"({"customer":"C-1","currency":"EUR","debt":"153.90","parts":2,)"
                                 R"("first_due":"2026-03-20","reason":"The harvest."})");
  ASSERT_EQ(plan.status, 201) << plan.body;
  const std::string second = page();
  EXPECT_TRUE(says(open(second), "76.95") && says(open(second), "Payment plan"));
  EXPECT_EQ(say(second, "decision=approve&code=" + code(fays)).status, 200);
  EXPECT_EQ(at(bob.get("/payment-plans/" + at(plan, "/number")), "/status"), "approved");
  EXPECT_EQ(open(second).status, 200);
}

TEST_P(SignOffs, are_asked_of_write_offs_beyond_what_finance_gives_up_alone) {
  hear();
  ASSERT_EQ(root.patch("/settings", R"({"write_off_limit":"10.00"})").status, 200);
  ASSERT_EQ(journal::reasons(desk().as(second).perform(policies::confirm, {})), "accepted");
  const auto small = delivered(at(ada.post("/sales-orders", tape(3)), "/number"));
  const auto issued = fay.post("/invoices", R"({"sales_order":")" + small + "\"}");
  const std::string invoice = at(issued, "/number");
  const auto asked = fay.post("/invoices/" + invoice + "/write-off", R"({"reason":"Gone."})");
  ASSERT_EQ(at(asked, "/status"), "asked") << asked.body;
  const std::string link = page();
  const auto seen = open(link);
  EXPECT_TRUE(says(seen, "Write-off " + at(asked, "/number"))) << seen.body;
  EXPECT_TRUE(says(seen, invoice) && says(seen, "37.20") && says(seen, "Gone."));
  EXPECT_EQ(say(link, "decision=approve&code=" + code(bobs)).status, 200);
  EXPECT_EQ(at(fay.get("/receivables/" + invoice), "/status"), "written_off");
}

TEST_P(SignOffs, are_asked_step_by_step_and_decided_with_a_code) {
  const std::string first = page();
  EXPECT_EQ(box.mails(), 1) << "only who may decide now";
  EXPECT_EQ(mail_header(box.mail(1), "To"), "<bob@example.com>");
  const auto seen = open(first);
  ASSERT_EQ(seen.status, 200) << seen.body;
  EXPECT_TRUE(says(seen, "Order policy 4.2 (LARGE, version 1") && says(seen, "Step 1 of 2"));
  EXPECT_TRUE(says(seen, "Packing tape 48 mm") && says(seen, "49.60"));
  EXPECT_EQ(header(seen, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(header(seen, "Cache-Control"), "no-store");
  EXPECT_EQ(status(), "pending_approval") << "opening decides nothing";

  EXPECT_EQ(say(first, "decision=approve&code=").status, 422);
  EXPECT_EQ(say(first, "decision=approve&code=000000").status, 422);
  EXPECT_EQ(status(), "pending_approval") << "the link alone decides nothing";
  const std::string used = code(bobs);
  const auto signed_ = say(first, "decision=approve&code=" + used);
  ASSERT_EQ(signed_.status, 200) << signed_.body;
  EXPECT_TRUE(says(signed_, "You have approved it"));
  EXPECT_EQ(status(), "pending_approval") << "finance is next";

  const std::string second = page();
  EXPECT_EQ(box.mails(), 2);
  EXPECT_TRUE(says(open(second), "Name of bob@example.com")) << "who agreed so far";
  EXPECT_EQ(say(second, "decision=approve&code=" + used).status, 422) << "another's code";
  EXPECT_TRUE(says(say(second, "decision=approve&code=" + code(fays)), "You have approved it"));
  EXPECT_EQ(status(), "verified");
  const auto now = ada.get(own);
  EXPECT_EQ(at(now, "/approvals/0/signed_as/1"), "finance");
  const auto kept = bob.get("/sign-offs?sales_order=" + order);
  EXPECT_EQ(at(kept, "/items/0/status") + " " + at(kept, "/items/1/status"), "approved approved");
  EXPECT_EQ(at(kept, "/items/0/content_hash"), at(now, "/content_hash"));
  const auto timeline = ada.get(own + "/timeline?limit=100").body;
  EXPECT_NE(timeline.find(R"("link")"), std::string::npos) << timeline;
  EXPECT_EQ(ada.get("/mails?sales_order=" + order).body.find(first.substr(16)), std::string::npos)
      << "the link is kept nowhere";
  EXPECT_TRUE(says(say(first, "decision=reject&reason=No&code=" + code(bobs)), "You have approved"))
      << "one decision";
}

TEST_P(SignOffs, a_refusal_says_why_and_sends_the_order_back) {
  const std::string link = page();
  EXPECT_EQ(say(link, "decision=reject&reason=&code=" + code(bobs)).status, 422);
  const auto refused =
      say(link + "?language=zh-Hant", "decision=reject&reason=Too+dear&code=" + code(bobs));
  EXPECT_TRUE(says(refused, "您已拒絕")) << refused.body;
  EXPECT_EQ(status(), "draft");
  EXPECT_EQ(at(ada.get(own), "/approvals/0/reason"), "Too dear");
}

TEST_P(SignOffs, any_change_anothers_decision_and_time_close_the_link) {
  const std::string link = page();
  ASSERT_EQ(ada.patch(own, R"({"notes":"Ring first."})").status, 200);
  const auto seen = open(link);
  EXPECT_EQ(seen.status, 410);
  EXPECT_TRUE(says(seen, "It has changed since"));
  EXPECT_EQ(say(link, "decision=approve&code=" + code(bobs)).status, 410);

  must(ada, own + "/verification", "{}");
  ASSERT_EQ(status(), "pending_approval");
  const std::string newer = page();
  EXPECT_EQ(open(newer).status, 200);
  must(bob, own + "/approvals", "{}");
  EXPECT_TRUE(says(open(newer), "It is decided already"));
  const std::string last = page();
  desk().clock.advance(hours(73));
  EXPECT_TRUE(says(open(last), "Its time is over"));
  EXPECT_EQ(say(last, "decision=approve&code=" + code(fays)).status, 410);
}

TEST_P(SignOffs, wrong_codes_lock_the_link_and_guessing_finds_nothing) {
  const std::string link = page();
  for (int n = 0; n < 6; ++n) say(link, "decision=approve&code=000000");
  const auto locked = say(link, "decision=approve&code=" + code(bobs));
  EXPECT_EQ(locked.status, 422);
  EXPECT_TRUE(says(locked, "Too many wrong codes")) << locked.body;
  EXPECT_EQ(status(), "pending_approval");
  const auto cut = open(link.substr(0, link.size() - 1));
  EXPECT_EQ(cut.status, 404);
  EXPECT_EQ(cut.body, open("/sign-off-pages/1_guessed").body);
}

TEST_P(SignOffs, what_came_to_the_manager_is_done_once_somebody_decides) {
  hear();
  let_duties_run();
  desk().clock.advance(hours(3 * 24));
  let_duties_run();
  let_duties_run();
  const std::string open_ones = "/follow-ups?status=open&cause=approval_overdue";
  ASSERT_NE(at(bob.get(open_ones), "/items/0/id"), "");
  must(bob, own + "/approvals", "{}");
  hear();
  EXPECT_EQ(at(bob.get(open_ones), "/items/0/id"), "");
  const auto done = bob.get("/follow-ups?status=done&cause=approval_overdue");
  EXPECT_NE(at(done, "/items/0/completed_at"), "") << done.body;
}

}  // namespace
}  // namespace supercargo::tests
