#include "printing/document.h"

namespace supercargo::printing {
namespace {

class Lines {
 public:
  void add(const std::string& line) {
    if (!line.empty()) words_.append(line).push_back('\n');
  }
  void add(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) add(line);
  }
  void add(const Block& block) {
    if (block.lines.empty()) return;
    add(block.heading);
    add(block.lines);
  }
  void add(const Table& table) {
    if (table.rows.empty()) return;
    add(table.heading);
    for (const Barcode& barcode : table.barcodes) add(barcode.words);
    std::string headings;
    for (const Column& column : table.columns)
      headings.append(headings.empty() ? "" : " | ").append(column.heading);
    add(headings);
    for (const Row& row : table.rows) add(row);
  }
  std::string words() && { return std::move(words_); }

 private:
  void add(const Row& row) {
    std::string cells;
    for (const Cell& cell : row) {
      if (&cell != &row.front()) cells += " | ";
      cells += cell.text;
    }
    add(cells);
    for (const Cell& cell : row)
      for (const std::string& line : cell.beneath) add("  " + line);
  }

  std::string words_;
};

}  // namespace

std::string words_of(const Document& document) {
  Lines lines;
  lines.add(document.letterhead.company);
  lines.add(document.letterhead.address);
  lines.add(document.addressee);
  lines.add(document.title + " " + document.number);
  lines.add(document.mark);
  for (const Fact& fact : document.facts) lines.add(fact.label + ": " + fact.value);
  for (const Block& block : document.blocks) lines.add(block);
  lines.add(document.opening);
  for (const Table& table : document.tables) lines.add(table);
  for (const Total& total : document.totals) lines.add(total.label + " " + total.amount);
  lines.add(document.taxes);
  for (const Block& note : document.notes) lines.add(note);
  lines.add(document.signatures);
  for (const auto& column : document.letterhead.footer) lines.add(column);
  return std::move(lines).words();
}

}  // namespace supercargo::printing
