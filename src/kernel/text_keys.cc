#include "kernel/text_keys.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <memory>
#include <vector>

#include "kernel/result.h"
#include "kernel/text.h"
#include "kernel/utf8.h"

namespace supercargo {
namespace {

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw Fault(std::string("Unicode data: ") + u_errorName(status));
}

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

std::string normalised(const icu::Normalizer2& form, std::string_view text) {
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  form.normalizeUTF8(0, piece(text), sink, nullptr, status);
  require(status);
  return out;
}

// ICU keeps its normalisers for the life of the program; only the look-up is saved here.
template <const icu::Normalizer2* (*Get)(UErrorCode&)>
const icu::Normalizer2& normaliser() {
  static const icu::Normalizer2& form = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = Get(status);
    require(status);
    return *found;
  }();
  return form;
}

std::string upper(std::string_view text) {
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(text.size()));
  icu::CaseMap::utf8ToUpper("", 0, piece(text), sink, nullptr, status);
  require(status);
  return out;
}

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// The five ASCII controls that count as white space, and the space itself.
bool ascii_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string ascii_comparison_key(std::string_view text) {
  std::string key;
  key.reserve(text.size());
  for (const char c : text) {
    if (!ascii_blank(c)) {
      key += ascii_upper(c);
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  }
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

bool separator(char32_t c) {
  if (c < 0x80) return c == ' ' || c == '-' || c == '/' || c == '.' || c == '_';
  const auto wide = static_cast<UChar32>(c);
  return c == 0x2212 || u_charType(wide) == U_DASH_PUNCTUATION || u_isUWhiteSpace(wide);
}

bool dash_or_blank(char32_t c) { return c != '/' && c != '.' && c != '_' && separator(c); }

template <class Unwanted>
std::string without(std::string_view text, Unwanted unwanted) {
  std::string out;
  out.reserve(text.size());
  utf8::each_code_point(text, [&](char32_t c) {
    if (!unwanted(c)) utf8::append(out, c);
  });
  return out;
}

// A collator is costly to make and not meant to be shared while in use: each thread keeps its own.
const icu::Collator& collator() {
  thread_local const std::unique_ptr<icu::Collator> own = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(
        icu::Collator::createInstance(icu::Locale::getRoot(), status));
    require(status);
    return made;
  }();
  return *own;
}

}  // namespace

std::string nfc(std::string_view text) {
  if (utf8::is_ascii(text)) return std::string(text);
  return normalised(normaliser<icu::Normalizer2::getNFCInstance>(), text);
}

std::string nfkc_fold(std::string_view text) {
  if (!utf8::is_ascii(text))
    return normalised(normaliser<icu::Normalizer2::getNFKCCasefoldInstance>(), text);
  std::string folded(text);
  for (char& c : folded)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return folded;
}

std::string comparison_key(std::string_view text) {
  if (utf8::is_ascii(text)) return ascii_comparison_key(text);
  // Folding first makes equal what upper case alone leaves apart; upper case can undo normal form.
  const std::string raised =
      normalised(normaliser<icu::Normalizer2::getNFKCInstance>(), upper(nfkc_fold(text)));
  std::string key;
  key.reserve(raised.size());
  utf8::each_code_point(raised, [&](char32_t c) {
    if (!is_blank(c)) {
      utf8::append(key, c);
    } else if (!key.empty() && key.back() != ' ') {
      key += ' ';
    }
  });
  if (!key.empty() && key.back() == ' ') key.pop_back();
  return key;
}

std::string loose_key(std::string_view text) {
  std::string key = without(comparison_key(text), separator);
  // A number of nothing but zeros keeps one: it is still a number.
  const std::size_t first = key.find_first_not_of('0');
  if (first == std::string::npos) return key.empty() ? key : "0";
  return key.substr(first);
}

std::string collation_key(std::string_view text) {
  static constexpr std::string_view digits = "0123456789abcdef";
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(piece(text));
  std::vector<std::uint8_t> bytes(64 + 4 * text.size());
  auto room = static_cast<std::int32_t>(bytes.size());
  std::int32_t size = collator().getSortKey(wide, bytes.data(), room);
  if (size > room) {
    bytes.resize(static_cast<std::size_t>(size));
    size = collator().getSortKey(wide, bytes.data(), size);
  }
  std::string key;
  // The last byte of a sort key is its terminating zero.
  for (std::size_t at = 0; at + 1 < static_cast<std::size_t>(size); ++at) {
    key += digits[bytes[at] >> 4];
    key += digits[bytes[at] & 15];
  }
  return key;
}

std::string code_key(std::string_view text) { return without(comparison_key(text), dash_or_blank); }

std::string lookalike_key(std::string_view text) {
  std::string key = code_key(text);
  for (char& c : key) {
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c == 'S') c = '5';
  }
  return key;
}

}  // namespace supercargo
