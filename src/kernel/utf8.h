// The innermost steps of walking UTF-8: for kernel code that has to look at code points.
// An ill-formed byte decodes to U+FFFD of length 1, so every walk ends and none reads past the end.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace supercargo::utf8 {

inline constexpr char32_t replacement = 0xFFFD;

struct Decoded {
  char32_t code_point = replacement;
  std::uint8_t length = 1;
  bool well_formed = false;
};

// How many plain bytes the text begins with.
inline std::size_t ascii_prefix(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & high_bits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

inline bool is_ascii(std::string_view text) { return ascii_prefix(text) == text.size(); }

// Length told by the first byte and the bounds of the second one: Unicode 15, table 3-7.
inline Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t n) -> unsigned {
    return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0U;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1, true};
  if (first < 0xC2 || first > 0xF4) return {};
  unsigned low = 0x80, high = 0xBF;
  if (first == 0xE0) low = 0xA0;
  if (first == 0xED) high = 0x9F;
  if (first == 0xF0) low = 0x90;
  if (first == 0xF4) high = 0x8F;
  const unsigned second = byte(1);
  if (second < low || second > high) return {};
  if (first < 0xE0) return {((first & 0x1F) << 6) | (second & 0x3F), 2, true};
  const unsigned third = byte(2);
  if ((third & 0xC0) != 0x80) return {};
  if (first < 0xF0)
    return {((first & 0x0F) << 12) | ((second & 0x3F) << 6) | (third & 0x3F), 3, true};
  const unsigned fourth = byte(3);
  if ((fourth & 0xC0) != 0x80) return {};
  return {
      ((first & 0x07) << 18) | ((second & 0x3F) << 12) | ((third & 0x3F) << 6) | (fourth & 0x3F), 4,
      true};
}

inline void append(std::string& text, char32_t c) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6)), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

// Calls `see` with each code point in turn.
template <class See>
void each_code_point(std::string_view text, See see) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    see(decoded.code_point);
    at += decoded.length;
  }
}

}  // namespace supercargo::utf8
