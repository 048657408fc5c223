// A bounded set of sessions for reads, opened when first needed. Thread-safe.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "db/session.h"

namespace supercargo::db {

class SessionPool {
 public:
  using Open = std::function<std::unique_ptr<Session>()>;
  SessionPool(unsigned sessions, Open open);

  // Runs `use` in a read transaction; waits for a session at most 5 s, then faults.
  void read(std::int64_t tenant, const std::function<void(Session&)>& use);

 private:
  class Lease;
  std::unique_ptr<Session> take();
  void give_back(std::unique_ptr<Session> session) noexcept;

  Open open_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Session>> idle_;
  unsigned may_open_;
};

}  // namespace supercargo::db
