// Countries with several forms of number, each with its own check.
#include <string>

#include "kernel/digits.h"
#include "kernel/vat_rules.h"

namespace supercargo::vat {

using namespace digits;

namespace {

bool one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

bool is_month(int month) { return month >= 1 && month <= 12; }
bool is_day(int day) { return day >= 1 && day <= 31; }
int pair_at(std::string_view n, std::size_t index) {
  return static_cast<int>(digits::number(n.substr(index, 2)));
}

}  // namespace

// No check digit is published: by format.
bool andorra(std::string_view n) {
  return n.size() == 8 && one_of(n[0], "ACDEFGLOPU") && only(n.substr(1, 6)) && is_upper(n[7]);
}

namespace {

bool bulgarian_company(std::string_view n) {
  const int first = weighted(n, {1, 2, 3, 4, 5, 6, 7, 8}) % 11;
  if (first != 10) return at(n, 8) == first;
  return at(n, 8) == weighted(n, {3, 4, 5, 6, 7, 8, 9, 10}) % 11 % 10;
}

// Born 18xx: month + 20; 20xx: month + 40.
bool bulgarian_citizen(std::string_view n) {
  const int month = pair_at(n, 2) % 20;
  if (pair_at(n, 2) > 52 || !is_month(month) || !is_day(pair_at(n, 4))) return false;
  return at(n, 9) == weighted(n, {2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10;
}

}  // namespace

bool bulgaria(std::string_view n) {
  if (only(n, 9)) return bulgarian_company(n);
  if (!only(n, 10)) return false;
  if (bulgarian_citizen(n)) return true;
  if (at(n, 9) == weighted(n, {21, 19, 17, 13, 11, 9, 7, 3, 1}) % 10) return true;
  const int check = 11 - weighted(n, {4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return check != 10 && at(n, 9) == check % 11;
}

bool cyprus(std::string_view n) {
  if (n.size() != 9 || !only(n.substr(0, 8)) || !is_upper(n[8])) return false;
  if (!one_of(n[0], "0134569") || n.starts_with("12")) return false;
  static constexpr int turned[] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  int sum = 0;
  for (std::size_t index = 0; index < 8; ++index)
    sum += index % 2 == 0 ? turned[at(n, index)] : at(n, index);
  return n[8] == 'A' + sum % 26;
}

namespace {

bool czech_company(std::string_view n) {
  if (n[0] == '9') return false;
  const int check = (11 - weighted(n, {8, 7, 6, 5, 4, 3, 2}) % 11) % 10;
  return at(n, 7) == check;
}

// Women's months are 50 higher; 20 (70) higher where a day's numbers had run out.
bool czech_birth_date(std::string_view n) {
  const int month = pair_at(n, 2) % 50;
  return is_month(month > 20 ? month - 20 : month) && is_day(pair_at(n, 4));
}

bool czech_special(std::string_view n) {
  static constexpr int checks[] = {8, 7, 6, 5, 4, 3, 2, 1, 0, 9, 8};
  const int sum = weighted(n.substr(1), {8, 7, 6, 5, 4, 3, 2}) % 11;
  return at(n, 8) == checks[sum == 0 ? 10 : 10 - sum];
}

}  // namespace

bool czechia(std::string_view n) {
  if (only(n, 8)) return czech_company(n);
  if (only(n, 9)) {
    if (n[0] == '6') return czech_special(n);
    // Born before 1954: no check digit.
    return pair_at(n, 0) <= 53 && czech_birth_date(n);
  }
  return only(n, 10) && czech_birth_date(n) && digits::number(n) % 11 == 0;
}

bool france(std::string_view n) {
  if (n.size() != 11 || !only(n.substr(2))) return false;
  for (const char c : n.substr(0, 2))
    if (!is_digit(c) && (!is_upper(c) || one_of(c, "IO"))) return false;
  // A key with letters follows rules that are not published: by format (domain 10).
  if (!only(n.substr(0, 2))) return true;
  return pair_at(n, 0) == (12 + 3 * (digits::number(n.substr(2)) % 97)) % 97;
}

namespace {

// Which seven digits were issued under which of the two sums (domain 10).
bool issued_under_97(long long n) {
  return n < 9990001 && !(n >= 100000 && n <= 999999) && !(n >= 9490001 && n <= 9700000);
}

}  // namespace

bool united_kingdom(std::string_view n) {
  if (n.size() == 5 && only(n.substr(2))) {
    const long long body = digits::number(n.substr(2));
    return (n.starts_with("GD") && body < 500) || (n.starts_with("HA") && body >= 500);
  }
  // Twelve digits: the last three are a branch.
  if (!only(n, 9) && !only(n, 12)) return false;
  const long long seven = digits::number(n.substr(0, 7));
  if (seven == 0) return false;
  const int sum = weighted(n, {8, 7, 6, 5, 4, 3, 2}) + pair_at(n, 7);
  if (sum % 97 == 0 && issued_under_97(seven)) return true;
  return (sum + 55) % 97 == 0 && seven > 1000000;
}

namespace {

char irish_check(std::string_view seven, char second) {
  const int extra = second == 'W' || second == 0 ? 0 : second - 'A' + 1;
  const int sum = (weighted(seven, {8, 7, 6, 5, 4, 3, 2}) + 9 * extra) % 23;
  return sum == 0 ? 'W' : static_cast<char>('A' + sum - 1);
}

}  // namespace

bool ireland(std::string_view n) {
  if (n.size() == 8 && only(n.substr(0, 7))) return n[7] == irish_check(n.substr(0, 7), 0);
  if (n.size() == 9 && only(n.substr(0, 7)))
    return (n[8] == 'W' || (n[8] >= 'A' && n[8] <= 'I')) &&
           n[7] == irish_check(n.substr(0, 7), n[8]);
  // The old form keeps its second place for a letter or sign; the first digit moves behind the
  // others.
  if (n.size() != 8 || !one_of(n[0], "789") || !only(n.substr(2, 5))) return false;
  if (!is_upper(n[1]) && !one_of(n[1], "+*")) return false;
  const std::string seven = "0" + std::string(n.substr(2, 5)) + n[0];
  return n[7] == irish_check(seven, 0);
}

bool latvia(std::string_view n) {
  if (!only(n, 11)) return false;
  // Persons: day, month, year; since 2017 numbers that begin with 32 tell nothing.
  if (n.starts_with("32")) return true;
  if (n[0] <= '3') return is_day(pair_at(n, 0)) && is_month(pair_at(n, 2));
  int sum = weighted(n, {9, 1, 4, 8, 3, 10, 2, 5, 7, 6});
  if (sum % 11 == 4 && n[0] == '9') sum -= 45;
  const int rest = sum % 11;
  const int check = rest == 4 ? 0 : rest > 4 ? 14 - rest : 3 - rest;
  return at(n, 10) == check;
}

bool lithuania(std::string_view n) {
  if (only(n, 9) && n[7] == '1') {
    const int first = weighted(n, {1, 2, 3, 4, 5, 6, 7, 8}) % 11;
    if (first != 10) return at(n, 8) == first;
    return at(n, 8) == weighted(n, {3, 4, 5, 6, 7, 8, 9, 1}) % 11 % 10;
  }
  if (!only(n, 12) || n[10] != '1') return false;
  const int first = weighted(n, {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2}) % 11;
  if (first != 10) return at(n, 11) == first;
  return at(n, 11) == weighted(n, {3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4}) % 11 % 10;
}

// Companies by the old sum; sole traders since 2020 by ISO 7064 mod 97,10 over the whole id.
bool netherlands(std::string_view n) {
  if (n.size() != 12 || n[9] != 'B' || !only(n.substr(0, 9)) || !only(n.substr(10))) return false;
  if (n.ends_with("00")) return false;
  if (at(n, 8) == weighted(n, {9, 8, 7, 6, 5, 4, 3, 2}) % 11) return true;
  // N = 23, L = 21, B = 11.
  const long long nine = digits::number(n.substr(0, 9));
  const long long carried = (2321 * 1'000'000'000LL + nine) % 97;
  return ((carried * 100 + 11) * 100 + pair_at(n, 10)) % 97 == 1;
}

bool one_stop_shop(std::string_view n) { return only(n, 9); }

bool russia(std::string_view n) {
  if (only(n, 10)) return at(n, 9) == weighted(n, {2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
  if (!only(n, 12)) return false;
  return at(n, 10) == weighted(n, {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10 &&
         at(n, 11) == weighted(n, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
}

namespace {

// Persons: the number by 23; a foreigner's first letter stands for a digit.
bool spanish_person(std::string_view n) {
  static constexpr std::string_view letters = "TRWAGMYFPDXBNJZSQVHLCKE";
  long long value = digits::number(n.substr(1, 7));
  if (is_digit(n[0])) value += 10'000'000LL * at(n, 0);
  if (n[0] == 'Y') value += 10'000'000;
  if (n[0] == 'Z') value += 20'000'000;
  return n[8] == letters[static_cast<std::size_t>(value % 23)];
}

}  // namespace

bool spain(std::string_view n) {
  if (n.size() != 9 || !only(n.substr(1, 7))) return false;
  if (is_digit(n[0]) || one_of(n[0], "KLMXYZ")) return spanish_person(n);
  const int check = (10 - weighted_cross(n.substr(1), {2, 1, 2, 1, 2, 1, 2}) % 10) % 10;
  if (is_digit(n[8])) return one_of(n[0], "ABCDEFGHJUV") && at(n, 8) == check;
  return one_of(n[0], "ABCDEFGHNPQRSW") && n[8] == (check == 0 ? 'J' : 'A' + check - 1);
}

}  // namespace supercargo::vat
