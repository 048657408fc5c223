#include "accounts/commands.h"

#include <gmock/gmock.h>

#include "accounts/store.h"
#include "amendments/amend.h"
#include "holds/credit_release.h"
#include "invoices/commands.h"
#include "tests/shipping_desk.h"

namespace supercargo::accounts {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class Accounts : public tests::OnShippingDesk {
 protected:
  void SetUp() override {
    OnShippingDesk::SetUp();
    if (!IsSkipped()) finance = desk().person({Role::finance});
  }
  void TearDown() override {
    if (!IsSkipped()) {
      EXPECT_EQ(desk().read([](const journal::Query& query) {
        std::string lines;
        store::verify(query.db, [&](const std::string& words) { lines += words + "\n"; });
        return lines;
      }),
                "");
    }
    OnShippingDesk::TearDown();
  }
  // Of so many rolls at 12.40: delivered and invoiced.
  invoices::Invoice invoiced(std::int64_t count) {
    const auto order = confirmed({{"TAPE-48", pieces(count)}});
    despatched(order, count);
    EXPECT_EQ(reasons(deliver()), "accepted");
    const auto invoice = desk().as(finance).perform(invoices::issue, {.sales_order = order.number});
    EXPECT_EQ(reasons(invoice), "accepted");
    return *invoice;
  }
  Result<Payment> book(std::string_view amount, std::vector<std::string> invoices = {},
                       std::string reference = {}) {
    Payment payment{.customer = "C-1", .currency = Currency::of("EUR")};
    payment.amount = *parse_money(amount, payment.currency);
    payment.invoices = std::move(invoices);
    payment.reference = std::move(reference);
    return desk().as(finance).perform(accounts::book, payment);
  }
  void limit(const std::string& amount) {
    const Patch patch{.id = "C-1", .revision = {}, .body = R"({"credit_limit":")" + amount + "\"}"};
    ASSERT_EQ(reasons(desk().as(finance).perform(customers::change, patch)), "accepted");
  }
  orders::Order placed(std::int64_t count) {
    orders::Place wanted{.customer = "C-1", .lines = {{"TAPE-48", pieces(count)}}};
    wanted.advance_to = orders::AdvanceTo::confirmed;
    const auto order = desk().as(desk().clerk).perform(orders::place, wanted);
    EXPECT_EQ(reasons(order), "accepted");
    return *order;
  }
  std::string stands(const invoices::Invoice& invoice) {
    const auto item = desk().as(finance).ask(get_receivable, ReceivableReference{invoice.number});
    return text(item->open) + " " + choices<ItemStatus>().names[static_cast<int>(item->status)];
  }
  std::string account() {
    return desk().read([&](const journal::Query& query) {
      const auto customer = customers::find(query.db, "C-1");
      std::string words;
      for (const Account& each : store::accounts_of(query.db, {customer->id}))
        words += "open " + text(each.open) + " unapplied " + text(each.unapplied) +
                 (each.oldest_due ? " since " + text(each.oldest_due) : "");
      return words;
    });
  }

  journal::Actor finance;
};
SUPERCARGO_ON_BOTH_ENGINES(Accounts);

TEST_P(Accounts, know_what_is_open_as_it_is_paid) {
  const auto one = invoiced(5);
  const auto two = invoiced(10);
  EXPECT_EQ(account(), "open 186.00 unapplied 0.00 since 2026-04-01");
  const auto part = book("70.00", {}, "BANK-1");
  ASSERT_EQ(reasons(part), "accepted");
  EXPECT_EQ(part->number, "PAY-2026-000001");
  EXPECT_EQ(stands(one) + ", " + stands(two), "0.00 paid, 116.00 partly_paid");
  EXPECT_EQ(account(), "open 116.00 unapplied 0.00 since 2026-04-01");
  EXPECT_EQ(reasons(book("70.00", {}, "BANK-1")), "/reference: booked_already");
  const auto over = book("120.00", {two.number});
  ASSERT_EQ(reasons(over), "accepted");
  EXPECT_EQ(text(over->unapplied), "4.00");
  EXPECT_EQ(account(), "open 0.00 unapplied 4.00");
  EXPECT_EQ(reasons(desk().as(finance).perform(apply_rest, {.id = over->number})),
            ": nothing_open");
  const auto three = invoiced(1);
  EXPECT_EQ(reasons(desk().as(finance).perform(apply_rest, {.id = over->number})), "accepted");
  EXPECT_EQ(stands(three), "8.40 partly_paid");
  EXPECT_EQ(reasons(desk().as(finance).perform(apply_rest, {.id = over->number})),
            ": nothing_left");
  EXPECT_EQ(desk().facts(over->id), "payment_booked, payment_applied");
}

