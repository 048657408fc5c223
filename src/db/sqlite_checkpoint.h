// Moves the write-ahead log into the database in two phases: a thread of its own copies the bulk
// while the writer works, then the writer copies the small rest between two transactions, so that
// the log starts again from its beginning. Thread-safe.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "db/sqlite_connection.h"

namespace supercargo::db {

class SqliteCheckpointer {
 public:
  explicit SqliteCheckpointer(const SqliteConnection::Options& options);
  ~SqliteCheckpointer();
  SqliteCheckpointer(const SqliteCheckpointer&) = delete;
  SqliteCheckpointer& operator=(const SqliteCheckpointer&) = delete;

  // From a writer, after each commit.
  void committed(int wal_pages);
  // From the writer, between two transactions: cheap unless a bulk copy has just ended.
  void finish_rest();

 private:
  void work();
  // True when the whole log now stands in the database.
  bool checkpoint();

  SqliteConnection connection_;
  std::mutex connection_mutex_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool wanted_ = false;
  bool stopping_ = false;
  std::atomic<bool> rest_wanted_{false};
  std::atomic<int> wal_pages_{0};
  std::atomic<int> next_at_pages_;
  std::thread thread_;
};

}  // namespace supercargo::db
