#include "db/turns.h"

#include <algorithm>

namespace supercargo::db {

bool Turns::try_lock_for(std::chrono::milliseconds longest) {
  std::unique_lock lock(mutex_);
  const std::uint64_t mine = ++asked_;
  line_.push_back(mine);
  if (changed_.wait_for(lock, longest, [&] { return line_.front() == mine; })) return true;
  line_.erase(std::find(line_.begin(), line_.end(), mine));
  return false;
}

void Turns::unlock() {
  {
    const std::lock_guard lock(mutex_);
    line_.pop_front();
  }
  changed_.notify_all();
}

std::size_t Turns::waiting() const {
  const std::lock_guard lock(mutex_);
  return line_.empty() ? 0 : line_.size() - 1;
}

}  // namespace supercargo::db
