#include <algorithm>
#include <array>

#include "kernel/digits.h"
#include "kernel/identifiers.h"

namespace supercargo {
namespace {

// What follows country and check digits, by the SWIFT IBAN registry: n digits, a upper-case
// letters, c either.
struct Structure {
  std::string_view country;
  std::string_view account;
};

// Territories have their own code but their parent's structure.
constexpr std::string_view finnish = "14n";
constexpr std::string_view french = "10n11c2n";

constexpr std::array<Structure, 102> structures{
    {{"AD", "8n12c"},    {"AE", "19n"},   {"AL", "8n16c"},    {"AT", "16n"},     {"AX", finnish},
     {"AZ", "4a20c"},    {"BA", "16n"},   {"BE", "12n"},      {"BG", "4a6n8c"},  {"BH", "4a14c"},
     {"BI", "23n"},      {"BL", french},  {"BR", "23n1a1c"},  {"BY", "4c4n16c"}, {"CH", "5n12c"},
     {"CR", "18n"},      {"CY", "8n16c"}, {"CZ", "20n"},      {"DE", "18n"},     {"DJ", "23n"},
     {"DK", "14n"},      {"DO", "4c20n"}, {"EE", "16n"},      {"EG", "25n"},     {"ES", "20n"},
     {"FI", finnish},    {"FK", "2a12n"}, {"FO", "14n"},      {"FR", french},    {"GB", "4a14n"},
     {"GE", "2a16n"},    {"GF", french},  {"GI", "4a15c"},    {"GL", "14n"},     {"GP", french},
     {"GR", "7n16c"},    {"GT", "24c"},   {"HN", "4a20n"},    {"HR", "17n"},     {"HU", "24n"},
     {"IE", "4a14n"},    {"IL", "19n"},   {"IQ", "4a15n"},    {"IS", "22n"},     {"IT", "1a10n12c"},
     {"JO", "4a4n18c"},  {"KW", "4a22c"}, {"KZ", "3n13c"},    {"LB", "4n20c"},   {"LC", "4a24c"},
     {"LI", "5n12c"},    {"LT", "16n"},   {"LU", "3n13c"},    {"LV", "4a13c"},   {"LY", "21n"},
     {"MC", "10n11c2n"}, {"MD", "20c"},   {"ME", "18n"},      {"MF", french},    {"MK", "3n10c2n"},
     {"MN", "16n"},      {"MQ", french},  {"MR", "23n"},      {"MT", "4a5n18c"}, {"MU", "4a19n3a"},
     {"NC", french},     {"NI", "4a20n"}, {"NL", "4a10n"},    {"NO", "11n"},     {"OM", "3n16c"},
     {"PF", french},     {"PK", "4a16c"}, {"PL", "24n"},      {"PM", french},    {"PS", "4a21c"},
     {"PT", "21n"},      {"QA", "4a21c"}, {"RE", french},     {"RO", "4a16c"},   {"RS", "18n"},
     {"RU", "14n15c"},   {"SA", "2n18c"}, {"SC", "4a20n3a"},  {"SD", "14n"},     {"SE", "20n"},
     {"SI", "15n"},      {"SK", "20n"},   {"SM", "1a10n12c"}, {"SO", "19n"},     {"ST", "21n"},
     {"SV", "4a20n"},    {"TF", french},  {"TL", "19n"},      {"TN", "20n"},     {"TR", "6n16c"},
     {"UA", "6n19c"},    {"VA", "18n"},   {"VG", "4a16n"},    {"WF", french},    {"XK", "16n"},
     {"YE", "4a4n18c"},  {"YT", french}}};

const Structure* structure_of(std::string_view country) {
  const auto* found = std::lower_bound(
      structures.begin(), structures.end(), country,
      [](const Structure& row, std::string_view wanted) { return row.country < wanted; });
  return found != structures.end() && found->country == country ? found : nullptr;
}

bool fits(char c, char kind) {
  const bool digit = digits::is_digit(c), letter = digits::is_upper(c);
  return kind == 'n' ? digit : kind == 'a' ? letter : digit || letter;
}

bool fits(std::string_view account, std::string_view structure) {
  std::size_t at = 0;
  std::size_t length = 0;
  for (const char sign : structure) {
    if (digits::is_digit(sign)) {
      length = length * 10 + static_cast<std::size_t>(sign - '0');
      continue;
    }
    for (; length > 0; --length, ++at)
      if (at >= account.size() || !fits(account[at], sign)) return false;
  }
  return at == account.size();
}

// Letters count as two digits (A = 10); the remainder is carried along, so no big number is needed.
int remainder_by_97(std::string_view text, int remainder) {
  for (const char c : text) {
    const int value = digits::is_digit(c) ? c - '0' : c - 'A' + 10;
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

}  // namespace

std::string iban_key(std::string_view text) {
  std::string key;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    key += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return key;
}

Verdict iban_verdict(std::string_view text) {
  // The registry allows up to 34 characters; the shortest account number is Norway's.
  if (text.size() < 15 || text.size() > 34 || !fits(text.substr(0, 4), "2a2n"))
    return Verdict::invalid;
  const auto account_fits = [&](char c) { return fits(c, 'c'); };
  if (!std::all_of(text.begin(), text.end(), account_fits)) return Verdict::invalid;
  const std::string_view check = text.substr(2, 2);
  if (check < "02" || check > "98") return Verdict::invalid;
  if (remainder_by_97(text.substr(0, 4), remainder_by_97(text.substr(4), 0)) != 1)
    return Verdict::invalid;
  const Structure* structure = structure_of(text.substr(0, 2));
  if (!structure) return Verdict::unknown;
  return fits(text.substr(4), structure->account) ? Verdict::valid : Verdict::invalid;
}

}  // namespace supercargo
