#include "http/read_pool.h"

namespace supercargo::http {
namespace {

constexpr std::chrono::seconds wait_max{1};
constexpr std::size_t always_taken = 64;

}  // namespace

ReadPool::ReadPool(unsigned threads, std::size_t queue_max) : queue_max_(queue_max) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work_off(); });
}

ReadPool::~ReadPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

// By what the first has waited already, and by the pace of late.
bool ReadPool::waits_too_long(Clock::time_point now) const {
  if (queue_.size() < always_taken) return false;
  const auto threads = static_cast<std::int64_t>(threads_.size());
  return now - queue_.front().since > wait_max || pace_.of(queue_.size()) / threads > wait_max;
}

bool ReadPool::submit(std::function<void()> work) {
  const auto now = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= queue_max_ || waits_too_long(now)) return false;
    queue_.push_back({std::move(work), now});
  }
  wake_.notify_one();
  return true;
}

void ReadPool::work_off() {
  while (true) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto work = std::move(queue_.front().work);
    queue_.pop_front();
    lock.unlock();
    const auto began = Clock::now();
    work();
    work = nullptr;  // what it held goes before the next one waits
    lock.lock();
    pace_.note(1, Clock::now() - began);
  }
}

}  // namespace supercargo::http
