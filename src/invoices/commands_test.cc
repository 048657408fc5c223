#include <gmock/gmock.h>

#include "charges/commands.h"
#include "invoices/commands.h"
#include "invoices/rules.h"
#include "taxes/commands.h"
#include "tests/shipping_desk.h"

namespace supercargo::invoices {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class Invoices : public tests::OnShippingDesk {
 protected:
  void SetUp() override {
    OnShippingDesk::SetUp();
    if (!IsSkipped()) finance = desk().person({Role::finance});
  }
  orders::Order delivered(const std::vector<orders::PlaceLine>& lines) {
    const auto order = confirmed(lines);
    shipments::Plan wanted{.sales_order = order.number};
    for (const orders::Line& line : order.lines)
      wanted.lines.push_back({.line = line.line, .quantity = line.base_quantity});
    EXPECT_EQ(reasons(ship(shipments::plan, wanted)), "accepted");
    EXPECT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
    EXPECT_EQ(reasons(deliver()), "accepted");
    return now(order);
  }
  Result<Invoice> issue(const Issue& wanted) {
    return desk().as(finance).perform(invoices::issue, wanted);
  }
  Result<Invoice> credit(const Credit& wanted) {
    return desk().as(finance).perform(invoices::credit, wanted);
  }
  static std::string sums(const Invoice& invoice) {
    return invoice.number + ": " + text(invoice.totals.net) + " + " + text(invoice.totals.tax) +
           " = " + text(invoice.totals.gross);
  }
  void register_for_tax() {
    taxes::TaxRate rate{.country = "NL",
                        .name = "Standard",
                        .category = taxes::Category::standard,
                        .rate = {21'000'000}};
    rate.source = "Act";
    rate.valid_from = *parse_day("2015-01-01");
    ASSERT_EQ(reasons(desk().perform(taxes::create_rate, rate)), "accepted");
    taxes::Registration registration{.country = "NL", .number = "NL123456789B13"};
    registration.valid_from = rate.valid_from;
    ASSERT_EQ(reasons(desk().perform(taxes::create_registration, registration)), "accepted");
  }

  journal::Actor finance;
};
SUPERCARGO_ON_BOTH_ENGINES(Invoices);

TEST_P(Invoices, ask_for_what_was_delivered_and_nothing_else) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  EXPECT_EQ(reasons(issue({.sales_order = order.number})), ": nothing_to_invoice");
  despatched(order, 4);
  EXPECT_EQ(reasons(issue({.sales_order = order.number})), ": nothing_to_invoice")
      << "it has not arrived";
  ASSERT_EQ(reasons(deliver()), "accepted");
  EXPECT_EQ(
      reasons(issue({.sales_order = order.number, .lines = {{1, pieces(5)}, {7, pieces(1)}}})),
      "/lines/0/quantity: more_than_delivered, /lines/1/line: unknown_line");
  const auto invoice = issue({.sales_order = order.number});
  ASSERT_EQ(reasons(invoice), "accepted");
  EXPECT_EQ(sums(*invoice), "INV-2026-000001: 49.60 + 0.00 = 49.60");
  EXPECT_EQ(invoice->due_on, invoice->issued_on + 30);
  EXPECT_EQ(reasons(issue({.sales_order = order.number})), ": nothing_to_invoice") << "once";
  EXPECT_EQ(desk().facts(invoice->id), "invoice_issued");
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_invoice_issued"));
}

TEST_P(Invoices, are_numbered_without_gaps_whatever_is_refused_between) {
  const auto order = delivered({{"TAPE-48", pieces(3)}});
  for (const char* number : {"INV-2026-000001", "INV-2026-000002", "INV-2026-000003"}) {
    EXPECT_EQ(reasons(issue({.sales_order = order.number, .lines = {{1, pieces(9)}}})),
              "/lines/0/quantity: more_than_delivered");
    const auto invoice = issue({.sales_order = order.number, .lines = {{1, pieces(1)}}});
    ASSERT_EQ(reasons(invoice), "accepted");
    EXPECT_EQ(invoice->number, number);
  }
}

