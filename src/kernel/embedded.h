// Files built into the program (migrations, code lists, web assets): bytes that need no
// installation. `cmake/embed.cmake` makes the table behind each function.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace supercargo::embedded {

struct Span {
  const char* begin = nullptr;
  const char* end = nullptr;
  std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

struct File {
  std::string_view name;
  Span bytes;
};

// db/migrations/*.sql in the order of their names.
std::vector<File> migrations();

}  // namespace supercargo::embedded
