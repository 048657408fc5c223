#include "app/rounds.h"

namespace supercargo::app {
namespace {

constexpr std::chrono::seconds round_every{1};

}  // namespace

Rounds::Rounds(Work work) : work_(std::move(work)), thread_([this] { keep_going(); }) {}

Rounds::~Rounds() {
  end();
  thread_.join();
}

void Rounds::look_at(std::vector<std::int64_t> tenants) {
  {
    const std::lock_guard lock(mutex_);
    tenants_ = std::move(tenants);
    is_told_ = true;
  }
  changed_.notify_all();
}

void Rounds::end() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
}

bool Rounds::is_ending() {
  const std::lock_guard lock(mutex_);
  return is_ending_;
}

// False when it is time to end.
bool Rounds::pause(bool is_urgent) {
  std::unique_lock lock(mutex_);
  if (!is_urgent) changed_.wait_for(lock, round_every, [this] { return is_ending_ || is_told_; });
  is_told_ = false;
  looked_at_ = tenants_;
  return !is_ending_;
}

void Rounds::keep_going() {
  bool has_more = false;
  while (pause(has_more)) {
    has_more = false;
    try {
      has_more = work_.round(looked_at_);
    } catch (const std::exception& fault) {
      work_.log.faulted(work_.name, fault);
    }
  }
}

}  // namespace supercargo::app
