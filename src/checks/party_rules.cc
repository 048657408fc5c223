#include "checks/party_rules.h"

#include <algorithm>
#include <array>

#include "checks/field_rules.h"
#include "kernel/identifiers.h"
#include "kernel/search_text.h"
#include "kernel/similarity.h"
#include "kernel/text_keys.h"

namespace supercargo::checks {
namespace {

constexpr Ratio similar_name{6, 10};

// Where letters go astray without a state or province.
bool needs_region(std::string_view country) {
  return country == "AU" || country == "CA" || country == "US";
}

void require(Findings& findings, const std::string& pointer, std::string_view part,
             const std::string& text) {
  if (!text.empty()) return;
  findings.add({.code = "address_incomplete",
                .pointer = pointer + "/" + std::string(part),
                .detail = "An address in this country needs its " + std::string(part) + "."});
}

void check_postcode(Findings& findings, const std::string& pointer, const AddressFacts& address) {
  if (has_postcodes(address.country)) require(findings, pointer, "postcode", address.postcode);
  if (address.postcode.empty() || !has_postcodes(address.country)) return;
  if (postcode_verdict(address.country, address.postcode) != Verdict::invalid) return;
  findings.add({.code = "postcode_invalid",
                .pointer = pointer + "/postcode",
                .value = address.postcode,
                .detail = "This cannot be a postcode of the country."});
}

bool contains_word(const std::string& tokens, std::string_view words) {
  return tokens.find(" " + std::string(words) + " ") != std::string::npos;
}

}  // namespace

void check_address(Findings& findings, const std::string& pointer, const AddressFacts& address) {
  findings.looked();
  check_text(findings, pointer + "/line1", address.line1);
  check_text(findings, pointer + "/line2", address.line2);
  check_text(findings, pointer + "/city", address.city);
  check_text(findings, pointer + "/region", address.region);
  require(findings, pointer, "line1", address.line1);
  require(findings, pointer, "city", address.city);
  require(findings, pointer, "country", address.country);
  if (address.country.empty()) return;
  if (!known_country(address.country)) {
    findings.add({.code = "unknown_country",
                  .pointer = pointer + "/country",
                  .value = address.country,
                  .detail = "No country has this two-letter code."});
    return;
  }
  if (needs_region(address.country)) require(findings, pointer, "region", address.region);
  check_postcode(findings, pointer, address);
}

std::string address_key(const AddressFacts& address) {
  std::string key;
  for (const auto* part : {&address.line1, &address.line2, &address.city, &address.region})
    key += search_tokens(*part) + "|";
  return key + code_key(address.postcode) + "|" + comparison_key(address.country);
}

bool post_office_box(const AddressFacts& address) {
  static constexpr std::array<std::string_view, 16> words{
      "po box",       "p o box",       "pobox",           "post office box",
      "gpo box",      "postfach",      "postbus",         "postboks",
      "postbox",      "boite postale", "casella postale", "apartado",
      "caixa postal", "locked bag",    "private bag",     "信箱"};
  for (const auto* line : {&address.line1, &address.line2}) {
    const std::string tokens = " " + search_tokens(*line) + " ";
    if (std::any_of(words.begin(), words.end(),
                    [&](std::string_view each) { return contains_word(tokens, each); }))
      return true;
  }
  return false;
}

Check check_party(const PartyFacts& party) {
  Check check{"party_valid"};
  Findings findings(check);
  findings.looked();
  check_text(findings, "/name", party.name);
  if (party.email.empty() && party.phone.empty()) {
    findings.add({.code = "contact_missing",
                  .level = Outcome::warn,
                  .detail = "Neither an e-mail address nor a phone number is known."});
  }
  check_email(findings, "/email", party.email);
  check_phone(findings, "/phone", party.phone);
  check_vat_id(findings, "/vat_id", party.vat_id);
  check_iban(findings, "/iban", party.iban);
  for (std::size_t i = 0; i < party.addresses.size(); ++i)
    check_address(findings, "/addresses/" + std::to_string(i), party.addresses[i]);
  return check;
}

namespace {

bool same(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

bool share_postcode(const PartyFacts& a, const PartyFacts& b) {
  for (const AddressFacts& one : a.addresses) {
    for (const AddressFacts& other : b.addresses)
      if (one.country == other.country && same(code_key(one.postcode), code_key(other.postcode)))
        return true;
  }
  return false;
}

void add_duplicate(Findings& findings, const char* field, const std::string& value,
                   const Evidence& evidence) {
  findings.add({.code = "duplicate_customer",
                .level = Outcome::warn,
                .pointer = std::string("/") + field,
                .value = value,
                .detail = std::string("Another customer has the same or a similar ") + field + ".",
                .evidence = evidence.json()});
}

}  // namespace

Check check_party_is_new(const PartyFacts& party, std::span<const PartyFacts> others) {
  Check check{"party_new"};
  Findings findings(check);
  findings.looked();
  const Trigrams name(party.name);
  for (const PartyFacts& other : others) {
    if (same(other.code, party.code)) continue;
    Evidence who;
    who.add("customer", other.code);
    if (same(loose_key(party.vat_id), loose_key(other.vat_id)))
      add_duplicate(findings, "vat_id", party.vat_id, who);
    if (same(nfkc_fold(party.email), nfkc_fold(other.email)))
      add_duplicate(findings, "email", party.email, who);
    if (same(phone_key(party.phone), phone_key(other.phone)))
      add_duplicate(findings, "phone", party.phone, who);
    const Ratio alike = similarity(name, Trigrams(other.name));
    if (!at_least(alike, similar_name) || !share_postcode(party, other)) continue;
    who.add("trigrams_shared", alike.part).add("trigrams", alike.whole);
    add_duplicate(findings, "name", party.name, who);
  }
  return check;
}

}  // namespace supercargo::checks
