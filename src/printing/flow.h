// A body of text and tables that runs from page to page: where it stands, and what begins and ends
// each page. Used by pages_of alone.
#pragma once

#include <string>
#include <vector>

#include "printing/pages.h"

namespace supercargo::printing {

inline constexpr int hairline = point / 2;
inline constexpr int gap = 8 * point;  // between columns

class Flow {
 public:
  Flow(const Document& document, const Typesetter& typesetter);

  int left() const { return left_; }
  int right() const { return right_; }
  int width() const { return right_ - left_; }
  int y() const { return y_; }
  void go_to(int y) { y_ = y; }
  void skip(int height) { y_ += height; }
  int room() const { return bottom_ - y_; }
  int page_room() const { return bottom_ - top_; }

  // Ends the page when less than that is left of it, unless it is empty.
  void want(int height);
  void turn_page();

  // At the place; returns the height.
  int put(int x, int y, Words words);
  void box(int x, int y, int width, int height, Ink ink);
  void bars(const PlacedBars& bars) { pages_.back().bars.push_back(bars); }
  void logo(const PlacedLogo& logo) { pages_.back().logos.push_back(logo); }
  // A paragraph over the width from x, over as many pages as it takes.
  void run(int x, int width, std::string text, Style style);

  const Typesetter& typesetter() const { return typesetter_; }
  // With the foot of every page; call once, last.
  std::vector<Page> finish() &&;

 private:
  void begin_page();
  void add_foot(Page& page, const std::string& page_words) const;

  const Document& document_;
  const Typesetter& typesetter_;
  int page_width_ = 0;
  int page_height_ = 0;
  int left_ = 0;
  int right_ = 0;
  int top_ = 0;
  int bottom_ = 0;
  int foot_ = 0;
  int y_ = 0;
  std::vector<Page> pages_;
};

// A table from where the flow stands.
void run_table(Flow& flow, const Table& table);

}  // namespace supercargo::printing
