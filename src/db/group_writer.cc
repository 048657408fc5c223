#include "db/group_writer.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "db/batch_run.h"

namespace supercargo::db {

// One thread, one session; a tenant always meets the same worker.
class GroupWriter::Worker {
 public:
  Worker(Database& database, const Settings& settings)
      : database_(database),
        settings_(settings),
        session_(database.connect()),
        thread_([this] { work(); }) {}
  ~Worker() {
    drain();
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  bool submit(Command& command) {
    {
      const std::lock_guard lock(mutex_);
      if (draining_ || waiting_ >= settings_.queue_max) return false;
      Queue& queue = queues_[command.tenant];
      if (queue.empty()) turns_.push_back(command.tenant);
      queue.push_back(&command);
      ++waiting_;
    }
    arrived_.notify_one();
    return true;
  }

  void drain() {
    std::unique_lock lock(mutex_);
    draining_ = true;
    idle_.wait(lock, [&] { return waiting_ == 0 && !running_; });
  }

  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
  }

 private:
  using Queue = std::deque<Command*>;

  void work() {
    BatchRun batch(*session_);
    std::unique_lock lock(mutex_);
    while (true) {
      arrived_.wait(lock, [&] { return waiting_ > 0 || stopping_; });
      if (waiting_ == 0) return;
      const std::vector<Command*> commands = take_turn();
      running_ = true;
      lock.unlock();
      batch.run(commands);
      database_.between_batches();
      lock.lock();
      running_ = false;
      if (waiting_ == 0) idle_.notify_all();
    }
  }

  // What waits for the tenant whose turn it is, up to the limits of a batch; then it stands last.
  std::vector<Command*> take_turn() {
    const std::int64_t tenant = turns_.front();
    turns_.pop_front();
    Queue& queue = queues_[tenant];
    std::vector<Command*> batch{queue.front()};
    std::size_t bytes = queue.front()->bytes;
    queue.pop_front();
    while (!queue.empty() && belongs_to(batch, *queue.front())) {
      bytes += queue.front()->bytes;
      if (batch.size() == settings_.batch_max || bytes > settings_.batch_bytes_max) break;
      batch.push_back(queue.front());
      queue.pop_front();
    }
    waiting_ -= batch.size();
    if (queue.empty()) {
      queues_.erase(tenant);
    } else {
      turns_.push_back(tenant);
    }
    return batch;
  }

  static bool belongs_to(const std::vector<Command*>& batch, const Command& next) {
    const Command& first = *batch.front();
    return first.act().batched() && next.act().batched() && first.mode == next.mode;
  }

  Database& database_;
  const Settings settings_;
  std::unique_ptr<Session> session_;
  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::condition_variable idle_;
  std::unordered_map<std::int64_t, Queue> queues_;  // only tenants with something waiting
  std::deque<std::int64_t> turns_;
  std::size_t waiting_ = 0;
  bool running_ = false;
  bool draining_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

GroupWriter::GroupWriter(Database& database, const Settings& settings) {
  const bool one_writer = database.engine() == Engine::sqlite || settings.threads == 0;
  const unsigned threads = one_writer ? 1 : settings.threads;
  for (unsigned n = 0; n < threads; ++n) {
    workers_.push_back(std::make_unique<Worker>(database, settings));
  }
}

GroupWriter::~GroupWriter() { drain(); }

bool GroupWriter::submit(Command& command) {
  const auto tenant = static_cast<std::uint64_t>(command.tenant);
  return workers_[tenant % workers_.size()]->submit(command);
}

void GroupWriter::drain() {
  for (const auto& worker : workers_) worker->drain();
}

std::size_t GroupWriter::waiting() const {
  std::size_t waiting = 0;
  for (const auto& worker : workers_) waiting += worker->waiting();
  return waiting;
}

}  // namespace supercargo::db
