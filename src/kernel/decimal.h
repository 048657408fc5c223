// Decimal text to scaled integers and back, and the one place where a product is rounded.
// Nothing here knows binary floating point, wraps around or guesses: what does not fit is refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace supercargo {

inline constexpr int decimal_scale_max = 18;

// 10^exponent, for exponents from 0 to decimal_scale_max.
constexpr std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// Strict: optional '-', digits, optionally '.' and 1 to `scale` digits. No '+', exponent, blank,
// grouping or bare dot; "-0" is zero. Refused too when the scaled value leaves 64 bits.
std::optional<std::int64_t> parse_decimal(std::string_view text, int scale);

// Shortest text that parses to the same value, but never fewer fraction digits than asked for.
std::string decimal_text(std::int64_t value, int scale, int fraction_digits_min = 0);
void append_decimal(std::string& out, std::int64_t value, int scale, int fraction_digits_min = 0);

// Domain 9.1: documents round half away from zero; analytics and revaluation half to even.
enum class Rounding { half_up, half_even };

// a * b / divisor with a 128-bit product, rounded once; nothing when the divisor is zero or the
// answer leaves 64 bits.
std::optional<std::int64_t> multiply_divide(std::int64_t a, std::int64_t b, std::int64_t divisor,
                                            Rounding rounding);

}  // namespace supercargo
