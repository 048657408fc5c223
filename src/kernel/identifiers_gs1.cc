#include <utility>

#include "kernel/digits.h"
#include "kernel/identifiers.h"
#include "kernel/result.h"

namespace supercargo {

// From the right weights 3, 1, 3, 1 … (GS1 General Specifications 7.9).
char gs1_check_digit(std::string_view digits) {
  SUPERCARGO_CHECK(digits::only(digits));
  int sum = 0;
  int weight = 3;
  for (std::size_t index = digits.size(); index-- > 0; weight = 4 - weight)
    sum += weight * digits::at(digits, index);
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

namespace {

bool checked(std::string_view text, std::size_t length) {
  return digits::only(text, length) &&
         gs1_check_digit(text.substr(0, length - 1)) == text[length - 1];
}

}  // namespace

bool valid_gtin(std::string_view text) {
  return checked(text, 8) || checked(text, 12) || checked(text, 13) || checked(text, 14);
}

bool valid_gln(std::string_view text) { return checked(text, 13); }

bool valid_sscc(std::string_view text) { return checked(text, 18); }

std::vector<std::string> gtin_by_one_transposition(std::string_view text) {
  std::vector<std::string> found;
  if (valid_gtin(text)) return found;
  std::string swapped(text);
  for (std::size_t index = 0; index + 1 < swapped.size(); ++index) {
    std::swap(swapped[index], swapped[index + 1]);
    if (valid_gtin(swapped)) found.push_back(swapped);
    std::swap(swapped[index], swapped[index + 1]);
  }
  return found;
}

}  // namespace supercargo
