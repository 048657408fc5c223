// Arithmetic on decimal digits as check digits need it; for the identifier rules of this folder.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace supercargo::digits {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

inline bool only(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}
inline bool only(std::string_view text, std::size_t length) {
  return text.size() == length && only(text);
}

inline int at(std::string_view text, std::size_t index) { return text[index] - '0'; }

// Fits 18 digits.
inline long long number(std::string_view text) {
  long long value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

// Each digit from `text`'s first on times its weight.
inline int weighted(std::string_view text, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t index = 0;
  for (const int weight : weights) sum += weight * at(text, index++);
  return sum;
}

// As before, of each product the sum of its digits (Luhn with weights 1 and 2).
inline int weighted_cross(std::string_view text, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t index = 0;
  for (const int weight : weights) {
    const int product = weight * at(text, index++);
    sum += product / 10 + product % 10;
  }
  return sum;
}

// ISO 7064 mod 11,10 over all digits, the check digit included.
inline bool valid_mod_11_10(std::string_view text) {
  int product = 10;
  for (std::size_t index = 0; index + 1 < text.size(); ++index) {
    const int sum = (at(text, index) + product) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (11 - product) % 10 == at(text, text.size() - 1);
}

}  // namespace supercargo::digits
