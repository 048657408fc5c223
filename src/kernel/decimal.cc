#include "kernel/decimal.h"

#include <charconv>
#include <limits>

#include "kernel/result.h"

namespace supercargo {

namespace {

__extension__ using Wide = __int128;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Counts downwards, because the most negative number has no positive twin.
bool take_digit(std::int64_t& negative, char digit) {
  return !__builtin_mul_overflow(negative, 10, &negative) &&
         !__builtin_sub_overflow(negative, digit - '0', &negative);
}

}  // namespace

std::optional<std::int64_t> parse_decimal(std::string_view text, int scale) {
  SUPERCARGO_CHECK(scale >= 0 && scale <= decimal_scale_max);
  const bool minus = text.starts_with('-');
  if (minus) text.remove_prefix(1);
  const auto dot = text.find('.');
  const auto whole = text.substr(0, dot);
  const auto fraction = dot == std::string_view::npos ? std::string_view{} : text.substr(dot + 1);
  if (whole.empty() || (dot != std::string_view::npos && fraction.empty())) return std::nullopt;
  if (fraction.size() > static_cast<std::size_t>(scale)) return std::nullopt;

  std::int64_t negative = 0;
  for (const char c : whole)
    if (!is_digit(c) || !take_digit(negative, c)) return std::nullopt;
  for (const char c : fraction)
    if (!is_digit(c) || !take_digit(negative, c)) return std::nullopt;
  for (auto digits = fraction.size(); digits < static_cast<std::size_t>(scale); ++digits)
    if (!take_digit(negative, '0')) return std::nullopt;

  if (minus) return negative;
  if (negative == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return -negative;
}

void append_decimal(std::string& out, std::int64_t value, int scale, int fraction_digits_min) {
  SUPERCARGO_CHECK(scale >= 0 && scale <= decimal_scale_max);
  SUPERCARGO_CHECK(fraction_digits_min >= 0 && fraction_digits_min <= scale);
  const auto bits = static_cast<std::uint64_t>(value);
  const auto magnitude = value < 0 ? 0 - bits : bits;
  const auto unit = static_cast<std::uint64_t>(power_of_ten(scale));

  char digits[20];
  if (value < 0) out += '-';
  const auto whole_end = std::to_chars(digits, digits + sizeof digits, magnitude / unit).ptr;
  out.append(digits, whole_end);

  auto rest = magnitude % unit;
  int shown = scale;
  for (; shown > fraction_digits_min && rest % 10 == 0; --shown) rest /= 10;
  if (shown == 0) return;
  out += '.';
  const auto rest_end = std::to_chars(digits, digits + sizeof digits, rest).ptr;
  out.append(static_cast<std::size_t>(shown - (rest_end - digits)), '0');
  out.append(digits, rest_end);
}

std::string decimal_text(std::int64_t value, int scale, int fraction_digits_min) {
  std::string out;
  append_decimal(out, value, scale, fraction_digits_min);
  return out;
}

std::optional<std::int64_t> multiply_divide(std::int64_t a, std::int64_t b, std::int64_t divisor,
                                            Rounding rounding) {
  if (divisor == 0) return std::nullopt;
  const Wide product = divisor < 0 ? -(Wide{a} * b) : Wide{a} * b;
  const Wide by = divisor < 0 ? -Wide{divisor} : Wide{divisor};
  Wide quotient = product / by;
  const Wide rest = product % by;
  const Wide twice = 2 * (rest < 0 ? -rest : rest);
  const bool tie_goes_out = rounding == Rounding::half_up || quotient % 2 != 0;
  if (twice > by || (twice == by && tie_goes_out)) quotient += product < 0 ? -1 : 1;
  if (quotient < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  if (quotient > std::numeric_limits<std::int64_t>::max()) return std::nullopt;
  return static_cast<std::int64_t>(quotient);
}

}  // namespace supercargo
