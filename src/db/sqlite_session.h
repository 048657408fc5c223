// A session on SQLite. As on PostgreSQL, a read transaction refuses to write.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "db/guarded_session.h"
#include "db/sqlite_connection.h"
#include "db/sqlite_statement.h"
#include "db/turns.h"

namespace supercargo::db {

class SqliteSession final : public GuardedSession {
 public:
  // Writes in turn with the other sessions of those `turns`; readers need none.
  explicit SqliteSession(const SqliteConnection::Options& options, Turns* turns = nullptr);
  ~SqliteSession() override;

  SqliteConnection& connection() { return connection_; }
  Engine engine() const override { return Engine::sqlite; }

  void begin(Mode mode, std::int64_t tenant) override;
  void commit() override;
  void rollback() noexcept override;
  std::unique_ptr<Cursor> query(std::string_view text, const void* key,
                                std::span<const Argument> arguments) override;
  std::int64_t execute(std::string_view text, const void* key,
                       std::span<const Argument> arguments) override;
  void insert_rows(const Table& table, std::span<const Argument> cells) override;
  std::int64_t insert_missing_rows(const Table& table, std::span<const Argument> cells) override;
  void update_rows(const Table& table, std::size_t keys, std::span<const Argument> cells) override;
  std::unique_ptr<Cursor> read_by_keys(const Table& table, std::size_t key,
                                       std::span<const Argument> values) override;

 private:
  class QueryCursor;
  class KeysCursor;

  void note_write(const SqliteStatement& statement);
  void run_plain(std::string_view text);
  std::unique_lock<Turns> wait_for_turn();
  bool head_exists();
  void expect_anchor();
  std::int64_t insert(const Table& table, std::span<const Argument> cells, const std::string& text);
  std::int64_t run_for_each_row(const Table& table, std::span<const Argument> cells,
                                std::string_view text, std::int64_t changes_wanted);

  SqliteConnection connection_;
  SqliteStatements statements_;
  Turns* turns_;
  std::unique_lock<Turns> turn_;
  std::chrono::milliseconds patience_;
  bool anchored_ = false;           // The tenant's chain head was seen in this transaction.
  bool chain_head_exists_ = false;  // The table: it comes with the first migration.
};

}  // namespace supercargo::db
