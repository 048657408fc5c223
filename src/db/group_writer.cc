#include "db/group_writer.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "db/finisher.h"
#include "db/pace.h"

namespace supercargo::db {

// One thread, one session; a tenant always meets the same worker.
class GroupWriter::Worker {
 public:
  Worker(Database& database, const Settings& settings)
      : database_(database),
        settings_(settings),
        session_(database.connect_for_batches()),
        finisher_([&database] { database.flush(); }),
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
      if (!command.is_never_shed && waits_too_long(command.tenant)) return false;
      put(command);
    }
    arrived_.notify_one();
    return true;
  }

  void submit_again(Command& command) {
    {
      const std::lock_guard lock(mutex_);
      put(command);
    }
    arrived_.notify_one();
  }

  bool has_room(std::int64_t tenant) const {
    const std::lock_guard lock(mutex_);
    return !draining_ && waiting_ < settings_.queue_max && !waits_too_long(tenant);
  }

  void drain() {
    std::unique_lock lock(mutex_);
    draining_ = true;
    // Who is told that it is finished may have more to write.
    while (waiting_ > 0 || running_ > 0 || !finisher_.is_idle()) {
      idle_.wait(lock, [&] { return waiting_ == 0 && running_ == 0; });
      lock.unlock();
      finisher_.wait();
      lock.lock();
    }
  }

  std::size_t waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_;
  }

  bool is_busy() const {
    const std::lock_guard lock(mutex_);
    return waiting_ > 0 || running_ > 0 || !finisher_.is_idle();
  }

 private:
  using Queue = std::deque<Command*>;
  using Clock = std::chrono::steady_clock;

  void put(Command& command) {
    Queue& queue = queues_[command.tenant];
    if (queue.empty()) turns_.push_back(command.tenant);
    queue.push_back(&command);
    ++waiting_;
  }

  bool waits_too_long(std::int64_t tenant) const {
    if (waiting_ < settings_.always_taken) return false;
    const Pace::Time ran = running_ > 0 ? Clock::now() - began_ : Pace::Time::zero();
    // A database that stands still: what was expected of it says nothing.
    if (ran > settings_.wait_max) return true;
    const Pace::Time rest = std::max(pace_.of(running_) - ran, Pace::Time::zero());
    return rest + pace_.of(ahead_of(tenant)) > settings_.wait_max;
  }

  // How many have their turn before a new one: of the other tenants a batch for each of its own.
  std::size_t ahead_of(std::int64_t tenant) const {
    const auto own = queues_.find(tenant);
    const std::size_t own_waiting = own == queues_.end() ? 0 : own->second.size();
    const std::size_t rounds = own_waiting / settings_.batch_max + 1;
    return std::min(waiting_, rounds * settings_.batch_max * (turns_.size() + 1));
  }

  void work() {
    BatchRun batch(*session_, [this](Commands finished) { finisher_.take(finished); });
    std::unique_lock lock(mutex_);
    while (true) {
      arrived_.wait(lock, [&] { return waiting_ > 0 || stopping_; });
      if (waiting_ == 0) return;
      const std::vector<Command*> commands = take_turn();
      running_ = commands.size();
      began_ = Clock::now();
      lock.unlock();
      batch.run(commands);
      database_.between_batches();
      lock.lock();
      pace_.note(running_, Clock::now() - began_);
      running_ = 0;
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
  std::size_t running_ = 0;  // of the batch under way
  Clock::time_point began_{};
  Pace pace_;
  bool draining_ = false;
  bool stopping_ = false;
  Finisher finisher_;
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

GroupWriter::Worker& GroupWriter::worker_of(std::int64_t tenant) const {
  return *workers_[static_cast<std::uint64_t>(tenant) % workers_.size()];
}

bool GroupWriter::submit(Command& command) { return worker_of(command.tenant).submit(command); }

bool GroupWriter::has_room(std::int64_t tenant) const { return worker_of(tenant).has_room(tenant); }

void GroupWriter::submit_again(Command& command) {
  worker_of(command.tenant).submit_again(command);
}

void GroupWriter::drain() {
  for (const auto& worker : workers_) worker->drain();
}

std::size_t GroupWriter::waiting() const {
  std::size_t waiting = 0;
  for (const auto& worker : workers_) waiting += worker->waiting();
  return waiting;
}

bool GroupWriter::is_busy() const {
  return std::any_of(workers_.begin(), workers_.end(),
                     [](const auto& worker) { return worker->is_busy(); });
}

}  // namespace supercargo::db
