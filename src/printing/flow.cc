#include "printing/flow.h"

#include <algorithm>

namespace supercargo::printing {
namespace {

constexpr int side_margin = millimetres(20);
constexpr int outer_margin = millimetres(13);

std::string replaced(std::string text, const std::string& name, std::size_t number) {
  const auto at = text.find(name);
  if (at != std::string::npos) text.replace(at, name.size(), std::to_string(number));
  return text;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

}  // namespace

Flow::Flow(const Document& document, const Typesetter& typesetter)
    : document_(document), typesetter_(typesetter) {
  const bool is_letter = document.paper == Paper::letter;
  page_width_ = is_letter ? 612 * point : millimetres(210);
  page_height_ = is_letter ? 792 * point : millimetres(297);
  left_ = side_margin;
  right_ = page_width_ - side_margin;
  int foot_height = typesetter.height({"1", Style::foot, -1});
  for (const auto& column : document.letterhead.footer)
    foot_height = std::max(foot_height, typesetter.height({joined(column), Style::foot, -1}));
  foot_ = page_height_ - outer_margin - foot_height;
  bottom_ = foot_ - 16 * point;
  begin_page();
}

void Flow::begin_page() {
  if (pages_.size() == pages_max) throw Fault("a document has more pages than anybody reads");
  pages_.push_back({.width = page_width_, .height = page_height_});
  y_ = top_ = outer_margin;
  if (pages_.size() == 1) return;
  put(left_, y_, {document_.letterhead.company, Style::small, width() / 2});
  put(left_ + width() / 2, y_,
      {document_.title + "  " + document_.number, Style::small, width() / 2, Align::right});
  box(left_, y_ + 16 * point, width(), hairline, Ink::line);
  y_ = top_ = y_ + 26 * point;
}

void Flow::turn_page() { begin_page(); }

void Flow::want(int height) {
  if (room() < height && y_ > top_) turn_page();
}

int Flow::put(int x, int y, Words words) {
  const int height = typesetter_.height(words);
  if (height > 0) pages_.back().words.push_back({x, y, std::move(words)});
  return height;
}

void Flow::box(int x, int y, int width, int height, Ink ink) {
  pages_.back().boxes.push_back({x, y, width, height, ink});
}

void Flow::run(int x, int width, std::string text, Style style) {
  while (!text.empty()) {
    const Words words{text, style, width};
    if (typesetter_.height(words) <= room()) {
      skip(put(x, y_, words));
      return;
    }
    // One line alone at the foot of a page is a widow: the paragraph goes on overleaf.
    if (room() < 2 * typesetter_.height({"1", style, -1}) && y_ > top_) {
      turn_page();
      continue;
    }
    const std::size_t part = typesetter_.fitting(words, room());
    put(x, y_, {text.substr(0, part), style, width});
    text.erase(0, part);
    if (!text.empty()) turn_page();
  }
}

void Flow::add_foot(Page& page, const std::string& page_words) const {
  const auto& columns = document_.letterhead.footer;
  page.boxes.push_back({left_, foot_ - 7 * point, width(), hairline, Ink::line});
  const int count = static_cast<int>(columns.size()) + 1;
  // The number of the page has less to say than the others.
  const int step = count == 1 ? width() : width() * 22 / 25 / (count - 1);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int x = left_ + static_cast<int>(i) * step;
    page.words.push_back({x, foot_, {joined(columns[i]), Style::foot, step - gap}});
  }
  const int own = typesetter_.width(page_words, Style::foot) + point;
  page.words.push_back({right_ - own, foot_, {page_words, Style::foot, own, Align::right}});
}

std::vector<Page> Flow::finish() && {
  for (std::size_t i = 0; i < pages_.size(); ++i)
    add_foot(pages_[i],
             replaced(replaced(document_.page_words, "{page}", i + 1), "{pages}", pages_.size()));
  return std::move(pages_);
}

namespace {

constexpr int pad = 5 * point;
constexpr int bars_height = 34 * point;
constexpr int module_width = 3 * point / 4;

struct Span {
  int x = 0;
  int width = 0;
};

class Setting {
 public:
  Setting(Flow& flow, const Table& table) : flow_(flow), table_(table) {
    int shares = 0;
    for (const Column& column : table.columns) shares += column.share;
    int x = flow.left();
    for (const Column& column : table.columns) {
      const int width =
          static_cast<int>(static_cast<std::int64_t>(flow.width()) * column.share / shares);
      spans_.push_back({x, width - (&column == &table.columns.back() ? 0 : gap)});
      x += width;
    }
  }

