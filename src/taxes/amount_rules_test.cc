#include "taxes/amount_rules.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace supercargo::taxes {
namespace {

const Currency eur = Currency::of("EUR");

Money money(std::string_view text) { return *parse_money(text, eur); }
Rate rate(std::string_view text) { return *parse_rate(text); }

LineTax taxed(std::string_view percent) {
  return {.country = "GB", .category = Category::standard, .rate = rate(percent)};
}
LineTax zero_rated() {
  return {.country = "GB", .category = Category::zero, .reason_code = "GB-Z"};
}
Item item(std::string_view amount, LineTax tax) { return {money(amount), std::move(tax)}; }
Item line(std::string_view quantity, std::string_view price, LineTax tax) {
  return {*line_net(*parse_quantity(quantity), *parse_price(price), eur), std::move(tax)};
}

std::string told(const Totals& totals) {
  return text(totals.net) + " + " + text(totals.tax) + " = " + text(totals.gross);
}
std::string told(const std::vector<TaxRow>& rows) {
  std::string all;
  for (const TaxRow& row : rows)
    all += std::string(all.empty() ? "" : ", ") + category_code(row.category) + ' ' +
           text(row.rate) + ": " + text(row.taxable) + " -> " + text(row.amount);
  return all;
}
std::string discounts(const Assessed& made) {
  std::string all;
  for (const LineTax& each : made.lines) all += text(each.discount) + ' ';
  return all;
}
std::string amounts(const Assessed& made) {
  std::string all;
  for (const LineTax& each : made.lines) all += text(each.amount) + ' ';
  return all;
}

// Domain 9.3, INV-T1: 12 × 4.995 less 10 %, 3 × 19.99, 7 × 1.155; 2 % off all; freight 10.00.
Document invoice() {
  const Price first = discounted(*parse_price("4.995"), rate("0.1"));
  return {.currency = eur,
          .discount = rate("0.02"),
          .lines = {{*line_net(*parse_quantity("12"), first, eur), taxed("0.2")},
                    line("3", "19.99", taxed("0.2")),
                    line("7", "1.155", zero_rated())},
          .charges = {item("10.00", taxed("0.2"))}};
}

TEST(TaxAmounts, the_worked_invoice_comes_to_153_90) {
  const auto made = assess(invoice());
  ASSERT_TRUE(made);
  EXPECT_EQ(text(made->nets[0]) + ' ' + text(made->nets[1]) + ' ' + text(made->nets[2]),
            "53.95 59.97 8.09");
  EXPECT_EQ(discounts(*made), "1.08 1.20 0.16 ");
  EXPECT_EQ(text(made->totals.discount), "2.44");
  EXPECT_EQ(text(made->totals.charges), "10.00");
  EXPECT_EQ(told(made->rows), "S 0.2: 121.64 -> 24.33, Z 0: 7.93 -> 0.00");
  EXPECT_EQ(told(made->totals), "129.57 + 24.33 = 153.90");
}

TEST(TaxAmounts, three_lines_of_1_33_differ_by_a_penny_between_line_and_document) {
  Document document{.currency = eur, .lines = std::vector(3, item("1.33", taxed("0.2")))};
  EXPECT_EQ(told(assess(document)->totals), "3.99 + 0.80 = 4.79");
  EXPECT_EQ(amounts(*assess(document)), "0.27 0.27 0.26 ");
  document.mode = Mode::per_line;
  EXPECT_EQ(told(assess(document)->totals), "3.99 + 0.81 = 4.80");
}

TEST(TaxAmounts, prices_that_include_tax_come_to_what_was_shown) {
  Document document{.currency = eur,
                    .prices_include_tax = true,
                    .lines = std::vector(3, item("1.60", taxed("0.2")))};
  const auto made = assess(document);
  EXPECT_EQ(told(made->totals), "4.00 + 0.80 = 4.80");
  EXPECT_EQ(text(made->nets[0]) + ' ' + text(made->nets[1]) + ' ' + text(made->nets[2]),
            "1.33 1.33 1.34");
  document.mode = Mode::per_line;
  EXPECT_EQ(told(assess(document)->totals), "3.99 + 0.81 = 4.80");
}

TEST(TaxAmounts, a_discount_on_prices_with_tax_is_shared_out_without_it) {
  const auto made = assess({.currency = eur,
                            .prices_include_tax = true,
                            .discount = rate("0.1"),
                            .lines = {item("120.00", taxed("0.2")), item("10.00", zero_rated())}});
  EXPECT_EQ(text(made->nets[0]) + ' ' + text(made->nets[1]), "100.00 10.00");
  EXPECT_EQ(discounts(*made), "10.00 1.00 ");
  EXPECT_EQ(told(made->totals), "99.00 + 18.00 = 117.00");
}

TEST(TaxAmounts, rates_and_reasons_are_never_mixed) {
  LineTax other = taxed("0.05");
  LineTax reverse{.country = "GB", .category = Category::reverse_charge, .reason_code = "AE"};
  const auto made = assess({.currency = eur,
                            .lines = {item("10.00", taxed("0.2")), item("10.00", other),
                                      item("5.00", taxed("0.2")), item("7.00", reverse)}});
  EXPECT_EQ(told(made->rows), "S 0.2: 15.00 -> 3.00, S 0.05: 10.00 -> 0.50, AE 0: 7.00 -> 0.00");
}

TEST(TaxAmounts, currencies_without_cents_and_with_three_digits_keep_their_own) {
  const Currency yen = Currency::of("JPY");
  const auto made = assess({.currency = yen, .lines = {{Money{105, yen}, taxed("0.1")}}});
  EXPECT_EQ(told(made->totals), "105 + 11 = 116");
  const Currency dinar = Currency::of("KWD");
  const auto other = assess({.currency = dinar, .lines = {{Money{1010, dinar}, taxed("0.05")}}});
  EXPECT_EQ(told(other->totals), "1.010 + 0.051 = 1.061");
}

TEST(TaxAmounts, what_leaves_64_bits_is_refused) {
  const Money most{INT64_MAX, eur};
  EXPECT_FALSE(assess({.currency = eur, .lines = {{most, taxed("0.2")}}}));
  EXPECT_FALSE(assess({.currency = eur, .lines = {{most, {}}, {most, {}}}}));
}

TEST(TaxAmounts, a_document_without_lines_is_nothing) {
  EXPECT_EQ(told(assess({.currency = eur})->totals), "0.00 + 0.00 = 0.00");
}

TEST(TaxAmounts, a_price_gains_and_loses_its_tax_once) {
  EXPECT_EQ(text(*with_tax(*parse_price("12.40"), rate("0.2"))), "14.88");
  EXPECT_EQ(text(*without_tax(*parse_price("14.88"), rate("0.2"))), "12.40");
  EXPECT_EQ(text(*without_tax(*parse_price("1.00"), rate("0.2"))), "0.833333");
}

Document any_document() {
  Document document{.currency = eur};
  document.mode = *rc::gen::element(Mode::per_document, Mode::per_line);
  document.prices_include_tax = *rc::gen::arbitrary<bool>();
  document.discount = Rate{*rc::gen::inRange<std::int64_t>(0, 100'000'001)};
  const auto items = [](int most) {
    std::vector<Item> made;
    for (int left = *rc::gen::inRange(0, most); left > 0; --left)
      made.push_back({Money{*rc::gen::inRange<std::int64_t>(0, 1'000'000), eur},
                      *rc::gen::element(taxed("0.2"), taxed("0.05"), zero_rated())});
    return made;
  };
  document.lines = items(12);
  document.charges = items(3);
  return document;
}

RC_GTEST_PROP(TaxAmounts, every_sum_is_that_of_its_parts, ()) {
  const Document document = any_document();
  const auto made = assess(document);
  RC_ASSERT(made.has_value());
  Money net{0, eur};
  Money tax{0, eur};
  Money given{0, eur};
  for (std::size_t i = 0; i < made->lines.size(); ++i) {
    net += made->nets[i] - made->lines[i].discount;
    tax += made->lines[i].amount;
    given += document.lines[i].amount;
  }
  given -= *share_of(given, document.discount, Rounding::half_up);
  for (std::size_t i = 0; i < made->charges.size(); ++i) {
    net += made->charge_nets[i];
    tax += made->charges[i].amount;
    given += document.charges[i].amount;
  }
  RC_ASSERT(net == made->totals.net);
  RC_ASSERT(tax == made->totals.tax);
  RC_ASSERT(made->totals.gross == net + tax);
  RC_ASSERT((document.prices_include_tax ? made->totals.gross : made->totals.net) == given);
}

}  // namespace
}  // namespace supercargo::taxes
