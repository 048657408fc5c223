// Codes that machines read, as bars: GS1-128. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace supercargo::printing {

// In modules, the narrowest width there is.
struct Bar {
  int from = 0;
  int width = 0;
};
struct Bars {
  int width = 0;  // without the quiet zones of ten modules on both sides
  std::vector<Bar> bars = {};
};

// Application identifiers in brackets: [00]106141412345678908. Nothing when GS1 has no such code:
// unknown identifiers, wrong length or check digit.
std::optional<Bars> gs1_128(const std::string& data);

}  // namespace supercargo::printing
