// For tests: what a PDF says to other programs (poppler), and how its pages look beside pictures
// that were looked at once and kept.
#pragma once

#include <string>
#include <vector>

namespace supercargo::printing {

// Its text, laid out as on the page; of one page, counted from 1, or of all.
std::string extracted(const std::string& pdf, int page = 0);
// "" when every font in it is embedded and a Noto, else those that are not.
std::string foreign_fonts(const std::string& pdf);
// A line of pdfinfo: "PDF version", "Pages", "Page size".
std::string info(const std::string& pdf, const std::string& name);

// "" when the page looks like tests/pictures/NAME.png, else where it does not. Small differences,
// such as another version of a font makes, do not count. SUPERCARGO_REDRAW=1 keeps the picture
// instead.
std::string unlike_picture(const std::string& pdf, int page, const std::string& name);

// Whether anything on its first page is of that colour: "#7A1F5C".
bool shows_colour(const std::string& pdf, const std::string& colour);

// A small picture as PNG, with a text chunk that says this.
std::string drawn_png_with_text(const std::string& words);

}  // namespace supercargo::printing
