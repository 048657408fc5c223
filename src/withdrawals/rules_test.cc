#include "withdrawals/rules.h"

#include <gmock/gmock.h>

namespace supercargo::withdrawals {
namespace {

using ::testing::HasSubstr;

Instant at(const char* words) { return *parse_instant(words); }
Day on(const char* words) { return *parse_day(words); }
Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

// Two lines to Hull, the second of which came on a Monday.
class Rights : public ::testing::Test {
 protected:
  Rights() {
    order.number = "SO-2026-000007";
    order.confirmed_at = at("2026-02-20T10:00:00Z");
    order.channel = orders::Channel::web;
    order.delivery_address = customers::Address{.country = "GB"};
    for (std::int64_t number = 1; number <= 2; ++number) {
      orders::Line line{.line = number, .sku = "TAPE", .name = "Tape", .base_unit = "EA"};
      line.base_quantity = pieces(4);
      line.quantities.delivered = pieces(4);
      order.lines.push_back(std::move(line));
    }
    customer.kind = customers::CustomerKind::consumer;
    told.jurisdiction = rights::Jurisdiction::uk;
    told.shown_at = at("2026-02-20T09:00:00Z");
    last_parcel = at("2026-03-02T15:00:00Z");
  }
  OrderRights asked(const char* day) {
    return rights_of({.order = order,
                      .customer = customer,
                      .notices = {&told, notices},
                      .law = {},
                      .goods = {},
                      .before = before,
                      .last_parcel = last_parcel,
                      .calendar = calendar,
                      .holidays = holidays,
                      .day = on(day)});
  }
  std::string against(const char* day, const std::vector<DeclaredLine>& lines = {},
                      const char* name = "Anna") {
    std::string words;
    for (const Reason& reason :
         check_declared(asked(day), {.sales_order = {}, .lines = lines, .name = name}))
      words += (words.empty() ? "" : ", ") + reason.pointer + ' ' + reason.code;
    return words;
  }

