// Threads that answer reads, so that no I/O thread ever waits for the database. Bounded.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace supercargo::http {

class ReadPool {
 public:
  explicit ReadPool(unsigned threads, std::size_t queue_max = 10'000);
  ~ReadPool();  // finishes what was taken

  // False when the queue is full.
  [[nodiscard]] bool submit(std::function<void()> work);

 private:
  void work_off();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace supercargo::http
