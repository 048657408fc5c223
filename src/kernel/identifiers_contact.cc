#include <algorithm>
#include <array>

#include "kernel/digits.h"
#include "kernel/identifiers.h"
#include "kernel/text.h"
#include "kernel/text_keys.h"

namespace supercargo {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_plain(char c) { return is_letter(c) || digits::is_digit(c); }
// Part of an internationalised name: the whole text is known to be well-formed by then.
bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Dot-atom of RFC 5321; quoted local parts are possible there and a typing error in life.
bool valid_local_part(std::string_view local) {
  if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.')
    return false;
  if (local.find("..") != std::string_view::npos) return false;
  return std::all_of(local.begin(), local.end(), [](char c) {
    return is_plain(c) || is_wide(c) ||
           std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  });
}

bool valid_label(std::string_view label) {
  if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
    return false;
  return std::all_of(label.begin(), label.end(),
                     [](char c) { return is_plain(c) || is_wide(c) || c == '-'; });
}

bool valid_domain(std::string_view domain) {
  bool has_dot = false;
  for (std::size_t dot; (dot = domain.find('.')) != std::string_view::npos; has_dot = true) {
    if (!valid_label(domain.substr(0, dot))) return false;
    domain.remove_prefix(dot + 1);
  }
  // The last label is never a number: that would be an address of the network, not a name.
  return has_dot && valid_label(domain) && !digits::only(domain);
}

}  // namespace

bool valid_email(std::string_view text) {
  const std::size_t at = text.find('@');
  if (text.size() > 254 || at == std::string_view::npos) return false;
  if (text_fault(text, TextKind::code) != TextFault::none) return false;
  return valid_local_part(text.substr(0, at)) && valid_domain(text.substr(at + 1));
}

bool role_mailbox(std::string_view text) {
  static constexpr std::array<std::string_view, 27> roles{
      "accounts",  "admin",    "billing",  "contact", "customerservice", "finance",    "hello",
      "help",      "hr",       "info",     "invoice", "invoices",        "logistics",  "mail",
      "marketing", "no-reply", "noreply",  "office",  "orders",          "postmaster", "purchasing",
      "sales",     "service",  "shipping", "support", "warehouse",       "webmaster"};
  const std::string local = nfkc_fold(text.substr(0, text.find('@')));
  return std::find(roles.begin(), roles.end(), local) != roles.end();
}

std::string phone_key(std::string_view text) {
  std::string key;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // "+44 (0)20": the zero is dialled inside the country only.
    if (text.substr(at, 3) == "(0)") {
      at += 2;
    } else if (std::string_view(" \t-./()").find(text[at]) == std::string_view::npos) {
      key += text[at];
    }
  }
  if (key.starts_with("00")) key.replace(0, 2, "+");
  return key;
}

bool valid_phone(std::string_view text) {
  const std::string key = phone_key(text);
  if (!key.starts_with('+')) return false;
  const std::string_view number = std::string_view(key).substr(1);
  if (!digits::only(number) || number.size() < 8 || number.size() > 15) return false;
  if (number.starts_with("852")) return number.size() == 3 + 8;
  if (number.starts_with("44")) return number.size() == 2 + 10;
  return number.front() != '0';
}

namespace {

// The country codes of `table` stand side by side.
bool listed(std::string_view table, std::string_view code) {
  if (code.size() != 2) return false;
  for (std::size_t at = 0; at < table.size(); at += 2)
    if (table.substr(at, 2) == code) return true;
  return false;
}

// `[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}` of a key in upper case, read from its end.
bool british_postcode(std::string_view key) {
  if (key.size() < 5 || key.size() > 8) return false;
  const std::string_view inward = key.substr(key.size() - 3);
  if (!digits::is_digit(inward[0]) || !digits::is_upper(inward[1]) || !digits::is_upper(inward[2]))
    return false;
  std::string_view outward = key.substr(0, key.size() - 3);
  if (outward.back() == ' ') outward.remove_suffix(1);
  const std::size_t letters = outward.size() > 1 && digits::is_upper(outward[1]) ? 2 : 1;
  if (outward.empty() || !digits::is_upper(outward[0])) return false;
  const std::string_view rest = outward.substr(std::min(letters, outward.size()));
  if (rest.empty() || rest.size() > 2 || !digits::is_digit(rest[0])) return false;
  return rest.size() == 1 || digits::is_digit(rest[1]) || digits::is_upper(rest[1]);
}

}  // namespace

bool known_country(std::string_view code) {
  static constexpr std::string_view countries =
      "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCI"
      "CKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQ"
      "GRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLS"
      "LTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPG"
      "PHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTK"
      "TLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";
  return listed(countries, code);
}

bool has_postcodes(std::string_view country) {
  static constexpr std::string_view without =
      "AEAGAOAWBFBIBJBOBQBSBWBZCDCFCGCICKCMCWDJDMERFJGAGDGMGNGQGYHKKIKMKPLYMLMOMRMWNRNUQARWSBSCSLSR"
      "SSST"
      "SXSYTDTFTGTKTLTOTVUGVUYEZW";
  return !listed(without, country);
}

Verdict postcode_verdict(std::string_view country, std::string_view postcode) {
  const std::string key = comparison_key(postcode);
  if (country == "GB") return british_postcode(key) ? Verdict::valid : Verdict::invalid;
  const bool shaped = !key.empty() && key.size() <= 12 &&
                      std::all_of(key.begin(), key.end(),
                                  [](char c) { return is_plain(c) || c == ' ' || c == '-'; });
  return shaped ? Verdict::unknown : Verdict::invalid;
}

}  // namespace supercargo
