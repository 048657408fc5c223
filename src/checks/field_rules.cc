#include "checks/field_rules.h"

#include <algorithm>
#include <array>

#include "kernel/identifiers.h"
#include "kernel/utf8.h"

namespace supercargo::checks {
namespace {

// The byte that Windows-1252 (or Latin-1) shows as this character; -1 when none does.
int shown_byte(char32_t c) {
  static constexpr std::array<char32_t, 32> high{
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (c < 0x100) return static_cast<int>(c);
  const auto at = std::find(high.begin(), high.end(), c);
  return at == high.end() ? -1 : 0x80 + static_cast<int>(at - high.begin());
}

// Punctuation that may follow a capital letter with an accent in honest text: IRMÃ”, IRMÃ».
bool closes_a_word(char32_t c) {
  return c == 0x2019 || c == 0x201D || c == 0xBB || c == 0x2026 || c == 0x2013 || c == 0x2014;
}

Finding about(const char* code, const std::string& pointer, const std::string& value) {
  return {.code = code, .level = Outcome::fail, .pointer = pointer, .value = value};
}

const char* words(TextFault fault) {
  switch (fault) {
    case TextFault::none:
      return "";
    case TextFault::not_utf8:
      return "The text is not UTF-8.";
    case TextFault::replacement_character:
      return "Characters were lost before the text came here.";
    case TextFault::control_character:
      return "The text holds control characters.";
    case TextFault::bidi_override:
      return "The text holds characters that turn the direction of reading.";
    case TextFault::blank:
      return "Nothing can be seen in the text.";
    case TextFault::outer_blank:
      return "The code begins or ends with a blank.";
  }
  return "";
}

}  // namespace

bool mojibake(std::string_view text) {
  if (utf8::is_ascii(text)) return false;
  std::u32string characters;
  utf8::each_code_point(text, [&](char32_t c) { characters += c; });
  for (std::size_t at = 0; at + 1 < characters.size(); ++at) {
    if (characters[at] < 0xC2 || characters[at] > 0xF4) continue;
    std::string bytes;
    for (std::size_t next = at; next < std::min(at + 4, characters.size()); ++next) {
      const int byte = shown_byte(characters[next]);
      if (byte < 0) break;
      bytes += static_cast<char>(byte);
    }
    const utf8::Decoded decoded = utf8::decode(bytes, 0);
    if (!decoded.well_formed || decoded.length < 2) continue;
    if (decoded.length > 2 || !closes_a_word(characters[at + 1])) return true;
  }
  return false;
}

void check_text(Findings& findings, const std::string& pointer, const std::string& text,
                const TextRule& rule) {
  if (text.empty()) return;
  findings.looked();
  const auto object = [&](std::string code, std::string detail) {
    findings.add({.code = std::move(code),
                  .level = Outcome::fail,
                  .pointer = pointer,
                  .value = text,
                  .detail = std::move(detail)});
  };
  const TextFault fault = text_fault(text, rule.kind);
  // What cannot be kept cannot be repeated in a finding either.
  if (fault != TextFault::none) {
    findings.add({.code = std::string(code(fault)), .pointer = pointer, .detail = words(fault)});
    return;
  }
  if (mojibake(text)) object("mojibake", "The text was read in the wrong encoding.");
  if (!rule.placeholders && placeholder(text))
    object("placeholder", "The text only fills the place of an answer.");
  const std::size_t length = code_points(text);
  if (rule.length_max != 0 && length > rule.length_max)
    object("too_long",
           "The text is longer than " + std::to_string(rule.length_max) + " characters.");
}

void check_email(Findings& findings, const std::string& pointer, const std::string& text) {
  if (text.empty()) return;
  findings.looked();
  Finding finding = about("email_invalid", pointer, text);
  finding.detail = "This cannot be an e-mail address.";
  if (valid_email(text)) {
    if (!role_mailbox(text)) return;
    finding.code = "role_mailbox";
    finding.level = Outcome::warn;
    finding.detail = "Several people read this mailbox: it confirms nobody's identity.";
  }
  findings.add(std::move(finding));
}

void check_phone(Findings& findings, const std::string& pointer, const std::string& text) {
  if (text.empty()) return;
  findings.looked();
  if (valid_phone(text)) return;
  Finding finding = about("phone_invalid", pointer, text);
  finding.level = Outcome::warn;
  finding.detail = "A phone number is + with the country's code and 8 to 15 digits.";
  findings.add(std::move(finding));
}

void check_vat_id(Findings& findings, const std::string& pointer, const std::string& text) {
  if (text.empty()) return;
  findings.looked();
  if (vat_verdict(text) != Verdict::invalid) return;
  Finding finding = about("vat_id_invalid", pointer, text);
  finding.detail = "This cannot be a VAT id of its country.";
  findings.add(std::move(finding));
}

void check_iban(Findings& findings, const std::string& pointer, const std::string& text) {
  if (text.empty()) return;
  findings.looked();
  if (iban_verdict(iban_key(text)) != Verdict::invalid) return;
  Finding finding = about("iban_invalid", pointer, text);
  finding.detail = "Length, structure or check digits are not those of an IBAN.";
  findings.add(std::move(finding));
}

void check_gtin(Findings& findings, const std::string& pointer, const std::string& text) {
  if (text.empty()) return;
  findings.looked();
  if (valid_gtin(text)) return;
  Finding finding = about("gtin_invalid", pointer, text);
  finding.detail = "A GTIN has 8, 12, 13 or 14 digits and the right check digit.";
  auto swapped = gtin_by_one_transposition(text);
  swapped.resize(std::min(swapped.size(), std::size_t{5}));
  for (std::string& each : swapped)
    finding.suggestions.push_back({std::move(each), "", "1 transposition"});
  findings.add(std::move(finding));
}

void check_gln(Findings& findings, const std::string& pointer, const std::string& text) {
  if (text.empty()) return;
  findings.looked();
  if (valid_gln(text)) return;
  Finding finding = about("gln_invalid", pointer, text);
  finding.detail = "A GLN has 13 digits and the right check digit.";
  findings.add(std::move(finding));
}

void check_sscc(Findings& findings, const std::string& pointer, const std::string& text) {
  if (text.empty()) return;
  findings.looked();
  if (valid_sscc(text)) return;
  Finding finding = about("sscc_invalid", pointer, text);
  finding.detail = "An SSCC has 18 digits and the right check digit.";
  findings.add(std::move(finding));
}

}  // namespace supercargo::checks
