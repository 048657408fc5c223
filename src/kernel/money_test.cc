#include "kernel/money.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

#include "kernel/result.h"

namespace supercargo {

namespace {

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::int64_t>::max();

const Currency eur = Currency::of("EUR");
const Currency gbp = Currency::of("GBP");
const Currency jpy = Currency::of("JPY");
const Currency kwd = Currency::of("KWD");

Money euros(std::string_view text) { return parse_money(text, eur).value(); }
Quantity quantity(std::string_view text) { return parse_quantity(text).value(); }
Price price(std::string_view text) { return parse_price(text).value(); }
Rate rate(std::string_view text) { return parse_rate(text).value(); }

std::string net(std::string_view count, std::string_view unit_price, Currency currency = eur) {
  return text(line_net(quantity(count), price(unit_price), currency).value());
}

}  // namespace

TEST(Money, shows_exactly_the_digits_of_its_currency) {
  EXPECT_EQ(text(Money{1240, eur}), "12.40");
  EXPECT_EQ(text(Money{-5, eur}), "-0.05");
  EXPECT_EQ(text(Money{1240, jpy}), "1240");
  EXPECT_EQ(text(Money{1240, kwd}), "1.240");
  EXPECT_EQ(text(Money{least, eur}), "-92233720368547758.08");
}

TEST(Money, more_digits_than_the_currency_has_are_refused) {
  EXPECT_EQ(parse_money("12.4", eur), (Money{1240, eur}));
  EXPECT_EQ(parse_money("1240", jpy), (Money{1240, jpy}));
  EXPECT_EQ(parse_money("1.240", kwd), (Money{1240, kwd}));
  EXPECT_FALSE(parse_money("12.400", eur));
  EXPECT_FALSE(parse_money("1240.0", jpy));
  EXPECT_FALSE(parse_money("1e3", eur));
  EXPECT_FALSE(parse_money("92233720368547758.08", eur));
}

TEST(Money, two_currencies_never_mix) {
  const Money a{100, eur};
  const Money b{100, gbp};
  EXPECT_THROW(a + b, Fault);
  EXPECT_THROW(a - b, Fault);
  EXPECT_THROW((void)(a < b), Fault);
  EXPECT_THROW(a + Money{}, Fault);
  EXPECT_NE(a, b);
  EXPECT_FALSE(add_checked(a, b));
}

TEST(Money, sums_are_exact_or_a_fault) {
  EXPECT_EQ(euros("1.10") + euros("2.20"), euros("3.30"));
  EXPECT_EQ(euros("1.10") - euros("2.20"), euros("-1.10"));
  EXPECT_EQ(negate(euros("1.10")), euros("-1.10"));
  EXPECT_LT(euros("-1.10"), euros("1.00"));
  auto total = euros("1.00");
  total += euros("0.50");
  total -= euros("0.25");
  EXPECT_EQ(total, euros("1.25"));
  EXPECT_THROW((Money{most, eur} + Money{1, eur}), Fault);
  EXPECT_THROW((Money{least, eur} - Money{1, eur}), Fault);
  EXPECT_THROW(negate({least, eur}), Fault);
  EXPECT_FALSE(add_checked({most, eur}, {1, eur}));
  EXPECT_EQ(add_checked({most, eur}, {least, eur}), (Money{-1, eur}));
}

TEST(Quantity, counts_exactly_in_millionths) {
  EXPECT_EQ(text(quantity("12.5")), "12.5");
  EXPECT_EQ(text(quantity("12") + quantity("0.000001")), "12.000001");
  EXPECT_EQ(text(quantity("1") - quantity("2.5")), "-1.5");
  EXPECT_EQ(text(-quantity("2")), "-2");
  EXPECT_FALSE(parse_quantity("0.0000001"));
  EXPECT_FALSE(parse_quantity("9223372036854.775808"));
  EXPECT_THROW(Quantity{most} + Quantity{1}, Fault);
  EXPECT_THROW(Quantity{least} - Quantity{1}, Fault);
  EXPECT_THROW(-Quantity{least}, Fault);
  EXPECT_FALSE(add_checked(Quantity{least}, Quantity{-1}));
  EXPECT_EQ(add_checked(Quantity{1}, Quantity{2}), Quantity{3});
}

TEST(Price, shows_two_fraction_digits_at_least) {
  EXPECT_EQ(text(price("12.4")), "12.40");
  EXPECT_EQ(text(price("0.125")), "0.125");
  EXPECT_EQ(text(price("12")), "12.00");
  EXPECT_EQ(text(price("10.389960")), "10.38996");
  EXPECT_FALSE(parse_price("0.1234567"));
  EXPECT_EQ(text(rate("0.8532")), "0.8532");
  EXPECT_FALSE(parse_rate("0.123456789"));
}

TEST(LineNet, is_rounded_once_half_away_from_zero) {
  EXPECT_EQ(net("1", "0.125"), "0.13");
  EXPECT_EQ(net("1", "0.135"), "0.14");
  EXPECT_EQ(net("1", "2.345"), "2.35");
  EXPECT_EQ(net("1", "2.675"), "2.68");
  EXPECT_EQ(net("-1", "0.125"), "-0.13");
  EXPECT_EQ(net("7", "1.155"), "8.09");
  EXPECT_EQ(net("37", "10.38996"), "384.43");
  EXPECT_EQ(net("3", "1.5", jpy), "5");
  EXPECT_EQ(net("1", "0.0005", kwd), "0.001");
  EXPECT_EQ(net("0", "9.99"), "0.00");
}

TEST(LineNet, what_does_not_fit_is_refused) {
  EXPECT_FALSE(line_net({most}, {most}, eur));
  EXPECT_FALSE(line_net({least}, {least}, jpy));
  EXPECT_THROW((void)line_net({1}, {1}, Currency{}), Fault);
}

// Domain 9.2: the discounts stack one after the other, they do not add up to 17 %.
TEST(Discounted, stacks_in_order) {
  const auto unit =
      discounted(discounted(discounted(price("12.40"), rate("0.1")), rate("0.05")), rate("0.02"));
  EXPECT_EQ(unit, price("10.389960"));
  EXPECT_EQ(discounted(price("0.000001"), rate("0.5")), price("0.000001"));
  EXPECT_EQ(discounted(price("12.40"), rate("0")), price("12.40"));
  EXPECT_EQ(discounted(price("12.40"), rate("1")), price("0"));
  EXPECT_EQ(discounted({least}, rate("0")), Price{least});
  EXPECT_THROW(discounted(price("1"), rate("1.00000001")), Fault);
  EXPECT_THROW(discounted(price("1"), rate("-0.1")), Fault);
}

// Domain 9.2 and 9.3: INV-T1, and the difference between tax per line and per document.
TEST(InvoiceExample, comes_out_to_the_cent) {
  const auto first = *line_net(quantity("12"), discounted(price("4.995"), rate("0.1")), eur);
  const auto second = *line_net(quantity("3"), price("19.99"), eur);
  const auto third = *line_net(quantity("7"), price("1.155"), eur);
  const std::vector lines{first, second, third};
  EXPECT_EQ(lines, (std::vector{euros("53.95"), euros("59.97"), euros("8.09")}));

  const auto allowance = *share_of(first + second + third, rate("0.02"), Rounding::half_up);
  EXPECT_EQ(allowance, euros("2.44"));
  const auto shares = allocate(allowance, lines);
  EXPECT_EQ(shares, (std::vector{euros("1.08"), euros("1.20"), euros("0.16")}));

  const auto taxable = first + second - shares[0] - shares[1] + euros("10.00");
  EXPECT_EQ(taxable, euros("121.64"));
  const auto tax = *share_of(taxable, rate("0.2"), Rounding::half_up);
  EXPECT_EQ(tax, euros("24.33"));
  EXPECT_EQ(taxable + third - shares[2] + tax, euros("153.90"));
}

TEST(ShareOf, tax_per_line_and_per_document_differ) {
  EXPECT_EQ(share_of(euros("1.33"), rate("0.2"), Rounding::half_up), euros("0.27"));
  EXPECT_EQ(share_of(euros("3.99"), rate("0.2"), Rounding::half_up), euros("0.80"));
  EXPECT_EQ(share_of(euros("0.25"), rate("0.5"), Rounding::half_even), euros("0.12"));
  EXPECT_FALSE(share_of({most, eur}, rate("1.1"), Rounding::half_up));
}

TEST(Exchange, is_rounded_half_up_once) {
  EXPECT_EQ(exchange(euros("1234.56"), rate("0.8532"), gbp), (Money{105333, gbp}));
  EXPECT_EQ(exchange(euros("10.00"), rate("163.455"), jpy), (Money{1635, jpy}));
  EXPECT_EQ(exchange({1000, jpy}, rate("0.0061"), eur), euros("6.10"));
  EXPECT_EQ(exchange({1000, jpy}, rate("0.0061"), Currency::of("CLF")),
            (Money{61000, Currency::of("CLF")}));
  EXPECT_EQ(exchange({10000, Currency::of("CLF")}, rate("2.5"), jpy), (Money{3, jpy}));
  EXPECT_FALSE(exchange({most, jpy}, rate("1"), eur));
}

TEST(Allocate, remainders_go_to_the_largest_fraction_then_the_first_line) {
  const std::vector lines{euros("53.95"), euros("59.97"), euros("8.09")};
  EXPECT_EQ(allocate(euros("5.00"), lines),
            (std::vector{euros("2.21"), euros("2.46"), euros("0.33")}));
  const std::vector thirds{euros("7.00"), euros("7.00"), euros("7.00")};
  EXPECT_EQ(allocate(euros("10.00"), thirds),
            (std::vector{euros("3.34"), euros("3.33"), euros("3.33")}));
}

TEST(Allocate, a_credit_mirrors_its_invoice) {
  const std::vector lines{euros("53.95"), euros("59.97"), euros("8.09")};
  const std::vector credited{euros("-53.95"), euros("-59.97"), euros("-8.09")};
  const std::vector expected{euros("-2.21"), euros("-2.46"), euros("-0.33")};
  EXPECT_EQ(allocate(euros("-5.00"), lines), expected);
  EXPECT_EQ(allocate(euros("-5.00"), credited), expected);
}

TEST(Allocate, weights_without_weight_share_equally) {
  const std::vector free_lines{euros("0"), euros("0")};
  EXPECT_EQ(allocate(euros("0.05"), free_lines), (std::vector{euros("0.03"), euros("0.02")}));
  EXPECT_TRUE(allocate(euros("0"), {}).empty());
}

TEST(Allocate, the_ends_of_64_bits_are_shared_too) {
  const std::vector heavy{Money{most, eur}, Money{most, eur}};
  EXPECT_EQ(allocate({most, eur}, heavy),
            (std::vector{Money{most / 2 + 1, eur}, Money{most / 2, eur}}));
  const std::vector light{Money{1, eur}};
  EXPECT_EQ(allocate({least, eur}, light), (std::vector{Money{least, eur}}));
}

TEST(Allocate, mixed_currencies_nobody_and_overflow_are_faults) {
  const std::vector mixed{Money{1, eur}, Money{1, gbp}};
  EXPECT_THROW(allocate(euros("1"), mixed), Fault);
  EXPECT_THROW(allocate(euros("1"), {}), Fault);
  const std::vector tiny_sum{Money{most, eur}, Money{-most + 1, eur}};
  EXPECT_THROW(allocate({most, eur}, tiny_sum), Fault);
}

TEST(Allocate, shares_sum_to_the_total_and_keep_the_order_of_the_weights) {
  EXPECT_TRUE(rc::check([](std::int32_t total, const std::vector<std::uint16_t>& counts) {
    RC_PRE(!counts.empty());
    std::vector<Money> weights;
    for (const auto count : counts) weights.push_back({count, eur});
    const auto shares = allocate({total, eur}, weights);
    Money sum{0, eur};
    for (const auto share : shares) sum += share;
    RC_ASSERT(sum.minor == total);
    // A tie goes to the earlier line, so a heavier line never gets less than a lighter one.
    for (std::size_t i = 0; i < shares.size(); ++i)
      for (std::size_t j = 0; j < shares.size(); ++j)
        if (total >= 0 && weights[i] > weights[j]) RC_ASSERT(shares[i] >= shares[j]);
  }));
}

TEST(Allocate, lines_of_both_signs_still_sum_to_the_total) {
  EXPECT_TRUE(rc::check([](std::int32_t total, const std::vector<std::int16_t>& counts) {
    RC_PRE(!counts.empty());
    std::vector<Money> weights;
    for (const auto count : counts) weights.push_back({count, eur});
    Money sum{0, eur};
    for (const auto share : allocate({total, eur}, weights)) sum += share;
    RC_ASSERT(sum.minor == total);
  }));
}

TEST(Numbers, every_value_is_read_back_from_its_text) {
  EXPECT_TRUE(rc::check([] {
    const auto value = *rc::gen::inRange(least, most) >> *rc::gen::inRange(0, 64);
    RC_ASSERT(parse_quantity(text(Quantity{value})) == Quantity{value});
    RC_ASSERT(parse_price(text(Price{value})) == Price{value});
    RC_ASSERT(parse_rate(text(Rate{value})) == Rate{value});
    for (const auto currency : {eur, jpy, kwd}) {
      const Money money{value, currency};
      std::string out;
      append_text(out, money);
      RC_ASSERT(out == text(money));
      RC_ASSERT(parse_money(out, currency) == money);
    }
  }));
}

}  // namespace supercargo
