// Values in the payload of a frame: each says what it is, numbers with their first byte first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/session.h"

namespace supercargo::db {

class CellWriter {
 public:
  explicit CellWriter(std::string& out) : out_(out) {}
  CellWriter& nothing();
  CellWriter& integer(std::int64_t value);
  CellWriter& text(std::string_view value);
  CellWriter& bytes(std::string_view value);
  // The cursor's value, a column of this type.
  CellWriter& cell(const Cursor& row, int column, Type type);

 private:
  CellWriter& sized(char kind, std::string_view value);
  std::string& out_;
};

// Everything faults with XX001 when the payload holds something else. Texts are views into it.
class CellReader {
 public:
  explicit CellReader(std::string_view payload) : rest_(payload) {}
  bool is_at_end() const { return rest_.empty(); }
  std::int64_t integer();
  std::string_view text();
  // The next value for a column of this type.
  Argument cell(Type type);

 private:
  char kind();
  std::string_view take(std::size_t bytes);
  std::string_view sized();
  std::string_view rest_;
};

// How a table's words of search stand in a stream.
Table words_table(const std::string& searched);

[[noreturn]] void refuse_stream(const std::string& words);

}  // namespace supercargo::db
