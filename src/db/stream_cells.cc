#include "db/stream_cells.h"

#include "db/postgres_parameters.h"

namespace supercargo::db {
namespace {

constexpr char null_kind = '0';
constexpr char integer_kind = 'i';
constexpr char text_kind = 't';
constexpr char bytes_kind = 'b';
constexpr std::size_t integer_bytes = 8;
constexpr std::size_t size_bytes = 4;

}  // namespace

void refuse_stream(const std::string& words) { throw DatabaseFault("XX001", words); }

CellWriter& CellWriter::nothing() {
  out_.push_back(null_kind);
  return *this;
}

CellWriter& CellWriter::integer(std::int64_t value) {
  out_.push_back(integer_kind);
  append_big_endian(out_, value, integer_bytes);
  return *this;
}

CellWriter& CellWriter::sized(char kind, std::string_view value) {
  out_.push_back(kind);
  append_big_endian(out_, static_cast<std::int64_t>(value.size()), size_bytes);
  out_.append(value);
  return *this;
}

CellWriter& CellWriter::text(std::string_view value) { return sized(text_kind, value); }
CellWriter& CellWriter::bytes(std::string_view value) { return sized(bytes_kind, value); }

CellWriter& CellWriter::cell(const Cursor& row, int column, Type type) {
  if (row.is_null(column)) return nothing();
  if (type == Type::text) return text(row.text(column));
  if (type == Type::bytes) return bytes(row.bytes(column));
  return integer(row.integer(column));
}

std::string_view CellReader::take(std::size_t bytes) {
  if (rest_.size() < bytes) refuse_stream("a row is cut off");
  const auto taken = rest_.substr(0, bytes);
  rest_.remove_prefix(bytes);
  return taken;
}

char CellReader::kind() { return take(1).front(); }

std::string_view CellReader::sized() {
  const std::int64_t size = read_big_endian(take(size_bytes));
  if (size < 0) refuse_stream("a value has no size");
  return take(static_cast<std::size_t>(size));
}

std::int64_t CellReader::integer() {
  if (kind() != integer_kind) refuse_stream("a number is missing");
  return read_big_endian(take(integer_bytes));
}

std::string_view CellReader::text() {
  if (kind() != text_kind) refuse_stream("a text is missing");
  return sized();
}

Argument CellReader::cell(Type type) {
  const char found = kind();
  const bool is_number = type == Type::integer || type == Type::boolean;
  if (found == null_kind) return {.type = type, .null = true};
  if (found == integer_kind && is_number)
    return {.type = type, .integer = read_big_endian(take(integer_bytes))};
  if ((found == text_kind && type == Type::text) || (found == bytes_kind && type == Type::bytes))
    return {.type = type, .text = sized()};
  refuse_stream("a value is of another type than its column");
}

}  // namespace supercargo::db