  void run() {
    begin();
    for (const Row& row : table_.rows) add(row);
  }

 private:
  static constexpr int heading_height = 20 * point;

  void begin() {
    const int first = table_.rows.empty() ? 0 : std::min(height(table_.rows.front()), 90 * point);
    const int bars = table_.barcodes.empty() ? 0 : bars_height + 24 * point;
    flow_.want((table_.heading.empty() ? 0 : 22 * point) + bars + heading_height + first);
    if (!table_.heading.empty()) {
      flow_.skip(
          flow_.put(flow_.left(), flow_.y(), {table_.heading, Style::heading, flow_.width()}) +
          4 * point);
    }
    for (const Barcode& barcode : table_.barcodes) add(barcode);
    set_headings();
  }

  void set_headings() {
    for (std::size_t i = 0; i < spans_.size(); ++i) {
      const Column& column = table_.columns[i];
      flow_.put(spans_[i].x, flow_.y(),
                {column.heading, Style::label, spans_[i].width, column.align});
    }
    flow_.skip(heading_height - 5 * point);
    flow_.box(flow_.left(), flow_.y(), flow_.width(), 3 * point / 4, Ink::text);
  }

  Words words(std::size_t column, const std::string& text, Style style) const {
    return {text, style, spans_[column].width, table_.columns[column].align};
  }

  int height(const Row& row) const {
    int most = 0;
    for (std::size_t i = 0; i < row.size() && i < spans_.size(); ++i) {
      int own = flow_.typesetter().height(words(i, row[i].text, Style::body));
      for (const std::string& line : row[i].beneath)
        own += flow_.typesetter().height(words(i, line, Style::small));
      most = std::max(most, own);
    }
    return most + 2 * pad;
  }

  void add(const Row& row) {
    const int wanted = height(row);
    if (wanted > flow_.page_room() - heading_height) return add_in_parts(row);
    if (wanted > flow_.room()) next_page();
    for (std::size_t i = 0; i < row.size() && i < spans_.size(); ++i) {
      int y = flow_.y() + pad;
      y += flow_.put(spans_[i].x, y, words(i, row[i].text, Style::body));
      for (const std::string& line : row[i].beneath)
        y += flow_.put(spans_[i].x, y, words(i, line, Style::small));
    }
    flow_.skip(wanted);
    end_row();
  }

  // More than a page holds: as much of every cell as fits, and the rest overleaf.
  void add_in_parts(Row row) {
    bool more = true;
    while (more) {
      if (flow_.room() < 60 * point) next_page();
      more = false;
      const int room = flow_.room() - 2 * pad;
      for (std::size_t i = 0; i < row.size() && i < spans_.size(); ++i) {
        int used = take(i, row[i].text, Style::body, 0, room);
        for (std::string& line : row[i].beneath) {
          if (!row[i].text.empty() || used >= room) break;
          used += take(i, line, Style::small, used, room);
        }
        more = more || !row[i].text.empty() ||
               std::any_of(row[i].beneath.begin(), row[i].beneath.end(),
                           [](const std::string& line) { return !line.empty(); });
      }
      if (more) next_page();
    }
    flow_.go_to(flow_.y() + flow_.room());
    end_row();
  }

  // Puts the lines that fit and leaves the rest; returns the height.
  int take(std::size_t column, std::string& text, Style style, int used, int room) {
    if (text.empty()) return 0;
    const Words all = words(column, text, style);
    const std::size_t part = flow_.typesetter().fitting(all, room - used);
    const Words now = words(column, text.substr(0, part), style);
    text.erase(0, part);
    return flow_.put(spans_[column].x, flow_.y() + pad + used, now);
  }

  void end_row() { flow_.box(flow_.left(), flow_.y(), flow_.width(), hairline, Ink::line); }

  void next_page() {
    flow_.turn_page();
    set_headings();
  }

  void add(const Barcode& barcode) {
    const auto bars = gs1_128(barcode.data);
    if (!bars) return;
    flow_.bars({flow_.left() + 10 * module_width, flow_.y(), module_width, bars_height, *bars});
    flow_.skip(bars_height + 3 * point);
    flow_.skip(flow_.put(flow_.left() + 10 * module_width, flow_.y(),
                         {barcode.words, Style::small, flow_.width()}) +
               6 * point);
  }

  Flow& flow_;
  const Table& table_;
  std::vector<Span> spans_;
};

}  // namespace

void run_table(Flow& flow, const Table& table) {
  if (!table.columns.empty() && !table.rows.empty()) Setting(flow, table).run();
}

}  // namespace supercargo::printing
