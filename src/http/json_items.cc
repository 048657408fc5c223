#include "http/json_items.h"

#include <algorithm>

namespace supercargo::http {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// Walks through a document that is known to be well formed.
class Walk {
 public:
  explicit Walk(std::string_view document) : rest_(document) {}

  char next() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
    return rest_.empty() ? '\0' : rest_.front();
  }
  bool take(char wanted) {
    if (next() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // A whole value, without the blanks around it.
  std::string_view value() {
    next();
    const std::string_view from = rest_;
    std::size_t depth = 0;
    do {
      const char at = rest_.front();
      if (at == '"') {
        skip_text();
        continue;
      }
      if (at == '[' || at == '{') ++depth;
      if (at == ']' || at == '}') --depth;
      rest_.remove_prefix(1);
    } while (!rest_.empty() && (depth > 0 || !ends_here()));
    return from.substr(0, from.size() - rest_.size());
  }

 private:
  bool ends_here() const {
    return std::string_view(",:]} \t\r\n").find(rest_.front()) != std::string_view::npos;
  }
  void skip_text() {
    std::size_t at = 1;
    while (at < rest_.size() && rest_[at] != '"') at += rest_[at] == '\\' ? 2 : 1;
    rest_.remove_prefix(std::min(at + 1, rest_.size()));
  }

  std::string_view rest_;
};

}  // namespace

std::vector<std::string_view> verbatim_items(std::string_view document) {
  Walk walk(document);
  if (walk.take('{')) {
    bool found = false;
    while (!found && walk.next() == '"') {
      found = walk.value() == "\"items\"";
      walk.take(':');
      if (found) break;
      walk.value();
      walk.take(',');
    }
    if (!found) return {};
  }
  std::vector<std::string_view> items;
  if (!walk.take('[')) return {};
  while (walk.next() != ']' && walk.next() != '\0') {
    items.push_back(walk.value());
    walk.take(',');
  }
  return items;
}

}  // namespace supercargo::http
