#include "kernel/text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "kernel/text_keys.h"
#include "kernel/utf8.h"

namespace supercargo {

bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0;;) {
    at += utf8::ascii_prefix(text.substr(at));
    if (at == text.size()) return true;
    const utf8::Decoded decoded = utf8::decode(text, at);
    if (!decoded.well_formed) return false;
    at += decoded.length;
  }
}

std::size_t code_points(std::string_view text) {
  if (utf8::is_ascii(text)) return text.size();
  std::size_t count = 0;
  utf8::each_code_point(text, [&](char32_t) { ++count; });
  return count;
}

std::string_view code(TextFault fault) {
  switch (fault) {
    case TextFault::none:
      return "";
    case TextFault::not_utf8:
      return "not_utf8";
    case TextFault::replacement_character:
      return "replacement_character";
    case TextFault::control_character:
      return "control_character";
    case TextFault::bidi_override:
      return "bidi_override";
    case TextFault::blank:
      return "blank";
    case TextFault::outer_blank:
      return "outer_blank";
  }
  return "";
}

bool is_blank(char32_t code_point) { return u_isUWhiteSpace(static_cast<UChar32>(code_point)); }

namespace {

bool invisible(char32_t c) {
  if (c > 0x20 && c < 0x7F) return false;
  return is_blank(c) ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

TextFault fault_of(char32_t c, TextKind kind) {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
    const bool layout = kind == TextKind::multiline && (c == '\n' || c == '\t');
    return layout ? TextFault::none : TextFault::control_character;
  }
  if (c == utf8::replacement) return TextFault::replacement_character;
  const bool free_text = kind == TextKind::line || kind == TextKind::multiline;
  if (!free_text && turns_direction(c)) return TextFault::bidi_override;
  return TextFault::none;
}

}  // namespace

TextFault text_fault(std::string_view text, TextKind kind) {
  bool seen = false;
  char32_t first = 'x', last = 'x';
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded decoded = utf8::decode(text, at);
    if (!decoded.well_formed) return TextFault::not_utf8;
    last = decoded.code_point;
    if (at == 0) first = last;
    if (const TextFault fault = fault_of(last, kind); fault != TextFault::none) return fault;
    seen = seen || !invisible(last);
    at += decoded.length;
  }
  if (!seen) return TextFault::blank;
  if (kind == TextKind::code && (is_blank(first) || is_blank(last))) return TextFault::outer_blank;
  return TextFault::none;
}

bool placeholder(std::string_view text) {
  static constexpr std::array<std::string_view, 17> words{
      "ASDF", "DUMMY", "NA",  "NIL",  "NONE",        "NOTAPPLICABLE", "NULL",     "QWERTY",   "TBA",
      "TBC",  "TBD",   "TBN", "TODO", "TOBEADVISED", "TOBECONFIRMED", "TOFOLLOW", "UNDEFINED"};
  std::string key;
  utf8::each_code_point(comparison_key(text), [&](char32_t c) {
    if (u_isalnum(static_cast<UChar32>(c))) utf8::append(key, c);
  });
  if (key.empty()) return !text.empty();
  if (std::find(words.begin(), words.end(), key) != words.end()) return true;
  // One sign repeated: "xxx", "0000". Others need more of them: AAA is a battery, 111 a house
  // number.
  if (key.find_first_not_of(key.front()) != std::string::npos) return false;
  return key.size() >= (key.front() == 'X' || key.front() == '0' ? 3U : 5U);
}

}  // namespace supercargo
