#include "signoffs/rules.h"

#include <gtest/gtest.h>

#include "signoffs/page.h"

namespace supercargo::signoffs {
namespace {

using printing::Language;

constexpr Instant sent{1'772'442'000'000'000};
const PersonId asker{1};
const PersonId lead{2};

SignOff asked() { return {.content_hash = "v1", .person = lead, .expires_at = sent + link_life}; }
approvals::Approval approval() {
  return {.id = ApprovalId{1},
          .subject_hash = "v1",
          .rule = "LARGE",
          .detail = "It is <large>.",
          .roles = {"sales_manager"},
          .requested_by = asker};
}
orders::Order order() {
  orders::Order order;
  order.number = "SO-1";
  order.status = orders::Status::pending_approval;
  order.content_hash = "v1";
  return order;
}
journal::Actor lead_of_sales(PersonId person = lead) {
  return {.kind = journal::ActorKind::link, .person = person, .roles = {Role::sales_manager}};
}
Status now(const SignOff& signoff, const approvals::Approval& approval, const orders::Order& order,
           const journal::Actor& actor = lead_of_sales(), Instant at = sent) {
  return standing(signoff, {approval, order, actor}, at);
}

TEST(SignOffRules, a_link_opens_for_exactly_that_content_while_it_waits_and_for_three_days) {
  EXPECT_EQ(now(asked(), approval(), order()), Status::open);
  EXPECT_EQ(now(asked(), approval(), order(), lead_of_sales(), sent + link_life), Status::expired);
  auto other = order();
  other.content_hash = "v2";
  EXPECT_EQ(now(asked(), approval(), other), Status::outdated);
  auto voided = approval();
  voided.status = approvals::Status::voided;
  EXPECT_EQ(now(asked(), voided, other), Status::outdated);
  for (int n = 0; n < static_cast<int>(choices<orders::Status>().count); ++n) {
    auto each = order();
    each.status = orders::Status(n);
    const bool waits = each.status == orders::Status::pending_approval;
    EXPECT_EQ(now(asked(), approval(), each), waits ? Status::open : Status::outdated) << n;
  }
}

TEST(SignOffRules, somebody_elses_decision_and_the_next_step_settle_it) {
  for (const auto decided : {approvals::Status::approved, approvals::Status::rejected}) {
    auto over = approval();
    over.status = decided;
    auto gone_on = order();
    gone_on.status = orders::Status::verified;
    EXPECT_EQ(now(asked(), over, gone_on), Status::settled);
  }
  auto next = approval();
  next.step = 2;
  EXPECT_EQ(now(asked(), next, order()), Status::settled);
}

TEST(SignOffRules, a_duty_got_into_since_keeps_the_person_out) {
  EXPECT_EQ(now(asked(), approval(), order(), lead_of_sales(asker)), Status::not_yours);
  auto barred = approval();
  barred.barred = {text(lead)};
  EXPECT_EQ(now(asked(), barred, order()), Status::not_yours);
  auto actor = lead_of_sales();
  actor.roles = {Role::warehouse};
  EXPECT_EQ(now(asked(), approval(), order(), actor), Status::not_yours);
}

TEST(SignOffRules, what_was_decided_stays_decided) {
  for (const auto said : {Status::approved, Status::refused}) {
    auto answered = asked();
    answered.status = said;
    EXPECT_EQ(now(answered, approval(), orders::Order{}, lead_of_sales(), sent + 2 * link_life),
              said);
  }
}

std::string against(const Answer& answer) {
  std::string reasons;
  for (const Reason& reason : check_answer(answer)) reasons += reason.pointer + ' ';
  return reasons;
}

TEST(SignOffRules, a_decision_has_a_code_and_a_refusal_a_reason) {
  EXPECT_EQ(against({.decision = "approve", .code = "123456"}), "");
  EXPECT_EQ(against({.decision = "approve"}), "/code ");
  EXPECT_EQ(against({.decision = "reject", .reason = " ", .code = "1"}), "/reason ");
  EXPECT_EQ(against({.decision = "reject", .reason = "Too\r\ndear", .code = "1"}), "");
  EXPECT_EQ(against({.decision = "approve", .reason = "a\x01", .code = "1"}), "/reason ");
  EXPECT_EQ(
      against(
          {.decision = "approve", .reason = std::string(reason_bytes_max + 1, 'x'), .code = "1"}),
      "/reason ");
  EXPECT_EQ(against({}), "/decision /code ");
}

Seen seen(Language language = Language::english) {
  Seen seen{asked(), approval(), {.shown = order()}, {.name = "Mei & Co"}, {}, "Ada"};
  seen.setting.language = language;
  seen.setting.letterhead.company = "Harbour & Sons";
  seen.subject.shown.customer_name = "<b>Lantau</b>";
  seen.subject.desk = "/orders/SO-1?do=approvals";
  seen.approval.basis = {{.policy = "LARGE",
                          .version = 3,
                          .since = *parse_day("2026-01-01"),
                          .clause = "Order policy 4.2",
                          .words = "Two people look at it."}};
  seen.has_factor = true;
  return seen;
}

TEST(SignOffPage, tells_what_is_asked_and_by_which_clause_and_nothing_of_it_is_markup) {
  const Page page = page_of(seen());
  EXPECT_EQ(page.status, 200);
  for (const char* words : {"It is &lt;large&gt;.", "&lt;b&gt;Lantau&lt;/b&gt;", "For Mei &amp; Co",
                            "Order policy 4.2 (LARGE, version 3, since 2026-01-01): Two people",
                            "autocomplete=\"one-time-code\"", ">Approve</button>"})
    EXPECT_NE(page.html.find(words), std::string::npos) << words;
  EXPECT_EQ(page.html.find("<script"), std::string::npos);
  EXPECT_EQ(page.html.find(" style="), std::string::npos);
  EXPECT_EQ(page.html.find("password"), std::string::npos) << "never asked for behind a link";
}

TEST(SignOffPage, without_a_second_factor_the_desk_is_the_way) {
  Seen without = seen();
  without.has_factor = false;
  const Page page = page_of(without);
  EXPECT_EQ(page.html.find("<form"), std::string::npos);
  EXPECT_NE(page.html.find("/orders/SO-1?do=approvals"), std::string::npos);
}

TEST(SignOffPage, a_link_that_is_over_says_why_in_each_language_and_asks_nothing) {
  for (const auto language :
       {Language::english, Language::traditional_chinese, Language::simplified_chinese}) {
    for (const auto over :
         {Status::expired, Status::outdated, Status::settled, Status::not_yours}) {
      Seen late = seen(language);
      late.signoff.status = over;
      const Page page = page_of(late);
      EXPECT_EQ(page.status, 410);
      EXPECT_EQ(page.html.find("<form"), std::string::npos);
    }
  }
}

TEST(SignOffPage, a_refusals_reason_stands_there_again_and_the_code_does_not) {
  Seen refused = seen();
  refused.reasons = {{"/code", "wrong_code", ""}};
  const Page page = page_of(refused, {.decision = "reject", .reason = "<late>", .code = "123456"});
  EXPECT_EQ(page.status, 422);
  EXPECT_NE(page.html.find("&lt;late&gt;</textarea>"), std::string::npos);
  EXPECT_NE(page.html.find("not the code of now"), std::string::npos);
  EXPECT_EQ(page.html.find("123456"), std::string::npos);
}

}  // namespace
}  // namespace supercargo::signoffs
