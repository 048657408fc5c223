// The port that both engines implement: one connection, one transaction at a time, one SQL text.
// Parameters are $1…; in a tenant's transaction $1 is the tenant by convention.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace supercargo::db {

// Statement text is a literal, checked by the compiler: nothing is ever built from values.
class Sql {
 public:
  consteval Sql(const char* text) : text_(text) {}
  constexpr const char* text() const { return text_; }

 private:
  const char* text_;
};

enum class Engine : std::uint8_t { sqlite, postgres };

enum class Type : std::uint8_t { integer, boolean, text, bytes };

// One bound value. Text and bytes are views: they live until the call returns.
struct Argument {
  Type type = Type::integer;
  bool null = false;
  std::int64_t integer = 0;  // also booleans, as 0 or 1
  std::string_view text = {};
};

struct Column {
  std::string name;
  Type type = Type::integer;
};

// A table as the bulk functions see it; `tenant_id` is not among the columns, the session adds it.
struct Table {
  std::string name;
  std::vector<Column> columns;
};

// Rows of one query, read forward once. Views are valid until the next call of next().
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual bool next() = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;  // booleans too
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view bytes(int column) const = 0;
};

enum class Mode : std::uint8_t {
  read,
  write,      // takes the tenant's chain head row first: the tenant's write lock (decisions 20)
  beside,     // writes without that lock, and sees one state throughout (else 40001): rows of a
              // worker's own
  rehearsal,  // as write, but commit rolls back (decisions 35)
};

// No tenant: only tables declared global may be touched.
inline constexpr std::int64_t no_tenant = 0;

// Faults carry what the retry rules need (scale.md rule 9); refusals never come from here.
class DatabaseFault : public Fault {
 public:
  DatabaseFault(std::string sqlstate, const std::string& words)
      : Fault(words), sqlstate_(std::move(sqlstate)) {}
  // SQLSTATE on both engines: SQLite's codes are mapped (BUSY 55P03, CONSTRAINT_UNIQUE 23505,
  // CONSTRAINT_CHECK 23514, CONSTRAINT_FOREIGNKEY 23503, CONSTRAINT_NOTNULL 23502, FULL 53100,
  // IOERR 58030, CORRUPT XX001, INTERRUPT (statement timeout) 57014, READONLY 25006, else XX000).
  const std::string& sqlstate() const { return sqlstate_; }
  bool may_be_tried_again() const;

 private:
  std::string sqlstate_;
};

class Session {
 public:
  virtual ~Session() = default;
  virtual Engine engine() const = 0;

  // PostgreSQL is told with the first statement, which costs no round trip of its own.
  virtual void begin(Mode mode, std::int64_t tenant) = 0;
  // A fault here leaves the outcome unknown. After any other fault only rollback() is possible.
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;

  // `text` is $1…-style; prepared once per connection and text. `key` is a stable address that
  // stands for the text (a literal's), or null when the text itself must be looked up.
  virtual std::unique_ptr<Cursor> query(std::string_view text, const void* key,
                                        std::span<const Argument> arguments) = 0;
  // Returns the number of rows changed.
  virtual std::int64_t execute(std::string_view text, const void* key,
                               std::span<const Argument> arguments) = 0;

  // Bulk work (decisions 19). Cells are row by row, one for each column of the table.
  // insert_rows: all rows arrive, or it is a fault. A row that exists is a fault with 23505.
  virtual void insert_rows(const Table& table, std::span<const Argument> cells) = 0;
  // As insert_rows, but rows whose key exists already are left as they are; returns those added.
  virtual std::int64_t insert_missing_rows(const Table& table, std::span<const Argument> cells) = 0;
  // The first `keys` columns find the row, the rest are set. Every key must exist exactly once and
  // stand once in `cells`, else it is a fault.
  virtual void update_rows(const Table& table, std::size_t keys,
                           std::span<const Argument> cells) = 0;
  // Rows of `table` whose column `key` (an index into its columns) is among `values`, ordered by
  // it.
  virtual std::unique_ptr<Cursor> read_by_keys(const Table& table, std::size_t key,
                                               std::span<const Argument> values) = 0;

  // From here to the end of the transaction insert_rows and update_rows need not wait for their
  // answer: what is wrong with them shows at the next question, or at settle(), which whoever
  // called this calls before commit(). A round trip less for each of them.
  virtual void write_behind() {}
  virtual void settle() {}

  std::int64_t tenant() const { return tenant_; }
  // Statements that wrote since begin(): a refused operation must show none (decisions 35).
  std::int64_t writes() const { return writes_; }

 protected:
  std::int64_t tenant_ = no_tenant;
  std::int64_t writes_ = 0;
};

}  // namespace supercargo::db
