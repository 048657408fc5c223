#include "withdrawals/commands.h"

#include <gmock/gmock.h>

#include "invoices/commands.h"
#include "letterheads/commands.h"
#include "mails/commands.h"
#include "notices/commands.h"
#include "tests/shipping_desk.h"

namespace supercargo::withdrawals {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class Withdrawals : public tests::OnShippingDesk {
 protected:
  void SetUp() override {
    OnShippingDesk::SetUp();
    if (IsSkipped()) return;
    customers::Customer anna;
    anna.code = "P-1";
    anna.name = "Anna Smith";
    anna.kind = customers::CustomerKind::consumer;
    anna.currency = Currency::of("EUR");
    anna.email = "anna@hull.example";
    anna.payment_days = 14;
    anna.addresses = {{.line1 = "2 Dock", .city = "Hull", .postcode = "HU1 2AB", .country = "GB"}};
    ASSERT_EQ(reasons(desk().perform(customers::create, anna)), "accepted");
    const Patch patch{.id = {},
                      .revision = {},
                      .body = R"({"address":["1 Quay"],"identity":{"email":"desk@h.example"}})"};
    ASSERT_EQ(reasons(desk().perform(letterheads::change, patch)), "accepted");
  }

  orders::Order bought(const std::vector<orders::PlaceLine>& lines) {
    orders::Place place{.customer = "P-1", .lines = lines};
    place.channel = orders::Channel::phone;
    place.advance_to = orders::AdvanceTo::verified;
    const auto placed = desk().as(desk().clerk).perform(orders::place, place);
    if (!placed) throw Fault("not placed: " + reasons(placed));
    const auto told =
        desk()
            .as(desk().clerk)
            .perform(agreements::read_back, {.id = placed->number,
                                             .outcome = orders::ReadBackOutcome::agreed,
                                             .contact = "Anna",
                                             .channel = "phone",
                                             .consumer_informed = true});
    if (!told) throw Fault("not told: " + reasons(told));
    const auto confirmed = desk().as(desk().clerk).perform(orders::confirm, {.id = placed->number});
    if (!confirmed) throw Fault("not confirmed: " + reasons(confirmed));
    return *confirmed;
  }
  Result<Withdrawal> withdraw(const orders::Order& order, std::vector<DeclaredLine> lines = {}) {
    return desk()
        .as(desk().clerk)
        .perform(declare, {.sales_order = order.number,
                           .lines = std::move(lines),
                           .name = "Anna Smith",
                           .channel = "letter"});
  }
  std::string standing(const orders::Order& order) {
    const auto rights = desk().ask(get_rights, orders::OrderReference{order.number});
    return std::string(choices<rights::Standing>().names[static_cast<int>(rights->standing)]) +
           " " + text(rights->ends);
  }
  void pass(int days) { desk().clock.advance(std::chrono::hours(24 * days)); }
  Day today() { return day_in_utc(desk().clock.now()); }
};
SUPERCARGO_ON_BOTH_ENGINES(Withdrawals);

TEST_P(Withdrawals, the_clock_begins_with_the_last_of_two_parcels_and_ends_it) {
  const auto order = bought({{.sku = "TAPE-48", .quantity = pieces(4)}});
  EXPECT_EQ(standing(order), "not_begun ");
  despatched(order, 3);
  ASSERT_EQ(reasons(deliver()), "accepted");
  EXPECT_EQ(standing(order), "not_begun ");
  pass(3);
  despatched(order, 1);
  ASSERT_EQ(reasons(deliver()), "accepted");
  const Day last = today();
  EXPECT_EQ(standing(order), "running " + text(last + 14));
  pass(15);
  EXPECT_EQ(standing(order), "over " + text(last + 14));
  EXPECT_EQ(reasons(withdraw(order)), "/declared_at: withdrawal_too_late");
  Declare sent{.sales_order = order.number, .name = "Anna", .channel = "letter"};
  sent.declared_at = desk().clock.now() - std::chrono::hours(24);
  const auto kept = desk().as(desk().clerk).perform(declare, sent);
  EXPECT_EQ(reasons(kept), "accepted") << "the letter was written in time";
  EXPECT_EQ(to_json(*desk().ask(get, WithdrawalReference{kept->number})), to_json(*kept));
}

TEST_P(Withdrawals, what_has_arrived_goes_back_and_what_was_invoiced_is_credited) {
  const auto order = bought(
      {{.sku = "TAPE-48", .quantity = pieces(4)}, {.sku = "FILM-500", .quantity = pieces(2)}});
  despatched(order, 4);
  ASSERT_EQ(reasons(deliver()), "accepted");
  ASSERT_EQ(reasons(desk()
                        .as(Role::finance)
                        .perform(invoices::issue, {.sales_order = order.number, .lines = {}})),
            "accepted");
  const auto made = withdraw(order);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->lines.size(), 2U);
  EXPECT_EQ(text(made->send_back_by), text(today() + 14));
  EXPECT_FALSE(made->refund_due_on) << "not before the goods are back";
  EXPECT_EQ(order_text(order), "delivered: 1 delivered 4, 2") << "the rest is cancelled";
  EXPECT_THAT(follow_ups().front().detail, HasSubstr("Anna Smith withdrew from order"));
  EXPECT_EQ(reasons(withdraw(order, {{1}})), "/lines/0/line: withdrawn_already");
  pass(5);
  auto warehouse = desk().as(desk().warehouse);
  EXPECT_EQ(reasons(warehouse.perform(take_back, {.id = made->number})),
            "/goods_back_on: required");
  const auto back = warehouse.perform(take_back, {.id = made->number, .goods_back_on = today()});
  ASSERT_EQ(reasons(back), "accepted");
  EXPECT_EQ(text(back->refund_due_on), text(today() + 14));
  const auto paid = desk().as(Role::finance).perform(refund, {.id = made->number});
  ASSERT_EQ(reasons(paid), "accepted");
  EXPECT_EQ(text(*paid->refunded), "49.60");
  EXPECT_EQ(paid->credit_notes.size(), 1U);
  EXPECT_EQ(reasons(desk().as(Role::finance).perform(refund, {.id = made->number})),
            "not_in_this_state");
}

