// Money, quantities, prices and rates as scaled integers (domain 9.1). Adding two currencies or
// leaving 64 bits through an operator is a programmer's error and throws Fault; the functions that
// return an optional refuse instead, and are the ones for figures that somebody typed.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/decimal.h"

namespace supercargo {

// An ISO 4217 currency in use that has a minor unit; gold, test codes and "none" (XAU, XTS, XXX)
// are no currencies to trade in.
class Currency {
 public:
  constexpr Currency() = default;
  static std::optional<Currency> parse(std::string_view code);
  // For codes written in our own source; an unknown one throws Fault.
  static Currency of(std::string_view code);

  // Lives as long as the program; "" for the empty currency.
  std::string_view code() const;
  // Digits of the minor unit: JPY 0, EUR 2, KWD 3. The empty currency has none and throws Fault.
  int exponent() const;
  bool empty() const { return letters_[0] == '\0'; }

  friend bool operator==(Currency, Currency) = default;
  friend auto operator<=>(Currency, Currency) = default;

 private:
  std::array<char, 3> letters_{};
};

struct Money {
  std::int64_t minor = 0;
  Currency currency;

  friend bool operator==(Money, Money) = default;
};

// Throws Fault when the currencies differ, as + and - do: there is no order between them.
std::strong_ordering operator<=>(Money a, Money b);
Money operator+(Money a, Money b);
Money operator-(Money a, Money b);
Money operator-(Money a);
inline Money& operator+=(Money& a, Money b) { return a = a + b; }
inline Money& operator-=(Money& a, Money b) { return a = a - b; }
inline Money negate(Money a) { return -a; }
std::optional<Money> add_checked(Money a, Money b);

// Millionths of the unit of measure.
struct Quantity {
  std::int64_t micro = 0;
  friend auto operator<=>(Quantity, Quantity) = default;
};
Quantity operator+(Quantity a, Quantity b);
Quantity operator-(Quantity a, Quantity b);
Quantity operator-(Quantity a);
inline Quantity& operator+=(Quantity& a, Quantity b) { return a = a + b; }
inline Quantity& operator-=(Quantity& a, Quantity b) { return a = a - b; }
std::optional<Quantity> add_checked(Quantity a, Quantity b);

// Millionths of the major unit of the currency, per unit of measure.
struct Price {
  std::int64_t micro = 0;
  friend auto operator<=>(Price, Price) = default;
};

// A plain factor in hundred-millionths: 20 % is 0.2, that is e8 = 20'000'000.
struct Rate {
  std::int64_t e8 = 0;
  friend auto operator<=>(Rate, Rate) = default;
};

inline constexpr int quantity_scale = 6;
inline constexpr int price_scale = 6;
inline constexpr int rate_scale = 8;

std::optional<Quantity> parse_quantity(std::string_view text);
std::optional<Price> parse_price(std::string_view text);
std::optional<Rate> parse_rate(std::string_view text);
// Refuses more fraction digits than the currency has, even zeros.
std::optional<Money> parse_money(std::string_view text, Currency currency);

// Each parses back to the same value. A price shows two fraction digits at least, money exactly
// those of its currency (and no code).
std::string text(Quantity quantity);
std::string text(Price price);
std::string text(Rate rate);
std::string text(Money money);
void append_text(std::string& out, Quantity quantity);
void append_text(std::string& out, Price price);
void append_text(std::string& out, Rate rate);
void append_text(std::string& out, Money money);

// The named rounding point of a line: quantity times price, half up at the minor unit, once.
std::optional<Money> line_net(Quantity quantity, Price price, Currency currency);

// Tax, percentage discount or charge on an amount.
std::optional<Money> share_of(Money amount, Rate rate, Rounding rounding);

// The rate is how much of `to` one major unit of the amount's currency buys (domain 9.4): half up,
// once. Never invert a rate to call this; ask for the rate of the other direction.
std::optional<Money> exchange(Money amount, Rate rate, Currency to);

// Splits a total by weights so that the shares sum to it exactly: largest remainder, ties to the
// lowest index (domain 9.2). Mirrored for negative totals; weights that sum to zero share equally.
// Throws Fault for a weight of another currency, or when a total but nobody to share it is given.
std::vector<Money> allocate(Money total, std::span<const Money> weights);

// The price after one discount, half up at scale 6; discounts stack by calling it in the fixed
// order of domain 9.2. A discount below 0 or above 1 throws Fault.
Price discounted(Price price, Rate discount);

}  // namespace supercargo