  orders::Order order;
  customers::Customer customer;
  notices::Notice told;
  std::size_t notices = 1;
  std::vector<Withdrawal> before;
  Instant last_parcel;
  Calendar calendar;
  std::vector<Day> holidays;
};

TEST_F(Rights, the_period_begins_with_the_last_parcel_and_ends_fourteen_days_later) {
  const OrderRights rights = asked("2026-03-16");
  EXPECT_TRUE(rights.applies);
  EXPECT_EQ(rights.standing, Standing::running);
  EXPECT_EQ(text(rights.begins) + " " + text(rights.ends), "2026-03-02 2026-03-16");
  EXPECT_FALSE(rights.sources.empty());
  EXPECT_EQ(against("2026-03-16"), "");
  EXPECT_EQ(against("2026-03-17"), "/declared_at withdrawal_too_late");
  const auto reasons = check_declared(asked("2026-03-17"), {.name = "Anna"});
  EXPECT_THAT(reasons.front().detail, HasSubstr("began on 2026-03-02 and ended with 2026-03-16"));
}

TEST_F(Rights, while_something_is_to_come_it_has_not_begun_and_may_be_withdrawn_from) {
  order.lines[1].quantities.delivered = pieces(1);
  EXPECT_EQ(asked("2026-03-30").standing, Standing::not_begun);
  EXPECT_EQ(against("2026-03-30"), "");
  const auto lines = lines_of(asked("2026-03-30"), {});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(text(lines[1].to_return) + " " + text(lines[1].not_sent), "1 3");
  order.lines[1].quantities.cancelled = pieces(3);
  EXPECT_EQ(asked("2026-03-30").standing, Standing::over) << "what is cancelled does not come";
}

TEST_F(Rights, who_was_never_told_has_a_year_more) {
  notices = 0;
  EXPECT_EQ(text(asked("2026-03-17").ends), "2027-03-16");
  EXPECT_TRUE(asked("2026-03-17").extended);
  EXPECT_EQ(against("2027-03-16"), "");
}

TEST_F(Rights, some_have_none) {
  told.jurisdiction = rights::Jurisdiction::hong_kong;
  EXPECT_EQ(against("2026-03-03"), "/sales_order no_right_to_withdraw");
  told.jurisdiction = rights::Jurisdiction::uk;
  order.channel = orders::Channel::counter;
  EXPECT_EQ(against("2026-03-03"), "/sales_order bought_at_the_counter");
  order.channel = orders::Channel::phone;
  customer.kind = customers::CustomerKind::business;
  EXPECT_EQ(against("2026-03-03"), "/sales_order not_a_consumers_contract");
  customer.kind = customers::CustomerKind::consumer;
  order.confirmed_at = {};
  EXPECT_EQ(against("2026-03-03"), "/sales_order not_a_consumers_contract");
}

TEST_F(Rights, what_was_told_to_be_exempt_is_and_nothing_else) {
  told.exemptions = {
      {.line = 1, .exemption = rights::Exemption::perishable, .reason = "Keeps for five days."}};
  EXPECT_EQ(against("2026-03-03", {{1}}), "/lines/0/line exempt_from_withdrawal");
  EXPECT_EQ(against("2026-03-03", {{2}}), "");
  EXPECT_EQ(against("2026-03-03"), "") << "of the other line";
  EXPECT_EQ(lines_of(asked("2026-03-03"), {}).size(), 1U);
  told.exemptions.push_back(
      {.line = 2, .exemption = rights::Exemption::newspaper, .reason = "An issue of March."});
  EXPECT_EQ(against("2026-03-03"), "/lines exempt_from_withdrawal, /lines exempt_from_withdrawal");
  told.exemptions = {
      {.line = 1, .exemption = rights::Exemption::sealed_hygiene, .reason = "A sealed filter."}};
  EXPECT_TRUE(lines_of(asked("2026-03-03"), {}).front().depends);
}

TEST_F(Rights, a_line_is_withdrawn_from_once_and_by_somebody_with_a_name) {
  EXPECT_EQ(against("2026-03-03", {{3}}, " "), "/name required, /lines/0/line unknown_line");
  before.push_back({.lines = {{.line = 1}}});
  EXPECT_EQ(against("2026-03-03", {{1}}), "/lines/0/line withdrawn_already");
  EXPECT_EQ(lines_of(asked("2026-03-03"), {}).size(), 1U);
}

TEST(Clocks, they_run_from_the_notice_and_from_what_comes_back) {
  Withdrawal withdrawal{
      .jurisdiction = rights::Jurisdiction::uk,
      .declared_at = at("2026-03-16T20:00:00Z"),
      .lines = {{.line = 1, .name = "Tape", .unit = "EA", .to_return = pieces(4)}}};
  set_clocks(withdrawal, {});
  EXPECT_EQ(text(withdrawal.send_back_by) + " " + text(withdrawal.refund_due_on), "2026-03-30 ");
  EXPECT_EQ(text(look_again_on(withdrawal)), "2026-03-31");
  withdrawal.goods_back_on = on("2026-03-25");
  set_clocks(withdrawal, {});
  EXPECT_EQ(text(withdrawal.refund_due_on), "2026-04-08");
  EXPECT_EQ(text(look_again_on(withdrawal)), "2026-04-05");
  EXPECT_EQ(words_of(withdrawal), "1. Tape, 4 EA");
}

TEST_F(Rights, end_after_the_holidays_of_the_state_where_the_consumer_is_and_not_after_ours) {
  told.jurisdiction = rights::Jurisdiction::eu;
  order.delivery_address->country = "NL";
  last_parcel = at("2026-04-13T15:00:00Z");
  EXPECT_EQ(text(asked("2026-04-20").ends), "2026-04-28") << "the King's day is closed there";
  order.delivery_address->country = "DE";
  EXPECT_EQ(text(asked("2026-04-20").ends), "2026-04-27");
  calendar.holidays = {on("2026-04-27")};
  EXPECT_EQ(text(asked("2026-04-20").ends), "2026-04-27")
      << "that the company is closed is no matter";
  holidays = {on("2026-04-27")};
  EXPECT_EQ(text(asked("2026-04-20").ends), "2026-04-28") << "a region's, kept for the country";
  last_parcel = at("2026-12-11T15:00:00Z");
  EXPECT_EQ(text(asked("2026-12-20").ends), "2026-12-28") << "two of Christmas and a Sunday";
}

}  // namespace
}  // namespace supercargo::withdrawals
