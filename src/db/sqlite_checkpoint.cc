#include "db/sqlite_checkpoint.h"

#include <sqlite3.h>

namespace supercargo::db {
namespace {

constexpr int pages_between_checkpoints = 4096;  // 16 MiB
// From here on the writer waits for the copy: the disk does not keep up with it.
constexpr int pages_without_waiting = 16 * pages_between_checkpoints;

}  // namespace

SqliteCheckpointer::SqliteCheckpointer(const SqliteConnection::Options& options)
    : connection_(options), next_at_pages_(pages_between_checkpoints), thread_([this] { work(); }) {
  // A first read ties the connection to the log: it then stays when other connections close.
  const std::lock_guard lock(connection_mutex_);
  connection_.run("SELECT 1 FROM sqlite_master");
}

SqliteCheckpointer::~SqliteCheckpointer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void SqliteCheckpointer::committed(int wal_pages) {
  // Fewer pages than before: the log started again, here or in another process.
  if (wal_pages < wal_pages_.exchange(wal_pages)) next_at_pages_ = pages_between_checkpoints;
  if (wal_pages < next_at_pages_) return;
  {
    const std::lock_guard lock(mutex_);
    wanted_ = true;
  }
  changed_.notify_one();
}

void SqliteCheckpointer::finish_rest() {
  const bool too_long = wal_pages_ > pages_without_waiting && wal_pages_ >= next_at_pages_;
  if (rest_wanted_.exchange(false) || too_long) checkpoint();
}

void SqliteCheckpointer::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return wanted_ || stopping_; });
    if (stopping_) return;
    lock.unlock();
    rest_wanted_ = !checkpoint();
    lock.lock();
    wanted_ = false;
  }
}

bool SqliteCheckpointer::checkpoint() {
  const std::lock_guard lock(connection_mutex_);
  int in_log = 0;
  int copied = 0;
  const int code = sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr,
                                             SQLITE_CHECKPOINT_PASSIVE, &in_log, &copied);
  // A long read can hold the log back: the next try comes when it has grown as much again.
  const bool whole = code == SQLITE_OK && in_log == copied;
  next_at_pages_ = (whole || in_log < 0 ? 0 : in_log) + pages_between_checkpoints;
  return whole;
}

}  // namespace supercargo::db
