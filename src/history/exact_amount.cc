#include "history/exact_amount.h"

#include <algorithm>
#include <limits>

#include "kernel/result.h"

namespace supercargo::history {
namespace {

__extension__ using Wide = __int128;
__extension__ using Magnitude = unsigned __int128;

constexpr std::size_t scale = 12;
constexpr std::int64_t to_price_scale = 1'000'000;

}  // namespace

ExactAmount::ExactAmount(Quantity quantity, Price price)
    : value_(static_cast<Wide>(quantity.micro) * price.micro) {}

ExactAmount& ExactAmount::operator+=(const ExactAmount& other) {
  if (__builtin_add_overflow(value_, other.value_, &value_))
    throw Fault("a sum of amounts leaves 128 bits");
  return *this;
}

std::optional<ExactAmount> ExactAmount::parse(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const auto point = std::min(text.find('.'), text.size());
  const std::string_view fraction =
      point == text.size() ? std::string_view() : text.substr(point + 1);
  if (point == 0 || fraction.size() > scale) return std::nullopt;
  std::string digits{text.substr(0, point)};
  digits.append(fraction).append(scale - fraction.size(), '0');
  ExactAmount amount;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const Wide digit = is_negative ? '0' - c : c - '0';
    if (__builtin_mul_overflow(amount.value_, 10, &amount.value_) ||
        __builtin_add_overflow(amount.value_, digit, &amount.value_))
      return std::nullopt;
  }
  return amount;
}

std::string ExactAmount::text() const {
  Magnitude rest = value_ < 0 ? -static_cast<Magnitude>(value_) : static_cast<Magnitude>(value_);
  std::string digits;  // the last one first
  while (rest > 0 || digits.size() <= scale) {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  }
  digits.insert(scale, 1, '.');
  digits.erase(0, digits.find_first_not_of('0'));
  if (digits.front() == '.') digits.erase(0, 1);
  if (value_ < 0) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

std::optional<Price> ExactAmount::rounded() const {
  const Wide half = value_ < 0 ? -to_price_scale / 2 : to_price_scale / 2;
  Wide raised = 0;
  if (__builtin_add_overflow(value_, half, &raised)) return std::nullopt;
  const Wide micro = raised / to_price_scale;
  if (micro > std::numeric_limits<std::int64_t>::max() ||
      micro < std::numeric_limits<std::int64_t>::min())
    return std::nullopt;
  return Price{static_cast<std::int64_t>(micro)};
}

}  // namespace supercargo::history
