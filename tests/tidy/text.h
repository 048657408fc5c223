// Reads C++ just well enough for the style checks: what is code, what is a literal, what is a
// comment. Where it is unsure it stays silent: a missed case costs less than a false alarm.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supercargo::tidy {

// A string literal (neighbours that the compiler joins are one) or a comment.
struct Passage {
  std::size_t begin = 0;
  std::size_t end = 0;
  int line = 0;
  std::string text;
};

struct Reading {
  // As long as the file, with comments, literals and preprocessor lines blanked out.
  std::string code;
  std::vector<Passage> literals;
  std::vector<Passage> comments;
};

Reading read_cpp(std::string_view text);

int line_at(std::string_view text, std::size_t offset);
std::vector<std::string_view> lines_of(std::string_view text);
std::string trimmed(std::string_view text);

// Splits at commas that stand outside every bracket.
std::vector<std::string> split_list(std::string_view list);

}  // namespace supercargo::tidy
