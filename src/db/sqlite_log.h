// The write-ahead log of a SQLite file as the disk sees it: what was committed without waiting for
// the disk is brought there by flush(). Thread-safe.
#pragma once

#include <cstdint>
#include <string>

#include "db/sqlite_connection.h"

namespace supercargo::db {

class SqliteLog {
 public:
  // A connection to the file must be open, and stay so: the log is then this one file.
  explicit SqliteLog(const SqliteConnection::Options& options);
  ~SqliteLog();
  SqliteLog(const SqliteLog&) = delete;
  SqliteLog& operator=(const SqliteLog&) = delete;

  // As Database::flush.
  void flush() const;
  std::int64_t bytes() const;

 private:
  int descriptor_ = -1;
  bool is_scratch_;
};

}  // namespace supercargo::db
