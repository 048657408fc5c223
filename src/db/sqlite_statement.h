// Prepared SQLite statements: RAII around the C API, kept by text for a connection's life.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/session.h"
#include "db/sqlite_connection.h"

struct sqlite3_stmt;

namespace supercargo::db {

class SqliteStatement {
 public:
  // How long bound text lives: until the statement is reset, or only until bind() returns.
  enum class Lifetime : std::uint8_t { borrowed, copied };

  SqliteStatement(SqliteConnection& connection, std::string_view text);

  // $n takes the n-th argument, wherever and however often it stands in the text.
  void bind(std::span<const Argument> arguments, Lifetime lifetime);
  bool step();
  // Runs to the end and resets; the number of rows changed.
  std::int64_t run();
  void reset() noexcept;
  bool only_reads() const { return only_reads_; }
  sqlite3_stmt* handle() const { return handle_.get(); }
  std::string_view text() const { return text_; }

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string_view text_of(int column) const;
  std::string_view bytes(int column) const;

 private:
  struct Closer {
    void operator()(sqlite3_stmt* handle) const;
  };
  void bind_slot(int slot, const Argument& argument, Lifetime lifetime);
  void expect_type(int column, int type) const;

  SqliteConnection& connection_;
  std::string text_;
  std::unique_ptr<sqlite3_stmt, Closer> handle_;
  std::vector<std::size_t> argument_of_slot_;  // slot 1… → argument 0…
  bool only_reads_ = false;
};

// A statement in use is taken out; two cursors over one text get two statements.
class SqliteStatements {
 public:
  explicit SqliteStatements(SqliteConnection& connection) : connection_(connection) {}
  std::unique_ptr<SqliteStatement> take(std::string_view text);
  void give_back(std::unique_ptr<SqliteStatement> statement) noexcept;

 private:
  SqliteConnection& connection_;
  std::unordered_map<std::string_view, std::unique_ptr<SqliteStatement>> kept_;
};

// Holds a statement for a scope and gives it back, reset.
class TakenStatement {
 public:
  TakenStatement(SqliteStatements& kept, std::string_view text)
      : kept_(kept), statement_(kept.take(text)) {}
  ~TakenStatement() { kept_.give_back(std::move(statement_)); }
  TakenStatement(const TakenStatement&) = delete;
  TakenStatement& operator=(const TakenStatement&) = delete;
  SqliteStatement* operator->() const { return statement_.get(); }
  SqliteStatement& operator*() const { return *statement_; }

 private:
  SqliteStatements& kept_;
  std::unique_ptr<SqliteStatement> statement_;
};

}  // namespace supercargo::db
