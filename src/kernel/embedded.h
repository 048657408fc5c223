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
// db/packing/*.zdict: what packed texts are like (db/packing.h), one file for each id, the
// newest last.
std::vector<File> dictionaries();
// One file: the first five bytes of the SHA-256 of each leaked password, sorted; empty when the
// program was built without the list.
std::vector<File> leaked_passwords();
// One file: the browser desk as `web/pack.mjs` makes it; empty when it was not built.
std::vector<File> desk();

}  // namespace supercargo::embedded
