// A mutex that is taken in the order of asking. SQLite lets waiting writers try again by chance,
// so one that is always busy would come before all others for ever.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>

namespace supercargo::db {

// For std::unique_lock with a time.
class Turns {
 public:
  // False when its turn did not come in that time.
  bool try_lock_for(std::chrono::milliseconds longest);
  void unlock();
  std::size_t waiting() const;

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::uint64_t> line_;  // the one in front has the turn
  std::uint64_t asked_ = 0;
};

}  // namespace supercargo::db