TEST_P(Invoices, ask_an_orders_charges_whole_and_once_and_again_after_a_correction) {
  charges::Rule freight{.code = "FREIGHT", .name = "Freight", .currency = Currency::of("EUR")};
  freight.amount = Money{10'00, freight.currency};
  freight.valid_from = *parse_day("2020-01-01");
  ASSERT_EQ(reasons(desk().perform(charges::create, freight)), "accepted");
  ASSERT_EQ(reasons(desk().as(finance).perform(charges::approve, {.id = "FREIGHT"})), "accepted");
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  EXPECT_EQ(reasons(issue({.sales_order = order.number})), ": nothing_to_invoice");
  despatched(order, 4);
  ASSERT_EQ(reasons(deliver()), "accepted");
  const auto first = issue({.sales_order = order.number});
  ASSERT_EQ(reasons(first), "accepted");
  EXPECT_EQ(sums(*first), "INV-2026-000001: 59.60 + 0.00 = 59.60");
  const auto note = credit({.id = first->number, .reason = "The wrong address."});
  ASSERT_EQ(reasons(note), "accepted");
  EXPECT_EQ(sums(*note), "CN-2026-000001: 59.60 + 0.00 = 59.60");
  EXPECT_EQ(sums(*issue({.sales_order = order.number})), "INV-2026-000002: 59.60 + 0.00 = 59.60");
  despatched(order, 6);
  ASSERT_EQ(reasons(deliver()), "accepted");
  EXPECT_EQ(sums(*issue({.sales_order = order.number})), "INV-2026-000003: 74.40 + 0.00 = 74.40")
      << "asked already";
  EXPECT_EQ(now(order).status, orders::Status::invoiced);
  EXPECT_EQ(reasons(credit({.id = "INV-2026-000003", .reason = "x", .charges = {"FREIGHT"}})),
            "/charges/0: unknown_charge");
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(Invoices, bear_tax_by_rate_as_on_the_day_of_delivery) {
  register_for_tax();
  const auto order = delivered({{"TAPE-48", pieces(10)}, {"FILM-500", pieces(1)}});
  const auto invoice = issue({.sales_order = order.number});
  ASSERT_EQ(reasons(invoice), "accepted");
  EXPECT_EQ(sums(*invoice), "INV-2026-000001: 136.40 + 28.64 = 165.04");
  ASSERT_EQ(invoice->taxes.size(), 1U);
  EXPECT_EQ(invoice->seller.tax_number, "NL123456789B13");
  EXPECT_EQ(invoice->totals.gross, order.totals.gross) << "all at once it is the order's sum";
}

TEST_P(Invoices, are_taken_back_to_the_cent_bit_by_bit) {
  register_for_tax();
  const auto order = delivered({{"TAPE-48", pieces(7)}});
  const auto invoice = issue({.sales_order = order.number});
  ASSERT_EQ(reasons(invoice), "accepted");
  Money left = invoice->totals.gross;
  for (int i = 0; i < 7; ++i) {
    const auto note = credit({.id = invoice->number,
                              .cause = Cause::returned_goods,
                              .reason = "Wet.",
                              .lines = {{1, pieces(1)}}});
    ASSERT_EQ(reasons(note), "accepted");
    left -= note->totals.gross;
  }
  EXPECT_EQ(left.minor, 0);
  EXPECT_EQ(reasons(credit({.id = invoice->number, .reason = "Again."})), ": credited_already");
  EXPECT_EQ(reasons(credit({.id = "CN-2026-000001", .reason = "Again."})), ": not_an_invoice");
  EXPECT_EQ(reasons(issue({.sales_order = order.number})), ": nothing_to_invoice")
      << "what was returned is not invoiced again";
}

TEST_P(Invoices, that_were_wrong_are_credited_and_issued_anew) {
  const auto order = delivered({{"TAPE-48", pieces(7)}});
  const auto wrong = issue({.sales_order = order.number});
  const auto note = credit({.id = text(wrong->id), .cause = Cause::correction, .reason = "Name."});
  ASSERT_EQ(reasons(note), "accepted");
  EXPECT_EQ(note->number, "CN-2026-000001");
  EXPECT_EQ(note->credits_number, wrong->number);
  EXPECT_EQ(note->totals.gross, wrong->totals.gross);
  const auto right = issue({.sales_order = order.number});
  ASSERT_EQ(reasons(right), "accepted");
  EXPECT_EQ(right->number, "INV-2026-000002");
}

TEST_P(Invoices, are_not_credited_by_who_entered_the_order) {
  const auto order = delivered({{"TAPE-48", pieces(1)}});
  const auto invoice = issue({.sales_order = order.number});
  EXPECT_EQ(reasons(desk()
                        .as(desk().clerk)
                        .perform(invoices::credit, {.id = invoice->number, .reason = "Mine."})),
            ": separation_of_duties");
}

TEST_P(Invoices, make_an_order_invoiced_once_all_that_arrived_stands_on_them) {
  const auto order = delivered({{"TAPE-48", pieces(7)}, {"FILM-500", pieces(2)}});
  ASSERT_EQ(reasons(issue({.sales_order = order.number, .lines = {{1, pieces(7)}}})), "accepted");
  EXPECT_EQ(now(order).status, orders::Status::delivered) << "not all of it";
  EXPECT_EQ(text(now(order).billed), "86.80");
  const auto rest = issue({.sales_order = order.number});
  ASSERT_EQ(reasons(rest), "accepted");
  EXPECT_EQ(now(order).status, orders::Status::invoiced);
  EXPECT_EQ(now(order).billed, order.totals.gross);
  ASSERT_EQ(reasons(credit({.id = rest->number, .cause = Cause::goodwill, .reason = "Late."})),
            "accepted");
  EXPECT_EQ(now(order).status, orders::Status::invoiced) << "nothing is to be invoiced anew";
  ASSERT_EQ(
      reasons(credit({.id = "INV-2026-000001", .cause = Cause::correction, .reason = "Name."})),
      "accepted");
  EXPECT_EQ(now(order).status, orders::Status::delivered);
  EXPECT_EQ(text(now(order).billed), "24.80");
  ASSERT_EQ(reasons(issue({.sales_order = order.number})), "accepted");
  EXPECT_EQ(now(order).status, orders::Status::invoiced);
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(Invoices, are_due_on_the_orders_terms_else_the_customers) {
  const auto order = delivered({{"TAPE-48", pieces(7)}});
  const auto usual = issue({.sales_order = order.number, .lines = {{1, pieces(1)}}});
  EXPECT_EQ(usual->payment_terms + " " + text(usual->due_on), "net 30 2026-04-01");
  const Patch terms{.id = "C-1", .revision = {}, .body = R"({"payment_terms":"2/10 eom 15"})"};
  ASSERT_EQ(reasons(desk().perform(customers::change, terms)), "accepted");
  const auto agreed = issue({.sales_order = order.number, .lines = {{1, pieces(2)}}});
  EXPECT_EQ(agreed->payment_terms + " " + text(agreed->due_on), "2/10 eom 15 2026-04-15");
  EXPECT_EQ(text(agreed->discount_until) + " " + text(*agreed->early_discount), "2026-03-12 0.50");
  orders::Place wanted{.customer = "C-1", .lines = {{"TAPE-48", pieces(1)}}};
  wanted.payment_terms = "net 7";
  wanted.advance_to = orders::AdvanceTo::confirmed;
  const auto placed = desk().as(desk().clerk).perform(orders::place, wanted);
  ASSERT_EQ(reasons(placed), "accepted");
  despatched(*placed, 1);
  ASSERT_EQ(reasons(deliver()), "accepted");
  EXPECT_EQ(text(issue({.sales_order = placed->number})->due_on), "2026-03-09");
  wanted.payment_terms = "whenever";
  EXPECT_EQ(reasons(desk().perform(
                customers::change,
                Patch{.id = "C-1", .revision = {}, .body = R"({"payment_terms":"soon"})"})),
            "/payment_terms: payment_terms_invalid");
}

TEST(InvoiceShares, sum_to_the_whole_whatever_the_steps) {
  const Money whole{1000, Currency::of("EUR")};
  Money sum{0, whole.currency};
  Quantity before;
  for (const std::int64_t part : {1, 2, 4}) {
    sum += share_of(whole, {before, pieces(part), pieces(7)});
    before += pieces(part);
  }
  EXPECT_EQ(sum, whole);
}

}  // namespace
}  // namespace supercargo::invoices
