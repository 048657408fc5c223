#include "kernel/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

namespace supercargo {

namespace {

constexpr auto least = std::numeric_limits<std::int64_t>::min();
constexpr auto most = std::numeric_limits<std::int64_t>::max();

std::optional<std::int64_t> cents(std::int64_t value, std::int64_t divisor, Rounding rounding) {
  return multiply_divide(value, 1, divisor, rounding);
}

}  // namespace

TEST(Decimal, plain_numbers_are_read_at_their_scale) {
  EXPECT_EQ(parse_decimal("12.4", 6), 12'400'000);
  EXPECT_EQ(parse_decimal("12.400000", 6), 12'400'000);
  EXPECT_EQ(parse_decimal("-0.000001", 6), -1);
  EXPECT_EQ(parse_decimal("007", 0), 7);
  EXPECT_EQ(parse_decimal("0", 0), 0);
  EXPECT_EQ(parse_decimal("-0", 6), 0);
  EXPECT_EQ(parse_decimal("-0.00", 6), 0);
}

TEST(Decimal, everything_but_a_plain_number_is_refused) {
  for (const char* text :
       {"",      "-",     "+1", "--1",   "-+1", ".",        ".5",   "5.",   "-.5",  "-5.", "1..2",
        "1.2.3", " 1",    "1 ", "1 000", "1,5", "1,000.00", "1e3",  "1E3",  "0x10", "inf", "nan",
        "1_000", "1'000", "１", "١",     "−1",  "1-",       "1.-5", "1. 5", "\t1",  "1\n"})
    EXPECT_FALSE(parse_decimal(text, 6)) << '"' << text << '"';
  EXPECT_FALSE(parse_decimal(std::string_view("1\0", 2), 6));
  EXPECT_FALSE(parse_decimal(std::string_view("1.\0", 3), 6));
}

TEST(Decimal, one_fraction_digit_too_many_is_refused_even_when_zero) {
  EXPECT_TRUE(parse_decimal("1.123456", 6));
  EXPECT_FALSE(parse_decimal("1.1234560", 6));
  EXPECT_FALSE(parse_decimal("1.0", 0));
}

TEST(Decimal, the_ends_of_64_bits_are_read_and_one_beyond_is_refused) {
  EXPECT_EQ(parse_decimal("9223372036854775807", 0), most);
  EXPECT_EQ(parse_decimal("-9223372036854775808", 0), least);
  EXPECT_FALSE(parse_decimal("9223372036854775808", 0));
  EXPECT_FALSE(parse_decimal("-9223372036854775809", 0));
  EXPECT_EQ(parse_decimal("9223372036854.775807", 6), most);
  EXPECT_EQ(parse_decimal("-9223372036854.775808", 6), least);
  EXPECT_FALSE(parse_decimal("9223372036854.775808", 6));
  EXPECT_FALSE(parse_decimal("9223372036855", 6));
  EXPECT_FALSE(parse_decimal(std::string(5000, '9'), 6));
  EXPECT_EQ(parse_decimal(std::string(5000, '0') + "1", 6), 1'000'000);
}

TEST(Decimal, text_is_the_shortest_that_keeps_the_digits_asked_for) {
  EXPECT_EQ(decimal_text(12'400'000, 6), "12.4");
  EXPECT_EQ(decimal_text(12'400'000, 6, 2), "12.40");
  EXPECT_EQ(decimal_text(12'000'000, 6), "12");
  EXPECT_EQ(decimal_text(-1, 6), "-0.000001");
  EXPECT_EQ(decimal_text(0, 6), "0");
  EXPECT_EQ(decimal_text(0, 2, 2), "0.00");
  EXPECT_EQ(decimal_text(1050, 0), "1050");
  EXPECT_EQ(decimal_text(least, 0), "-9223372036854775808");
  EXPECT_EQ(decimal_text(least, 18), "-9.223372036854775808");
  EXPECT_EQ(decimal_text(most, 6, 6), "9223372036854.775807");
}

TEST(Decimal, appending_leaves_what_stands_before) {
  std::string out = "net ";
  append_decimal(out, 995, 2);
  EXPECT_EQ(out, "net 9.95");
}

TEST(Decimal, what_was_written_is_read_back) {
  EXPECT_TRUE(rc::check([] {
    // Shifted, so that small numbers and those with 19 digits are equally likely.
    const auto value = *rc::gen::inRange(least, most) >> *rc::gen::inRange(0, 64);
    const int scale = *rc::gen::inRange(0, decimal_scale_max + 1);
    const int digits = *rc::gen::inRange(0, scale + 1);
    RC_ASSERT(parse_decimal(decimal_text(value, scale, digits), scale) == value);
  }));
}

// The examples of domain 9.1.
TEST(Rounding, documents_round_half_away_from_zero_and_analytics_half_to_even) {
  struct Example {
    std::int64_t thousandths, up, even;
  };
  for (const auto& [thousandths, up, even] :
       {Example{125, 13, 12}, Example{135, 14, 14}, Example{2345, 235, 234},
        Example{2675, 268, 268}, Example{-125, -13, -12}, Example{8085, 809, 808},
        Example{124, 12, 12}, Example{126, 13, 13}, Example{-124, -12, -12},
        Example{-126, -13, -13}}) {
    EXPECT_EQ(cents(thousandths, 10, Rounding::half_up), up) << thousandths;
    EXPECT_EQ(cents(thousandths, 10, Rounding::half_even), even) << thousandths;
  }
}

TEST(Rounding, an_odd_divisor_knows_no_tie) {
  EXPECT_EQ(multiply_divide(1, 1, 3, Rounding::half_up), 0);
  EXPECT_EQ(multiply_divide(2, 1, 3, Rounding::half_even), 1);
  EXPECT_EQ(multiply_divide(-2, 1, 3, Rounding::half_up), -1);
}

TEST(Rounding, a_negative_divisor_turns_the_sign) {
  EXPECT_EQ(multiply_divide(125, 1, -10, Rounding::half_up), -13);
  EXPECT_EQ(multiply_divide(-125, 1, -10, Rounding::half_even), 12);
}

TEST(Rounding, the_product_may_pass_64_bits_but_not_the_answer) {
  EXPECT_EQ(multiply_divide(most, most, most, Rounding::half_up), most);
  EXPECT_EQ(multiply_divide(least, least, least, Rounding::half_up), least);
  EXPECT_EQ(multiply_divide(least, most, least, Rounding::half_even), most);
  EXPECT_FALSE(multiply_divide(least, -1, 1, Rounding::half_up));
  EXPECT_FALSE(multiply_divide(least, 1, -1, Rounding::half_up));
  EXPECT_FALSE(multiply_divide(least, least, 1, Rounding::half_up));
  EXPECT_FALSE(multiply_divide(most, 2, 1, Rounding::half_up));
  EXPECT_FALSE(multiply_divide(1, 1, 0, Rounding::half_up));
}

TEST(Rounding, never_errs_by_more_than_half) {
  EXPECT_TRUE(rc::check([](std::int32_t a, std::int32_t b) {
    const auto divisor = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
    const auto product = std::int64_t{a} * b;
    for (const auto rounding : {Rounding::half_up, Rounding::half_even}) {
      const auto error = *multiply_divide(a, b, divisor, rounding) * divisor - product;
      RC_ASSERT(2 * (error < 0 ? -error : error) <= divisor);
    }
  }));
}

}  // namespace supercargo
