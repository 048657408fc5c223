// Countries whose check digit is one weighted sum over one form of number.
#include "kernel/digits.h"
#include "kernel/vat_rules.h"

namespace supercargo::vat {

using namespace digits;

bool austria(std::string_view number) {
  if (!number.starts_with('U') || !only(number.substr(1), 8)) return false;
  const std::string_view n = number.substr(1);
  return at(n, 7) == (96 - weighted_cross(n, {1, 2, 1, 2, 1, 2, 1})) % 10;
}

// Old numbers lack the leading zero; those issued since 2023 begin with 10.
bool belgium(std::string_view n) {
  if (only(n, 10)) {
    if (!n.starts_with("10") && (n[0] != '0' || n[1] == '0')) return false;
    return digits::number(n.substr(8)) == 97 - digits::number(n.substr(0, 8)) % 97;
  }
  if (!only(n, 9) || n[0] == '0') return false;
  return digits::number(n.substr(7)) == 97 - digits::number(n.substr(0, 7)) % 97;
}

bool brazil(std::string_view n) {
  if (!only(n, 14)) return false;
  const int first = weighted(n, {5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  const int second = weighted(n, {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return at(n, 12) == (first < 2 ? 0 : 11 - first) && at(n, 13) == (second < 2 ? 0 : 11 - second);
}

bool croatia(std::string_view n) { return only(n, 11) && valid_mod_11_10(n); }

bool denmark(std::string_view n) {
  return only(n, 8) && weighted(n, {2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool estonia(std::string_view n) {
  return only(n, 9) && n.starts_with("10") &&
         at(n, 8) == (10 - weighted(n, {3, 7, 1, 3, 7, 1, 3, 7}) % 10) % 10;
}

// Where the remainder leaves ten, no digit fits: such numbers are not issued.
bool finland(std::string_view n) {
  return only(n, 8) && at(n, 7) == (11 - weighted(n, {7, 9, 10, 5, 8, 4, 2}) % 11) % 11;
}

bool germany(std::string_view n) { return only(n, 9) && n[0] != '0' && valid_mod_11_10(n); }

bool greece(std::string_view n) {
  return only(n, 9) && at(n, 8) == weighted(n, {256, 128, 64, 32, 16, 8, 4, 2}) % 11 % 10;
}

bool hungary(std::string_view n) {
  return only(n, 8) && at(n, 7) == (10 - weighted(n, {9, 7, 3, 1, 9, 7, 3}) % 10) % 10;
}

// Seven digits of the company, three of the province, one to check.
bool italy(std::string_view n) {
  if (!only(n, 11) || n.starts_with("0000000")) return false;
  const long long province = digits::number(n.substr(7, 3));
  if (province < 1 || (province > 201 && province != 888 && province != 999)) return false;
  return at(n, 10) == (10 - weighted_cross(n, {1, 2, 1, 2, 1, 2, 1, 2, 1, 2}) % 10) % 10;
}

bool luxembourg(std::string_view n) {
  return only(n, 8) && digits::number(n.substr(0, 6)) % 89 == digits::number(n.substr(6));
}

bool malta(std::string_view n) {
  return only(n, 8) && n[0] != '0' &&
         digits::number(n.substr(6)) == 37 - weighted(n, {3, 4, 6, 7, 8, 9}) % 37;
}

bool norway(std::string_view n) {
  if (n.ends_with("MVA")) n.remove_suffix(3);
  return only(n, 9) && at(n, 8) == (11 - weighted(n, {3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
}

bool poland(std::string_view n) {
  return only(n, 10) && at(n, 9) == weighted(n, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11;
}

bool portugal(std::string_view n) {
  if (!only(n, 9) || n[0] == '0') return false;
  const int check = 11 - weighted(n, {9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return at(n, 8) == (check > 9 ? 0 : check);
}

// Two to ten digits; the weights stand against the right end.
bool romania(std::string_view n) {
  if (!only(n) || n.size() < 2 || n.size() > 10 || n[0] == '0') return false;
  static constexpr std::string_view weights = "753217532";
  const std::string_view aligned = weights.substr(weights.size() - (n.size() - 1));
  int sum = 0;
  for (std::size_t index = 0; index < aligned.size(); ++index)
    sum += at(aligned, index) * at(n, index);
  return at(n, n.size() - 1) == sum * 10 % 11 % 10;
}

bool serbia(std::string_view n) { return only(n, 9) && valid_mod_11_10(n); }

bool slovakia(std::string_view n) {
  const bool shaped = only(n, 10) && n[0] != '0' && n[2] != '0' && n[2] != '1' && n[2] != '5';
  return shaped && digits::number(n) % 11 == 0;
}

bool slovenia(std::string_view n) {
  if (!only(n, 8) || n[0] == '0') return false;
  const int check = 11 - weighted(n, {8, 7, 6, 5, 4, 3, 2}) % 11;
  return check != 11 && at(n, 7) == check % 10;
}

bool sweden(std::string_view n) {
  if (!only(n, 12) || n.ends_with("00") || n.substr(10) > "94") return false;
  return weighted_cross(n, {2, 1, 2, 1, 2, 1, 2, 1, 2, 1}) % 10 == 0;
}

// The number of the company, with or without the word for VAT in one of three languages.
bool switzerland(std::string_view n) {
  for (const std::string_view word : {"MWST", "TVA", "IVA"}) {
    if (n.ends_with(word)) {
      n.remove_suffix(word.size());
      break;
    }
  }
  return only(n, 9) && at(n, 8) == (11 - weighted(n, {5, 4, 3, 2, 7, 6, 5, 4}) % 11) % 11;
}

}  // namespace supercargo::vat
