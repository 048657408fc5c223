// Threads that answer reads, so that no I/O thread ever waits for the database. Bounded; what would
// wait too long is not taken.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "db/pace.h"

namespace supercargo::http {

class ReadPool {
 public:
  explicit ReadPool(unsigned threads, std::size_t queue_max = 10'000);
  ~ReadPool();  // finishes what was taken

  // False when the queue is full, or longer than can be worked off in a second.
  [[nodiscard]] bool submit(std::function<void()> work);

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    std::function<void()> work;
    Clock::time_point since;
  };
  bool waits_too_long(Clock::time_point now) const;
  void work_off();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> queue_;
  db::Pace pace_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace supercargo::http
