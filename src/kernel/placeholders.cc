#include "kernel/placeholders.h"

#include <algorithm>

namespace supercargo {
namespace {

// Calls `met` with each name in braces and `plain` with every text between.
template <class Plain, class Met>
void read_words(const std::string& words, const Plain& plain, const Met& met) {
  std::size_t from = 0;
  while (from < words.size()) {
    const auto open = words.find('{', from);
    const auto close = open == std::string::npos ? open : words.find('}', open);
    if (close == std::string::npos) break;
    plain(words.substr(from, open - from));
    met(words.substr(open + 1, close - open - 1));
    from = close + 1;
  }
  plain(words.substr(from));
}

const std::string* value_of(const Placeholders& values, const std::string& name) {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [&](const auto& each) { return each.first == name; });
  return found == values.end() ? nullptr : &found->second;
}

}  // namespace

std::string filled(const std::string& words, const Placeholders& values) {
  std::string out;
  read_words(
      words, [&](const std::string& plain) { out += plain; },
      [&](const std::string& name) {
        const std::string* value = value_of(values, name);
        out += value == nullptr ? '{' + name + '}' : *value;
      });
  return out;
}

std::vector<std::string> unknown_names(const std::string& words, const Placeholders& known) {
  std::vector<std::string> unknown;
  read_words(
      words, [](const std::string&) {},
      [&](const std::string& name) {
        if (value_of(known, name) == nullptr) unknown.push_back(name);
      });
  return unknown;
}

}  // namespace supercargo
