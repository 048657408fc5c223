#include "db/pool.h"

#include <chrono>

namespace supercargo::db {
namespace {

constexpr std::chrono::seconds wait_max{5};

}  // namespace

// Whatever happens to the reader, its session comes back without a transaction.
class SessionPool::Lease {
 public:
  explicit Lease(SessionPool& pool) : pool_(pool), session_(pool.take()) {}
  ~Lease() {
    session_->rollback();
    pool_.give_back(std::move(session_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  Session& session() { return *session_; }

 private:
  SessionPool& pool_;
  std::unique_ptr<Session> session_;
};

SessionPool::SessionPool(unsigned sessions, Open open)
    : open_(std::move(open)), may_open_(sessions == 0 ? 1 : sessions) {
  idle_.reserve(may_open_);
}

void SessionPool::read(std::int64_t tenant, const std::function<void(Session&)>& use) {
  Lease lease(*this);
  lease.session().begin(Mode::read, tenant);
  use(lease.session());
  lease.session().commit();
}

std::unique_ptr<Session> SessionPool::take() {
  std::unique_lock lock(mutex_);
  const bool found =
      returned_.wait_for(lock, wait_max, [&] { return !idle_.empty() || may_open_ > 0; });
  if (!found) throw DatabaseFault("53300", "no connection for a read became free in 5 s");
  if (!idle_.empty()) {
    auto session = std::move(idle_.back());
    idle_.pop_back();
    return session;
  }
  --may_open_;
  lock.unlock();
  try {
    return open_();
  } catch (const std::exception&) {
    lock.lock();
    ++may_open_;
    returned_.notify_one();
    throw;
  }
}

void SessionPool::give_back(std::unique_ptr<Session> session) noexcept {
  {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(session));
  }
  returned_.notify_one();
}

}  // namespace supercargo::db
