#include "kernel/money.h"

#include <algorithm>
#include <limits>

#include "kernel/result.h"

namespace supercargo {

namespace {

__extension__ using Wide = __int128;

void require_same_currency(Money a, Money b) {
  if (a.currency == b.currency) return;
  throw Fault("amounts in " + std::string(a.currency.code()) + " and " +
              std::string(b.currency.code()) + " do not mix");
}

std::int64_t sum(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) throw Fault("a sum leaves 64 bits");
  return result;
}

std::int64_t difference(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_sub_overflow(a, b, &result)) throw Fault("a difference leaves 64 bits");
  return result;
}

std::int64_t narrow(Wide value) {
  const bool fits = value >= std::numeric_limits<std::int64_t>::min() &&
                    value <= std::numeric_limits<std::int64_t>::max();
  if (!fits) throw Fault("a share leaves 64 bits");
  return static_cast<std::int64_t>(value);
}

std::optional<Money> in_currency(std::optional<std::int64_t> minor, Currency currency) {
  if (!minor) return std::nullopt;
  return Money{*minor, currency};
}

}  // namespace

std::strong_ordering operator<=>(Money a, Money b) {
  require_same_currency(a, b);
  return a.minor <=> b.minor;
}

Money operator+(Money a, Money b) {
  require_same_currency(a, b);
  return {sum(a.minor, b.minor), a.currency};
}

Money operator-(Money a, Money b) {
  require_same_currency(a, b);
  return {difference(a.minor, b.minor), a.currency};
}

Money operator-(Money a) { return {difference(0, a.minor), a.currency}; }

std::optional<Money> add_checked(Money a, Money b) {
  Money result{0, a.currency};
  if (a.currency != b.currency) return std::nullopt;
  if (__builtin_add_overflow(a.minor, b.minor, &result.minor)) return std::nullopt;
  return result;
}

Quantity operator+(Quantity a, Quantity b) { return {sum(a.micro, b.micro)}; }
Quantity operator-(Quantity a, Quantity b) { return {difference(a.micro, b.micro)}; }
Quantity operator-(Quantity a) { return {difference(0, a.micro)}; }

std::optional<Quantity> add_checked(Quantity a, Quantity b) {
  Quantity result;
  if (__builtin_add_overflow(a.micro, b.micro, &result.micro)) return std::nullopt;
  return result;
}

std::optional<Quantity> parse_quantity(std::string_view text) {
  const auto value = parse_decimal(text, quantity_scale);
  if (!value) return std::nullopt;
  return Quantity{*value};
}

std::optional<Price> parse_price(std::string_view text) {
  const auto value = parse_decimal(text, price_scale);
  if (!value) return std::nullopt;
  return Price{*value};
}

std::optional<Rate> parse_rate(std::string_view text) {
  const auto value = parse_decimal(text, rate_scale);
  if (!value) return std::nullopt;
  return Rate{*value};
}

std::optional<Money> parse_money(std::string_view text, Currency currency) {
  return in_currency(parse_decimal(text, currency.exponent()), currency);
}

void append_text(std::string& out, Quantity quantity) {
  append_decimal(out, quantity.micro, quantity_scale);
}
void append_text(std::string& out, Price price) {
  append_decimal(out, price.micro, price_scale, 2);
}
void append_text(std::string& out, Rate rate) { append_decimal(out, rate.e8, rate_scale); }
void append_text(std::string& out, Money money) {
  const int digits = money.currency.exponent();
  append_decimal(out, money.minor, digits, digits);
}

std::string text(Quantity quantity) { return decimal_text(quantity.micro, quantity_scale); }
std::string text(Price price) { return decimal_text(price.micro, price_scale, 2); }
std::string text(Rate rate) { return decimal_text(rate.e8, rate_scale); }
std::string text(Money money) {
  std::string out;
  append_text(out, money);
  return out;
}

std::optional<Money> line_net(Quantity quantity, Price price, Currency currency) {
  const auto divisor = power_of_ten(quantity_scale + price_scale - currency.exponent());
  return in_currency(multiply_divide(quantity.micro, price.micro, divisor, Rounding::half_up),
                     currency);
}

std::optional<Money> share_of(Money amount, Rate rate, Rounding rounding) {
  return in_currency(multiply_divide(amount.minor, rate.e8, power_of_ten(rate_scale), rounding),
                     amount.currency);
}

std::optional<Money> exchange(Money amount, Rate rate, Currency to) {
  // Exponents differ by four at most, so the divisor stays a whole number.
  const auto divisor = power_of_ten(rate_scale + amount.currency.exponent() - to.exponent());
  return in_currency(multiply_divide(amount.minor, rate.e8, divisor, Rounding::half_up), to);
}

std::vector<Money> allocate(Money total, std::span<const Money> weights) {
  if (weights.empty() && total.minor != 0) throw Fault("nobody to share an amount");
  Wide weight_sum = 0;
  for (const auto& weight : weights) {
    require_same_currency(total, weight);
    weight_sum += weight.minor;
  }
  const bool equal = weight_sum == 0;
  const Wide whole = total.minor < 0 ? -Wide{total.minor} : Wide{total.minor};
  const Wide parts =
      equal ? static_cast<Wide>(weights.size()) : (weight_sum < 0 ? -weight_sum : weight_sum);

  // Shares are rounded down first; what is left goes, one by one, to the largest remainders.
  std::vector<Wide> shares(weights.size());
  std::vector<Wide> remainders(weights.size());
  std::vector<std::size_t> order(weights.size());
  Wide left = whole;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide weight = equal ? 1 : (weight_sum < 0 ? -Wide{weights[i].minor} : weights[i].minor);
    shares[i] = whole * weight / parts;
    remainders[i] = whole * weight % parts;
    if (remainders[i] < 0) {
      remainders[i] += parts;
      shares[i] -= 1;
    }
    left -= shares[i];
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; left > 0; ++i, --left) shares[order[i]] += 1;

  std::vector<Money> result;
  result.reserve(shares.size());
  for (const auto share : shares)
    result.push_back({narrow(total.minor < 0 ? -share : share), total.currency});
  return result;
}

Price discounted(Price price, Rate discount) {
  const auto one = power_of_ten(rate_scale);
  if (discount.e8 < 0 || discount.e8 > one) throw Fault("a discount lies between 0 and 1");
  return {*multiply_divide(price.micro, one - discount.e8, one, Rounding::half_up)};
}

}  // namespace supercargo