TEST_P(Withdrawals, what_has_not_arrived_is_cancelled_and_what_is_on_the_road_is_somebodys) {
  const auto whole = bought({{.sku = "TAPE-48", .quantity = pieces(4)}});
  const auto made = withdraw(whole);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(order_text(whole), "cancelled: 1");
  EXPECT_EQ(text(made->refund_due_on), text(today() + 14));
  EXPECT_FALSE(made->send_back_by);
  EXPECT_EQ(reasons(desk().as(Role::finance).perform(refund, {.id = made->number})),
            "/amount: not_an_amount");
  EXPECT_EQ(
      reasons(desk().as(Role::finance).perform(refund, {.id = made->number, .amount = "49.60"})),
      "accepted");
  const auto moving = bought({{.sku = "TAPE-48", .quantity = pieces(9)}});
  despatched(moving, 9);
  ASSERT_EQ(reasons(withdraw(moving)), "accepted");
  EXPECT_THAT(follow_ups().back().detail, HasSubstr("Stop what has not arrived of it."));
}

TEST_P(Withdrawals, a_consumer_is_written_what_he_was_told_and_that_his_notice_came) {
  const auto order = bought({{.sku = "TAPE-48", .quantity = pieces(4)}});
  const auto given = desk().ask(notices::list_notices, db::ListRequest{});
  desk().write(
      [&](journal::Unit& unit) { confirm_to_consumer(unit, given->items.front().id.value); });
  ASSERT_EQ(reasons(withdraw(order)), "accepted");
  const auto sent = desk().ask(mails::list_mails, db::ListRequest{})->items;
  ASSERT_EQ(sent.size(), 2U);
  const auto& told = sent[sent[0].kind == mails::Kind::consumer_rights ? 0 : 1];
  const auto& received = sent[sent[0].kind == mails::Kind::consumer_rights ? 1 : 0];
  EXPECT_THAT(told.body, HasSubstr("Your right to withdraw"));
  EXPECT_THAT(told.body, HasSubstr("{link}"));
  EXPECT_THAT(received.body, HasSubstr("reached us on"));
}

TEST_P(Withdrawals, somebody_is_reminded_before_the_money_is_due) {
  const auto order = bought({{.sku = "TAPE-48", .quantity = pieces(4)}});
  const auto made = withdraw(order);
  ASSERT_EQ(reasons(made), "accepted");
  desk().write([&](journal::Unit& unit) { remind(unit, made->id.value); });
  EXPECT_EQ(follow_ups().size(), 1U) << "the same matter";
  EXPECT_THAT(follow_ups().front().detail, HasSubstr("withdrew"));
}

}  // namespace
}  // namespace supercargo::withdrawals
