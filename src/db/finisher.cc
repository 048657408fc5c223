#include "db/finisher.h"

#include <utility>

namespace supercargo::db {

Finisher::Finisher(std::function<void()> keep)
    : keep_(std::move(keep)), thread_([this] { work(); }) {}

Finisher::~Finisher() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Finisher::take(Commands commands) {
  {
    const std::lock_guard lock(mutex_);
    batches_.emplace_back(commands.begin(), commands.end());
  }
  changed_.notify_all();
}

void Finisher::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return batches_.empty() && !telling_; });
}

bool Finisher::is_idle() const {
  const std::lock_guard lock(mutex_);
  return batches_.empty() && !telling_;
}

void Finisher::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return !batches_.empty() || stopping_; });
    if (batches_.empty()) return;
    const Batches told = std::exchange(batches_, {});
    telling_ = true;
    lock.unlock();
    tell(told);
    lock.lock();
    telling_ = false;
    if (batches_.empty()) changed_.notify_all();
  }
}

void Finisher::tell(const Batches& batches) const noexcept {
  keep_();
  for (const auto& batch : batches) tell_finished(batch);
}

}  // namespace supercargo::db
