// Values for one statement in PostgreSQL's binary form: single values and whole columns as arrays.
// Views into the arguments given: they must outlive the sending.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "db/session.h"

namespace supercargo::db {

class PostgresParameters {
 public:
  void add(const Argument& argument);
  // An array of every `width`-th cell, beginning with cell `column`.
  void add_column(Type type, std::span<const Argument> cells, std::size_t column,
                  std::size_t width);

  // What the types are, as letters: two statements of one text may differ by them.
  const std::string& signature() const { return signature_; }
  int count() const { return static_cast<int>(values_.size()); }
  std::vector<unsigned> types() const;
  // As libpq wants them; valid while this object stays unchanged.
  std::vector<const char*> pointers() const;
  std::vector<int> lengths() const;

 private:
  struct Value {
    bool null = false;
    bool own = true;  // the bytes stand in `bytes`, else in `view`
    std::string bytes = {};
    std::string_view view = {};
    std::string_view data() const { return own ? std::string_view{bytes} : view; }
  };
  std::vector<Value> values_;
  std::string signature_;
};

// Numbers as they travel: highest byte first.
void append_big_endian(std::string& to, std::int64_t value, std::size_t bytes);
std::int64_t read_big_endian(std::string_view bytes);

namespace postgres_oid {
inline constexpr unsigned boolean = 16;
inline constexpr unsigned bytea = 17;
inline constexpr unsigned int8 = 20;
inline constexpr unsigned int2 = 21;
inline constexpr unsigned int4 = 23;
inline constexpr unsigned text = 25;
}  // namespace postgres_oid

}  // namespace supercargo::db
