// What stands on a document: data first, so that it can be read, compared and tested as words; how
// it becomes pages is decided elsewhere (pages.h) and drawn elsewhere (pdf.h). Knows no order, no
// invoice and no database. All texts are data: nothing in them is markup.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace supercargo::printing {

enum class Paper : std::uint8_t { a4, letter };
enum class Language : std::uint8_t { english, traditional_chinese, simplified_chinese };
enum class Align : std::uint8_t { left, right };

// What is the same on every document of a company.
struct Letterhead {
  std::string company = {};
  std::vector<std::string> address = {};  // beside the name, a line each
  std::string accent = "#0B5D70";         // of titles and the line above what is to be paid
  std::string logo = {};                  // a PNG as `kept_logo` gives it; none: the name is set
  std::vector<std::vector<std::string>> footer = {};  // columns of lines
};

struct Block {
  std::string heading = {};
  std::vector<std::string> lines = {};
};
struct Fact {
  std::string label = {};
  std::string value = {};
};
// A code that machines read (GS1-128), with the words of people under it.
struct Barcode {
  std::string data = {};   // application identifiers in brackets: [00]106141412345678908
  std::string words = {};  // (00) 1 0614141 234567890 8
};

struct Column {
  std::string heading = {};
  int share = 1;  // of the width, beside the other columns' shares
  Align align = Align::left;
};
struct Cell {
  std::string text = {};
  std::vector<std::string> beneath = {};  // smaller, under it
};
using Row = std::vector<Cell>;
// Its headings stand again on every page that it reaches.
struct Table {
  std::string heading = {};
  std::vector<Column> columns = {};
  std::vector<Row> rows = {};
  std::vector<Barcode> barcodes = {};  // after its heading: of the package that it lists
};

enum class Weight : std::uint8_t { plain, strong };
struct Total {
  std::string label = {};
  std::string amount = {};
  Weight weight = Weight::plain;
};

struct Document {
  Language language = Language::english;
  Paper paper = Paper::a4;
  Letterhead letterhead = {};
  std::string title = {};
  std::string number = {};
  std::string mark = {};  // what whoever looks at it must see first: cancelled, a specimen
  Block addressee = {};
  std::vector<Block> blocks = {};  // beside it and under it: where to, who pays
  std::vector<Fact> facts = {};
  std::vector<std::string> opening = {};  // paragraphs
  std::vector<Table> tables = {};
  std::vector<Total> totals = {};
  Table taxes = {};
  std::vector<Block> notes = {};
  std::vector<std::string> signatures = {};  // a line to write on above each
  std::string page_words = "{page} / {pages}";
};

// A label for a package, on a page of its own: A6, or 4 by 6 inches where paper is Letter.
struct Label {
  std::string company = {};
  Block from = {};
  Block to = {};
  std::vector<Fact> facts = {};
  Barcode barcode = {};
};
struct Labels {
  Language language = Language::english;
  Paper paper = Paper::a4;
  std::string title = {};
  std::vector<Label> labels = {};
};

// Everything that stands there, a line each, in the order in which it is read.
std::string words_of(const Document& document);

}  // namespace supercargo::printing
