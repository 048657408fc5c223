// How a document becomes pages: what stands where, decided before anything is drawn, so that "page
// 2 of 5" is known on page 1. One layout for every kind of document.
#pragma once

#include <vector>

#include "printing/barcode.h"
#include "printing/typesetter.h"

namespace supercargo::printing {

// Longer documents are cut off before they are composed (security.md 4).
inline constexpr std::size_t pages_max = 500;

struct PlacedWords {
  int x = 0;
  int y = 0;
  Words words;
};
// A line, or what is filled.
struct PlacedBox {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
  Ink ink = Ink::line;
};
struct PlacedBars {
  int x = 0;
  int y = 0;
  int module = 0;  // the width of one
  int height = 0;
  Bars bars;
};
// Where the logo may stand: it fills the width or the height, from the left and the top.
struct PlacedLogo {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

struct Page {
  int width = 0;
  int height = 0;
  std::vector<PlacedWords> words = {};
  std::vector<PlacedBox> boxes = {};
  std::vector<PlacedBars> bars = {};
  std::vector<PlacedLogo> logos = {};
};

// Throws Fault when there are more than pages_max of them.
std::vector<Page> pages_of(const Document& document, const Typesetter& typesetter);
std::vector<Page> pages_of(const Labels& labels, const Typesetter& typesetter);

}  // namespace supercargo::printing
