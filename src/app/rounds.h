// A thread of its own that goes round again and again: as soon as it is told to, and every second.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "http/log.h"

namespace supercargo::app {

class Rounds {
 public:
  struct Work {
    std::string_view name;  // as faults are logged
    http::Log& log;
    // One round for the tenants last told of. True when there is more to do at once. What it throws
    // is logged, and the next round tries again: nothing may be lost by it.
    std::function<bool(const std::vector<std::int64_t>& tenants)> round;
  };
  explicit Rounds(Work work);
  ~Rounds();  // ends, and waits for the round under way

  void look_at(std::vector<std::int64_t> tenants);  // something of theirs may be due

  void end();  // no round begins any more
  bool is_ending();

 private:
  void keep_going();
  bool pause(bool is_urgent);

  const Work work_;
  std::vector<std::int64_t> looked_at_;  // the thread's own
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::int64_t> tenants_;
  bool is_told_ = false;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace supercargo::app
