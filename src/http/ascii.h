// Letter case as protocols mean it: the 26 of ASCII, whatever the locale.
#pragma once

#include <algorithm>
#include <string_view>

namespace supercargo::http {

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool same_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace supercargo::http
