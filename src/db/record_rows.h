// Between records and rows, by their field tables: what reader.h and writer.h are made of.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/session.h"
#include "kernel/fields.h"

namespace supercargo::db {

inline Argument argument(std::int64_t value) { return {.integer = value}; }
inline Argument argument(int value) { return {.integer = value}; }
inline Argument argument(bool value) { return {.type = Type::boolean, .integer = value ? 1 : 0}; }
inline Argument argument(std::string_view value) { return {.type = Type::text, .text = value}; }
inline Argument argument(const std::string& value) { return {.type = Type::text, .text = value}; }
inline Argument argument(const char* value) { return {.type = Type::text, .text = value}; }
inline Argument argument(const Bytes& value) { return {.type = Type::bytes, .text = value.data}; }
inline Argument argument(Quantity value) { return {.integer = value.micro}; }
inline Argument argument(Price value) { return {.integer = value.micro}; }
inline Argument argument(Rate value) { return {.integer = value.e8}; }
inline Argument argument(Money value) { return {.integer = value.minor}; }
inline Argument argument(Currency value) {
  return {.type = Type::text, .null = value.empty(), .text = value.code()};
}
inline Argument argument(Instant value) { return {.null = !value, .integer = value.us}; }
inline Argument argument(Day value) { return {.null = !value, .integer = value.days}; }
template <class Tag>
Argument argument(Id<Tag> value) {
  return {.null = !value, .integer = value.value};
}
template <class E>
requires std::is_enum_v<E> Argument argument(E value) {
  return {.type = Type::text, .text = choices<E>().names[static_cast<int>(value)]};
}
template <class T>
Argument argument(const std::optional<T>& value) {
  if (value) return argument(*value);
  Argument none = argument(T{});
  none.null = true;
  return none;
}

inline void read_cell(const Cursor& row, int column, std::int64_t& value) {
  value = row.integer(column);
}
inline void read_cell(const Cursor& row, int column, bool& value) {
  value = row.integer(column) != 0;
}
inline void read_cell(const Cursor& row, int column, std::string& value) {
  value = row.text(column);
}
inline void read_cell(const Cursor& row, int column, Bytes& value) {
  value.data = row.bytes(column);
}
inline void read_cell(const Cursor& row, int column, Quantity& value) {
  value.micro = row.integer(column);
}
inline void read_cell(const Cursor& row, int column, Price& value) {
  value.micro = row.integer(column);
}
inline void read_cell(const Cursor& row, int column, Instant& value) {
  value.us = row.is_null(column) ? 0 : row.integer(column);
}
inline void read_cell(const Cursor& row, int column, Day& value) {
  if (!row.is_null(column)) value.days = static_cast<std::int32_t>(row.integer(column));
}
template <class Tag>
void read_cell(const Cursor& row, int column, Id<Tag>& value) {
  value.value = row.is_null(column) ? 0 : row.integer(column);
}
template <class T>
void read_cell(const Cursor& row, int column, std::optional<T>& value) {
  if (!row.is_null(column)) read_cell(row, column, value.emplace());
}

Type column_type(Kind kind);

// One stored value of a record; `outer` is the nested object it stands in, when stored flat.
struct Leaf {
  const Field* outer = nullptr;
  const Field* field = nullptr;
};

// How a record becomes a row: where its values stand, and the columns: one for each, but two for
// what is stored packed.
struct Layout {
  Table table;
  std::vector<Leaf> leaves;
};

// All stored fields of an entity, in the order of its table of fields. Made once, never freed.
const Layout& layout_of(const Entity& entity);
// Only these fields (by their names), keys first. Made once for each list of names.
const Layout& layout_of(const Entity& entity, std::span<const char* const> names);
inline const Table& table_of(const Entity& entity) { return layout_of(entity).table; }

// Cells of many records; keeps the texts it had to make (JSON of nested values) until it goes.
class Cells {
 public:
  void make_room(const Layout& layout, std::size_t records);
  // Appends one record's cells for the columns of the layout.
  void append(const Layout& layout, const void* record);
  std::span<const Argument> view() const { return cells_; }

 private:
  void append_packed(Argument text);

  std::vector<Argument> cells_;
  std::deque<std::string> made_;
};

// Fills the stored fields of a record from the columns of the row, starting at `column`.
void read_record_row(const Cursor& row, int column, const Entity& entity, void* record);

// The statement with {fields} (or {o.fields}) replaced by the entity's columns; made once for each
// pair of statement and entity, so that its address can stand for it.
const std::string& expanded(const char* statement, const Entity& entity);

}  // namespace supercargo::db
