// One SQLite handle with the project's settings: WAL, full durability, hardened against hostile
// files. Belongs to one thread at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace supercargo::db {

class SqliteConnection {
 public:
  enum class Role : std::uint8_t { writer, reader };
  // `scratch` files belong to tests and are thrown away: nothing waits for the disk.
  // `flushed`: commits survive a power cut once SqliteLog::flush has returned.
  enum class Durability : std::uint8_t { full, flushed, scratch };
  struct Options {
    std::string file;
    Role role = Role::writer;
    Durability durability = Durability::full;
    int busy_timeout_ms = 10'000;
    int statement_timeout_ms = 0;  // 0: none
  };

  explicit SqliteConnection(const Options& options);
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  sqlite3* handle() const { return handle_.get(); }
  // Runs statements that take no values and give no rows.
  void run(const char* text) const;
  // After each commit, with the pages that now stand in the write-ahead log.
  void on_commit(std::function<void(int wal_pages)> tell);
  // The statement timeout counts from here.
  void start_clock();
  bool out_of_time() const;
  void committed(int wal_pages) const { tell_(wal_pages); }

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  void open(const Options& options);
  void harden() const;
  void set_up(const Options& options) const;
  void turn_wal_on() const;

  std::unique_ptr<sqlite3, Closer> handle_;
  std::chrono::milliseconds statement_timeout_;
  std::chrono::steady_clock::time_point deadline_;
  std::function<void(int)> tell_;
};

// Throws the DatabaseFault for a SQLite result code.
[[noreturn]] void throw_sqlite_fault(sqlite3* handle, int code, std::string_view statement);

}  // namespace supercargo::db
