#include "readbacks/rules.h"

#include <gtest/gtest.h>

#include "readbacks/page.h"

namespace supercargo::readbacks {
namespace {

using printing::Language;

constexpr Instant sent{1'772'442'000'000'000};

Request request() {
  Request request;
  request.content_hash = "abc";
  request.expires_at = sent + link_life;
  return request;
}
orders::Order waiting() {
  orders::Order order;
  order.status = orders::Status::awaiting_customer;
  order.content_hash = "abc";
  return order;
}

TEST(ReadBackRules, a_reminder_comes_when_the_company_opens_working_days_later) {
  const auto at = [](const char* when, int days) {
    return text(reminder_after(*parse_instant(when), days, Calendar{}));
  };
  EXPECT_EQ(at("2026-03-02T10:00:00Z", 1), "2026-03-03T09:01:00.000000Z");
  EXPECT_EQ(at("2026-03-06T17:29:00Z", 1), "2026-03-09T09:01:00.000000Z") << "over the weekend";
  EXPECT_EQ(at("2026-03-07T10:00:00Z", 2), "2026-03-10T09:01:00.000000Z") << "sent on a Saturday";
}

TEST(ReadBackRules, a_link_opens_for_exactly_what_was_sent_and_only_while_it_is_waited_for) {
  EXPECT_EQ(standing(request(), waiting(), sent), Status::open);
  EXPECT_EQ(standing(request(), waiting(), sent + link_life), Status::expired);
  auto other = waiting();
  other.content_hash = "abd";
  EXPECT_EQ(standing(request(), other, sent), Status::outdated);
  for (int n = 0; n < static_cast<int>(choices<orders::Status>().count); ++n) {
    auto order = waiting();
    order.status = orders::Status(n);
    const bool waits = order.status == orders::Status::awaiting_customer;
    EXPECT_EQ(standing(request(), order, sent), waits ? Status::open : Status::outdated) << n;
  }
}

TEST(ReadBackRules, what_was_said_stays_said) {
  for (const auto said :
       {Status::agreed, Status::changes_wanted, Status::declined, Status::replaced}) {
    auto answered = request();
    answered.status = said;
    EXPECT_EQ(standing(answered, orders::Order{}, sent + 2 * link_life), said);
  }
}

std::string against(const Answer& answer) {
  std::string reasons;
  for (const Reason& reason : check_answer(answer)) reasons += reason.pointer + ' ';
  return reasons;
}

TEST(ReadBackRules, an_answer_has_a_name_and_but_for_yes_a_reason) {
  EXPECT_EQ(against({.answer = "agreed", .name = "Mei"}), "");
  EXPECT_EQ(against({.answer = "agreed", .name = " \t"}), "/name ");
  EXPECT_EQ(against({.answer = "declined", .name = "Mei"}), "/words ");
  EXPECT_EQ(against({.answer = "changes_wanted", .name = "", .words = " \n"}), "/name /words ");
  EXPECT_EQ(against({.answer = "changes_wanted", .name = "Mei", .words = "six\r\nboxes"}), "");
  EXPECT_EQ(against({.answer = "maybe", .name = "Mei"}), "/answer ");
  EXPECT_EQ(against({.answer = "agreed", .name = "Mei\nWong"}), "/name ");
  EXPECT_EQ(against({.answer = "agreed", .name = std::string(name_bytes_max + 1, 'x')}), "/name ");
  EXPECT_EQ(
      against(
          {.answer = "declined", .name = "Mei", .words = std::string(words_bytes_max + 1, 'x')}),
      "/words ");
}

class ReadBackPage : public testing::Test {
 protected:
  Seen seen(Language language = Language::english) {
    Seen seen{.request = request(), .order = waiting()};
    seen.setting.language = language;
    seen.setting.letterhead.company = "Harbour & Sons";
    seen.order.customer_name = "<b>Lantau</b>";
    for (int n = 1; n <= 11; ++n) {
      seen.order.lines.push_back({.line = n,
                                  .name = "Goods \"" + std::to_string(n) + '"',
                                  .quantity = {1'000'000},
                                  .unit = "EA"});
    }
    return seen;
  }
};

TEST_F(ReadBackPage, nothing_in_a_record_is_markup) {
  const Page page = page_of(seen());
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.html.find("<b>Lantau"), std::string::npos);
  EXPECT_NE(page.html.find("&lt;b&gt;Lantau&lt;/b&gt;"), std::string::npos);
  EXPECT_NE(page.html.find("Harbour &amp; Sons"), std::string::npos);
  EXPECT_EQ(page.html.find(" style="), std::string::npos);
}

TEST_F(ReadBackPage, many_lines_unfold_and_the_button_says_what_the_law_asks) {
  EXPECT_NE(page_of(seen()).html.find("Show the other 7 lines"), std::string::npos);
  const std::pair<Language, const char*> buttons[] = {
      {Language::english, ">Order with obligation to pay</button>"},
      {Language::traditional_chinese, ">確認訂購（須付款）</button>"},
      {Language::simplified_chinese, ">确认订购（须付款）</button>"}};
  for (const auto& [language, button] : buttons)
    EXPECT_NE(page_of(seen(language)).html.find(button), std::string::npos);
}

TEST_F(ReadBackPage, what_was_typed_stands_there_again_when_it_was_not_taken) {
  Seen refused = seen();
  refused.reasons = {{"/name", "required", ""}};
  const Page page = page_of(refused, {.answer = "declined", .words = "<late>"});
  EXPECT_EQ(page.status, 422);
  EXPECT_NE(page.html.find("&lt;late&gt;</textarea>"), std::string::npos);
  EXPECT_NE(page.html.find("Enter your name."), std::string::npos);
}

TEST_F(ReadBackPage, a_link_that_is_over_says_so_kindly_and_asks_nothing) {
  for (const auto over : {Status::expired, Status::outdated, Status::replaced}) {
    Seen late = seen();
    late.request.status = over;
    const Page page = page_of(late);
    EXPECT_EQ(page.status, 410);
    EXPECT_EQ(page.html.find("<form"), std::string::npos);
  }
}

}  // namespace
}  // namespace supercargo::readbacks