TEST_P(Accounts, refuse_what_a_payment_cannot_settle) {
  const auto one = invoiced(5);
  ASSERT_EQ(reasons(book("62.00")), "accepted");
  EXPECT_EQ(reasons(book("1.00", {one.number, "INV-9", one.number})),
            "/invoices/0: nothing_open, /invoices/1: unknown_invoice, /invoices/2: nothing_open");
  Payment early{.customer = "C-1", .currency = Currency::of("EUR")};
  early.amount = {100, early.currency};
  early.received_on = *parse_day("2026-03-03");
  EXPECT_EQ(reasons(desk().as(finance).perform(accounts::book, early)),
            "/received_on: in_the_future");
  early.customer = "C-9";
  EXPECT_EQ(reasons(desk().as(finance).perform(accounts::book, early)),
            "/customer: unknown_customer");
}

TEST_P(Accounts, open_again_what_a_payment_that_was_none_had_settled) {
  const auto one = invoiced(5);
  const auto payment = book("62.00");
  EXPECT_EQ(stands(one), "0.00 paid");
  const auto back =
      desk().as(finance).perform(reverse, {.id = payment->number, .reason = "The cheque bounced."});
  ASSERT_EQ(reasons(back), "accepted");
  EXPECT_EQ(stands(one), "62.00 open");
  EXPECT_EQ(account(), "open 62.00 unapplied 0.00 since 2026-04-01");
  EXPECT_EQ(
      reasons(desk().as(finance).perform(reverse, {.id = payment->number, .reason = "Once more."})),
      "not_in_this_state");
}

TEST_P(Accounts, free_what_was_paid_of_an_invoice_that_is_credited) {
  const auto one = invoiced(5);
  const auto payment = book("62.00");
  invoices::Credit note{.id = one.number, .reason = "Wet."};
  note.cause = invoices::Cause::returned_goods;
  note.lines = {{1, pieces(2)}};
  ASSERT_EQ(reasons(desk().as(finance).perform(invoices::credit, note)), "accepted");
  EXPECT_EQ(stands(one), "0.00 paid");
  EXPECT_EQ(account(), "open 0.00 unapplied 24.80");
  const auto now = desk().as(finance).ask(get_payment, PaymentReference{payment->number});
  EXPECT_EQ(text(now->unapplied) + " " + text(now->allocations.at(0).amount), "24.80 37.20");
  EXPECT_EQ(desk().facts(payment->id), "payment_booked, payment_freed");
}

// Domain 9.7: 62.00 invoiced less 3.00 paid, 12.40 delivered and 12.40 confirmed are 83.80.
TEST_P(Accounts, count_invoices_and_what_none_asks_yet_against_the_limit) {
  const auto one = invoiced(5);
  ASSERT_EQ(reasons(book("3.00", {one.number})), "accepted");
  const auto delivered = confirmed({{"TAPE-48", pieces(1)}});
  despatched(delivered, 1);
  ASSERT_EQ(reasons(deliver()), "accepted");
  confirmed({{"TAPE-48", pieces(1)}});
  limit("96.19");
  const auto refused = placed(1);
  EXPECT_EQ(refused.status, orders::Status::verified);
  EXPECT_EQ(refused.checks.at(4).code, "G5");
  for (const char* each : {"\"limit\":\"96.19\"", "\"exposure\":\"83.80\"", "\"order\":\"12.40\"",
                           "\"excess\":\"0.01\""})
    EXPECT_THAT(refused.checks.at(4).evidence.text, HasSubstr(each));
  limit("96.20");
  EXPECT_EQ(placed(1).status, orders::Status::confirmed);
}

