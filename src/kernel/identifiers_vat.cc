#include <array>

#include "kernel/identifiers.h"
#include "kernel/text_keys.h"
#include "kernel/vat_rules.h"

namespace supercargo {
namespace {

struct Country {
  std::string_view prefix;
  vat::Rule rule;
};

// Greece writes EL for VAT and GR elsewhere; XI is Northern Ireland in trade with the Union.
constexpr std::array<Country, 37> countries{{
    {"AD", vat::andorra},        {"AT", vat::austria},        {"BE", vat::belgium},
    {"BG", vat::bulgaria},       {"BR", vat::brazil},         {"CHE", vat::switzerland},
    {"CY", vat::cyprus},         {"CZ", vat::czechia},        {"DE", vat::germany},
    {"DK", vat::denmark},        {"EE", vat::estonia},        {"EL", vat::greece},
    {"ES", vat::spain},          {"EU", vat::one_stop_shop},  {"FI", vat::finland},
    {"FR", vat::france},         {"GB", vat::united_kingdom}, {"GR", vat::greece},
    {"HR", vat::croatia},        {"HU", vat::hungary},        {"IE", vat::ireland},
    {"IT", vat::italy},          {"LT", vat::lithuania},      {"LU", vat::luxembourg},
    {"LV", vat::latvia},         {"MT", vat::malta},          {"NL", vat::netherlands},
    {"NO", vat::norway},         {"PL", vat::poland},         {"PT", vat::portugal},
    {"RO", vat::romania},        {"RS", vat::serbia},         {"RU", vat::russia},
    {"SE", vat::sweden},         {"SI", vat::slovenia},       {"SK", vat::slovakia},
    {"XI", vat::united_kingdom},
}};

std::string key_of(std::string_view text) {
  std::string key = comparison_key(text);
  std::erase_if(key, [](char c) { return c == ' ' || c == '-' || c == '.' || c == '/'; });
  return key;
}

}  // namespace

Verdict vat_verdict(std::string_view text) {
  const std::string key = key_of(text);
  for (const Country& country : countries) {
    if (!key.starts_with(country.prefix)) continue;
    const std::string_view number = std::string_view(key).substr(country.prefix.size());
    return country.rule(number) ? Verdict::valid : Verdict::invalid;
  }
  // Swiss numbers begin with CHE; CH and digits is no other country's.
  if (key.starts_with("CH") || key.size() < 4) return Verdict::invalid;
  return Verdict::unknown;
}

}  // namespace supercargo
