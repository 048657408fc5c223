#include "db/postgres_parameters.h"

#include <algorithm>

#include "db/fault.h"

namespace supercargo::db {
namespace {

struct WireType {
  unsigned oid;
  unsigned array_oid;
  char letter;
  char array_letter;
};

constexpr WireType wire_type(Type type) {
  switch (type) {
    case Type::integer:
      return {postgres_oid::int8, 1016, 'i', 'I'};
    case Type::boolean:
      return {postgres_oid::boolean, 1000, 'b', 'B'};
    case Type::text:
      return {postgres_oid::text, 1009, 't', 'T'};
    case Type::bytes:
      return {postgres_oid::bytea, 1001, 'y', 'Y'};
  }
  return {};
}

constexpr std::array all_types{Type::integer, Type::boolean, Type::text, Type::bytes};

unsigned oid_of_letter(char letter) {
  for (const Type type : all_types) {
    const WireType wire = wire_type(type);
    if (wire.letter == letter) return wire.oid;
    if (wire.array_letter == letter) return wire.array_oid;
  }
  return 0;
}

bool is_number(Type type) { return type == Type::integer || type == Type::boolean; }

std::size_t number_bytes(Type type) { return type == Type::boolean ? 1 : 8; }

void append_cell(std::string& to, Type type, const Argument& cell) {
  if (cell.null) {
    append_big_endian(to, -1, 4);
  } else if (is_number(type)) {
    append_big_endian(to, static_cast<std::int64_t>(number_bytes(type)), 4);
    append_big_endian(to, cell.integer, number_bytes(type));
  } else {
    append_big_endian(to, static_cast<std::int64_t>(cell.text.size()), 4);
    to.append(cell.text);
  }
}

}  // namespace

void append_big_endian(std::string& to, std::int64_t value, std::size_t bytes) {
  const auto bits = static_cast<std::uint64_t>(value);
  for (std::size_t n = bytes; n-- > 0;) to.push_back(static_cast<char>(bits >> (8 * n)));
}

std::int64_t read_big_endian(std::string_view bytes) {
  if (bytes.empty()) return 0;
  // The sign of a shorter number is carried on.
  std::int64_t value = static_cast<std::int8_t>(bytes.front());
  for (const char byte : bytes.substr(1)) {
    value = static_cast<std::int64_t>((static_cast<std::uint64_t>(value) << 8) |
                                      static_cast<unsigned char>(byte));
  }
  return value;
}

void PostgresParameters::add(const Argument& argument) {
  signature_ += wire_type(argument.type).letter;
  Value value;
  value.null = argument.null;
  if (is_number(argument.type)) {
    append_big_endian(value.bytes, argument.integer, number_bytes(argument.type));
  } else {
    if (argument.type == Type::text) refuse_nul(argument.text, {});
    value.own = false;
    value.view = argument.text;
  }
  values_.push_back(std::move(value));
}

// ndim, has nulls, element type, length, lower bound; then each element after its length.
void PostgresParameters::add_column(Type type, std::span<const Argument> cells, std::size_t column,
                                    std::size_t width) {
  const WireType wire = wire_type(type);
  signature_ += wire.array_letter;
  std::string bytes;
  const std::size_t rows = cells.size() / width;
  bytes.reserve(20 + rows * 12);
  bool nulls = false;
  append_big_endian(bytes, 1, 4);
  append_big_endian(bytes, 0, 4);
  append_big_endian(bytes, wire.oid, 4);
  append_big_endian(bytes, static_cast<std::int64_t>(rows), 4);
  append_big_endian(bytes, 1, 4);
  for (std::size_t row = 0; row < rows; ++row) {
    const Argument& cell = cells[row * width + column];
    if (type == Type::text && !cell.null) refuse_nul(cell.text, {});
    append_cell(bytes, type, cell);
    nulls = nulls || cell.null;
  }
  constexpr std::size_t has_nulls = 7;
  bytes[has_nulls] = nulls ? 1 : 0;
  values_.push_back({.bytes = std::move(bytes)});
}

std::vector<unsigned> PostgresParameters::types() const {
  std::vector<unsigned> types;
  for (const char letter : signature_) types.push_back(oid_of_letter(letter));
  return types;
}

std::vector<const char*> PostgresParameters::pointers() const {
  std::vector<const char*> pointers;
  for (const Value& value : values_) {
    // An empty view may have no address, but to libpq a null pointer is NULL.
    const char* data = value.data().data() == nullptr ? "" : value.data().data();
    pointers.push_back(value.null ? nullptr : data);
  }
  return pointers;
}

std::vector<int> PostgresParameters::lengths() const {
  std::vector<int> lengths;
  for (const Value& value : values_) lengths.push_back(static_cast<int>(value.data().size()));
  return lengths;
}

}  // namespace supercargo::db