TEST_P(Accounts, an_order_beyond_the_limit_is_released_by_finance_for_a_day) {
  limit("20.00");
  const auto order = placed(2);
  ASSERT_EQ(order.status, orders::Status::verified);
  const auto both = desk().person({Role::finance, Role::order_desk, Role::agent});
  const auto release = desk().as(finance).perform(
      holds::release_credit, {.id = order.number, .reason = "He pays on Friday."});
  ASSERT_EQ(reasons(release), "accepted");
  EXPECT_EQ(release->expires_at, release->released_at + std::chrono::hours(24));
  EXPECT_EQ(now(order).checks.at(4).result, checks::Outcome::pass);
  desk().clock.advance(std::chrono::hours(24));
  const auto confirm = [&] {
    return reasons(desk().as(desk().clerk).perform(orders::confirm, {.id = order.number}));
  };
  EXPECT_EQ(confirm(), "/checks/G5: credit_passed") << "the day is over";
  ASSERT_EQ(reasons(desk().as(finance).perform(holds::release_credit,
                                               {.id = order.number, .reason = "Once more."})),
            "accepted");
  EXPECT_EQ(confirm(), "accepted");
  orders::Place own{.customer = "C-1", .lines = {{"TAPE-48", pieces(2)}}};
  const auto theirs = desk().as(both).perform(orders::place, own);
  EXPECT_EQ(reasons(desk().as(both).perform(holds::release_credit,
                                            {.id = theirs->number, .reason = "My own."})),
            ": enterer_may_not_release");
}

TEST_P(Accounts, nothing_is_despatched_to_who_owes_too_much_or_too_long) {
  const auto late = invoiced(5);
  const auto order = confirmed({{"TAPE-48", pieces(2)}});
  ASSERT_EQ(reasons(plan(order, 2)), "accepted");
  limit("80.00");
  EXPECT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), ": credit_limit_exceeded");
  limit("86.80");
  desk().clock.advance(std::chrono::hours(24 * 61));
  EXPECT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), ": invoice_overdue");
  EXPECT_EQ(placed(1).status, orders::Status::verified);
  ASSERT_EQ(reasons(desk().as(finance).perform(
                holds::release_credit, {.id = order.number, .reason = "The money is under way."})),
            "accepted");
  EXPECT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(book("62.00", {late.number})), "accepted");
  EXPECT_EQ(placed(1).status, orders::Status::confirmed);
}

TEST_P(Accounts, an_amendment_that_would_owe_too_much_leaves_the_order_as_it_is) {
  invoiced(5);
  const auto order = confirmed({{"TAPE-48", pieces(1)}});
  limit("90.00");
  const auto more = [&](std::int64_t count) {
    return desk()
        .as(desk().clerk)
        .perform(amendments::amend, {.id = order.number,
                                     .lines = {{.line = 1, .quantity = pieces(count)}},
                                     .reason = "He rang."});
  };
  EXPECT_EQ(reasons(more(3)), "/checks/G5: credit_passed");
  EXPECT_EQ(reasons(more(2)), "accepted");
}

TEST_P(Accounts, say_what_an_overdue_invoice_costs_a_business) {
  const auto one = invoiced(5);
  const LateWanted wanted{.id = one.number, .reference_rate = {3'750'000}};
  EXPECT_EQ(reasons(desk().as(finance).ask(late, wanted)), ": not_overdue");
  LateWanted then = wanted;
  then.on = one.due_on + 45;
  const auto costs = desk().as(finance).ask(late, then);
  ASSERT_EQ(reasons(costs), "accepted");
  EXPECT_EQ(text(costs->interest) + " " + text(costs->fixed_sum) + " " + text(costs->rate),
            "0.90 40.00 0.1175");
  const auto contest = [&](std::int64_t minor) {
    desk().write([&](journal::Unit& unit) {
      accounts::contest(unit, one.id, {minor, Currency::of("EUR")});
    });
  };
  contest(3100);
  const auto less = desk().as(finance).ask(late, then);
  ASSERT_EQ(reasons(less), "accepted");
  EXPECT_EQ(text(less->interest) + " of " + text(less->open) + " less " + text(less->disputed),
            "0.45 of 62.00 less 31.00");
  EXPECT_EQ(account(), "open 62.00 unapplied 0.00 since 2026-04-01");
  contest(6200);
  EXPECT_EQ(reasons(desk().as(finance).ask(late, then)), ": all_disputed");
  EXPECT_EQ(account(), "open 62.00 unapplied 0.00") << "all of it is owed, nothing is late";
  contest(0);
}

}  // namespace
}  // namespace supercargo::accounts
