#include "printing/pages.h"

#include <algorithm>

#include "printing/flow.h"

namespace supercargo::printing {
namespace {

// Where the windows of envelopes are (ISO 269, DIN 5008).
constexpr int address_top = millimetres(46);
constexpr int address_width = millimetres(85);
constexpr int logo_width = millimetres(60);
constexpr int logo_height = millimetres(17);

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

int put_block(Flow& flow, const Block& block, int x, int y, int width) {
  int used = flow.put(x, y, {block.heading, Style::label, width});
  if (used > 0) used += 2 * point;
  return used + flow.put(x, y + used, {joined(block.lines), Style::body, width});
}

void put_head(Flow& flow, const Letterhead& letterhead) {
  const int y = flow.y();
  if (letterhead.logo.empty())
    flow.put(flow.left(), y, {letterhead.company, Style::company, flow.width() * 3 / 5});
  else
    flow.logo({flow.left(), y, logo_width, logo_height});
  std::vector<std::string> lines = letterhead.address;
  if (!letterhead.logo.empty()) lines.insert(lines.begin(), letterhead.company);
  flow.put(flow.left() + flow.width() / 2, y,
           {joined(lines), Style::small, flow.width() / 2, Align::right});
  flow.go_to(std::max(
      address_top,
      y + flow.typesetter().height({joined(lines), Style::small, flow.width() / 2}) + 10 * point));
}

// Beside the addressee: number, dates, references.
int put_facts(Flow& flow, const std::vector<Fact>& facts, int x, int y) {
  const int begin = y;
  const int label_width = (flow.right() - x) * 9 / 20;
  for (const Fact& fact : facts) {
    if (fact.value.empty()) continue;
    const int label = flow.put(x, y + 3 * point / 2, {fact.label, Style::label, label_width - gap});
    const int value =
        flow.put(x + label_width, y, {fact.value, Style::body, flow.right() - x - label_width});
    y += std::max(label, value) + 2 * point;
  }
  return y - begin;
}

void put_title(Flow& flow, const Document& document) {
  flow.put(flow.left(), flow.y(), {document.title, Style::title, flow.width()});
  const int own = flow.typesetter().width(document.title, Style::title) + 10 * point;
  flow.put(flow.left() + own, flow.y() + 2 * point,
           {document.number, Style::number, std::max(flow.width() - own, 80 * point)});
  flow.skip(34 * point);
  if (document.mark.empty()) return;
  flow.skip(flow.put(flow.left(), flow.y(), {document.mark, Style::mark, flow.width()}) +
            4 * point);
}

// Two or three beside each other.
void put_blocks(Flow& flow, const std::vector<Block>& blocks) {
  if (blocks.empty()) return;
  const int count = std::clamp(static_cast<int>(blocks.size()), 2, 3);
  const int width = flow.width() / count;
  for (std::size_t at = 0; at < blocks.size(); at += static_cast<std::size_t>(count)) {
    int height = 0;
    for (int i = 0; i < count && at + static_cast<std::size_t>(i) < blocks.size(); ++i)
      height = std::max(height, put_block(flow, blocks[at + static_cast<std::size_t>(i)],
                                          flow.left() + i * width, flow.y(), width - gap));
    flow.skip(height + 10 * point);
  }
}

void put_totals(Flow& flow, const std::vector<Total>& totals) {
  if (totals.empty()) return;
  const int x = flow.left() + flow.width() * 11 / 20;
  const int label_width = (flow.right() - x) / 2;
  flow.want(static_cast<int>(totals.size()) * 20 * point);
  flow.skip(6 * point);
  for (const Total& total : totals) {
    const bool strong = total.weight == Weight::strong;
    if (strong) {
      flow.skip(4 * point);
      flow.box(x, flow.y(), flow.right() - x, point, Ink::accent);
      flow.skip(4 * point);
    }
    const Style style = strong ? Style::total : Style::body;
    const int label = flow.put(x, flow.y(), {total.label, style, label_width});
    const int amount =
        flow.put(x + label_width, flow.y(),
                 {total.amount, style, flow.right() - x - label_width, Align::right});
    flow.skip(std::max(label, amount) + 2 * point);
  }
  flow.skip(6 * point);
}

void put_signatures(Flow& flow, const std::vector<std::string>& names) {
  if (names.empty()) return;
  flow.want(70 * point);
  flow.skip(44 * point);
  const int width = flow.width() / static_cast<int>(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const int x = flow.left() + static_cast<int>(i) * width;
    flow.box(x, flow.y(), width - 2 * gap, hairline, Ink::third);
    flow.put(x, flow.y() + 3 * point, {names[i], Style::label, width - 2 * gap});
  }
  flow.skip(20 * point);
}

}  // namespace

std::vector<Page> pages_of(const Document& document, const Typesetter& typesetter) {
  Flow flow(document, typesetter);
  put_head(flow, document.letterhead);
  const int top = flow.y();
  const int address = put_block(flow, document.addressee, flow.left(), top, address_width);
  const int facts = put_facts(flow, document.facts, flow.left() + flow.width() * 11 / 20, top);
  flow.go_to(top + std::max({address, facts, 60 * point}) + 22 * point);
  put_title(flow, document);
  put_blocks(flow, document.blocks);
  for (const std::string& paragraph : document.opening) {
    flow.run(flow.left(), flow.width(), paragraph, Style::body);
    flow.skip(6 * point);
  }
  for (const Table& table : document.tables) {
    flow.skip(6 * point);
    run_table(flow, table);
    flow.skip(6 * point);
  }
  put_totals(flow, document.totals);
  if (!document.taxes.rows.empty()) {
    flow.skip(6 * point);
    run_table(flow, document.taxes);
    flow.skip(8 * point);
  }
  for (const Block& note : document.notes) {
    flow.want(40 * point);
    flow.skip(8 * point);
    flow.run(flow.left(), flow.width(), note.heading, Style::heading);
    for (const std::string& line : note.lines)
      flow.run(flow.left(), flow.width(), line, Style::body);
  }
  put_signatures(flow, document.signatures);
  return std::move(flow).finish();
}

std::vector<Page> pages_of(const Labels& labels, const Typesetter& typesetter) {
  const bool is_letter = labels.paper == Paper::letter;
  const int width = is_letter ? 288 * point : millimetres(105);
  const int height = is_letter ? 432 * point : millimetres(148);
  Document blank;
  std::vector<Page> pages;
  if (labels.labels.size() > pages_max) throw Fault("more labels than anybody sticks on");
  for (const Label& label : labels.labels) {
    Page page{.width = width, .height = height};
    const int left = millimetres(7);
    const int inner = width - 2 * left;
    int y = millimetres(7);
    const auto put = [&](const std::string& text, Style style, int after) {
      const Words words{text, style, inner};
      const int own = typesetter.height(words);
      if (own > 0) page.words.push_back({left, y, words});
      y += own + after;
    };
    const auto rule = [&] {
      page.boxes.push_back({left, y, inner, point, Ink::text});
      y += 7 * point;
    };
    put(label.company, Style::heading, 1 * point);
    put(joined(label.from.lines), Style::small, 5 * point);
    rule();
    put(label.to.heading, Style::label, 1 * point);
    put(joined(label.to.lines), Style::total, 5 * point);
    rule();
    for (const Fact& fact : label.facts)
      if (!fact.value.empty()) put(fact.label + "  " + fact.value, Style::body, 1 * point);
    if (const auto bars = gs1_128(label.barcode.data)) {
      // GS1 General Specifications 5.12: modules of 0.495 mm at least, bars of 31.75 mm.
      constexpr int module = 1450;
      constexpr int bar_height = 91 * point;
      const int top = height - millimetres(14) - bar_height;
      page.boxes.push_back({left, top - 8 * point, inner, point, Ink::text});
      const int x = (width - bars->width * module) / 2;
      page.bars.push_back({x, top, module, bar_height, *bars});
      page.words.push_back({x,
                            top + bar_height + 4 * point,
                            {label.barcode.words, Style::strong, bars->width * module}});
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace supercargo::printing
