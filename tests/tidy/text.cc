#include "tests/tidy/text.h"

#include <algorithm>
#include <cctype>

namespace supercargo::tidy {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { reading_.code.assign(text); }

  Reading read() {
    while (at_ < text_.size()) step();
    join_neighbours();
    return std::move(reading_);
  }

 private:
  void step() {
    if (starts("//")) return comment(std::min(text_.find('\n', at_), text_.size()));
    if (starts("/*")) return comment(end_after("*/", at_ + 2));
    if (starts("R\"") && !word_before()) return raw_literal();
    if (text_[at_] == '"') return literal(at_ + 1, closing_quote('"'), 1);
    if (text_[at_] == '\'' && !word_before()) return blank(closing_quote('\'') + 1);
    if (text_[at_] == '#' && first_on_line()) return preprocessor();
    ++at_;
  }

  bool starts(std::string_view what) const { return text_.substr(at_, what.size()) == what; }

  // Tells a digit separator from a character, and a raw string from a name that ends in R.
  bool word_before() const { return at_ > 0 && is_word(text_[at_ - 1]); }

  bool first_on_line() const {
    const auto before = text_.substr(0, at_);
    const auto last = before.find_last_not_of(" \t");
    return last == std::string_view::npos || before[last] == '\n';
  }

  std::size_t end_after(std::string_view what, std::size_t from) const {
    const auto found = text_.find(what, from);
    return found == std::string_view::npos ? text_.size() : found + what.size();
  }

  std::size_t closing_quote(char quote) const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    return std::min(end, text_.size());
  }

  void comment(std::size_t end) {
    reading_.comments.push_back(
        {at_, end, line_at(text_, at_), std::string(text_.substr(at_, end - at_))});
    blank(end);
  }

  void literal(std::size_t from, std::size_t to, std::size_t closing) {
    to = std::min(to, text_.size());
    const auto end = std::min(to + closing, text_.size());
    reading_.literals.push_back(
        {at_, end, line_at(text_, at_), std::string(text_.substr(from, to - from))});
    blank(end);
  }

  void raw_literal() {
    const auto open = text_.find('(', at_);
    if (open == std::string_view::npos) return blank(text_.size());
    const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    literal(open + 1, text_.find(close, open), close.size());
  }

  void preprocessor() {
    std::size_t end = std::min(text_.find('\n', at_), text_.size());
    while (end < text_.size() && text_[end - 1] == '\\') {
      end = std::min(text_.find('\n', end + 1), text_.size());
    }
    blank(end);
  }

  void blank(std::size_t end) {
    end = std::min(end, text_.size());
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') reading_.code[at_] = ' ';
    }
  }

  void join_neighbours() {
    std::vector<Passage> joined;
    for (auto& literal : reading_.literals) {
      const bool neighbour = !joined.empty() && only_space(joined.back().end, literal.begin);
      if (!neighbour) {
        joined.push_back(std::move(literal));
        continue;
      }
      joined.back().text += literal.text;
      joined.back().end = literal.end;
    }
    reading_.literals = std::move(joined);
  }

  // Looks at the file itself: between two literals of the code there may be another one, blanked.
  bool only_space(std::size_t from, std::size_t to) const {
    return text_.substr(from, to - from).find_first_not_of(" \t\n") == std::string_view::npos;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Reading reading_;
};

}  // namespace

Reading read_cpp(std::string_view text) { return Reader(text).read(); }

int line_at(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> items;
  std::size_t from = 0;
  int depth = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const char c = list[i];
    if (std::string_view("([{<").find(c) != std::string_view::npos) ++depth;
    if (std::string_view(")]}>").find(c) != std::string_view::npos) --depth;
    if (c != ',' || depth != 0) continue;
    items.push_back(trimmed(list.substr(from, i - from)));
    from = i + 1;
  }
  const auto last = trimmed(list.substr(from));
  if (!last.empty()) items.push_back(last);
  return items;
}

}  // namespace supercargo::tidy
