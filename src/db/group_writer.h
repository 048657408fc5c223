// Group commit (cpp-stack.md 2, decisions 20–21): commands wait in a bounded queue; a writer thread
// takes what queued up for one tenant while the last commit ran and commits it as one transaction.
// A batch never mixes tenants; tenants are served in turn. What would wait too long is not taken:
// a late answer helps nobody, and who floods the queue keeps no other tenant out. Thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <vector>

#include "db/database.h"

namespace supercargo::db {

class Command;

// The connection broke, or the disk failed, at COMMIT: whether it was written must be looked up
// (by the idempotency key) before anybody tries again.
class OutcomeUnknown : public Fault {
  using Fault::Fault;
};

// What commands of one kind have in common. Lives as long as the program.
class Act {
 public:
  virtual ~Act() = default;
  // True: many commands of this act run in one call and one transaction, and none may refuse after
  // writing. False: each command is a transaction of its own.
  virtual bool batched() const = 0;
  // Runs inside a write transaction of the commands' tenant. Throws for faults. Returns false when
  // the transaction is to be rolled back (an ordinary command that was refused).
  virtual bool run(Session& session, std::span<Command* const> commands) = 0;
  // After the commit (or the rollback of a refusal), for the whole batch; a thread of its own tells
  // it, batch after batch, while the next one is written.
  virtual void finished(std::span<Command* const> commands) = 0;
};

// One request to write. Owned by whoever submits; must live until finished() or faulted().
class Command {
 public:
  virtual ~Command() = default;
  virtual Act& act() const = 0;
  // Nothing of it was written; with OutcomeUnknown, nothing is known to be.
  virtual void faulted(const std::exception& fault) = 0;
  std::int64_t tenant = no_tenant;
  std::size_t bytes = 0;  // its share of the 1 MB that a batch may hold
  Mode mode = Mode::write;
  bool is_never_shed = false;  // taken while there is a place, however long it will wait
};

class GroupWriter {
 public:
  struct Settings {
    std::size_t queue_max = 10'000;
    std::chrono::milliseconds wait_max{1000};  // expected of a command, by the pace of late
    std::size_t always_taken = 64;             // waiting: what one key may have under way
    std::size_t batch_max = 256;
    std::size_t batch_bytes_max = 1 << 20;
    unsigned threads = 1;  // SQLite always 1; PostgreSQL: tenants are spread over them
  };
  GroupWriter(Database& database, const Settings& settings);
  ~GroupWriter();  // drains

  // False when it would wait too long, or when draining: answer 503 with Retry-After.
  [[nodiscard]] bool submit(Command& command);
  // Whether an ordinary command would be taken now, before work is spent on it.
  bool has_room(std::int64_t tenant) const;
  // From Act::finished alone: a command that has had its turn gets another one.
  void submit_again(Command& command);
  // Refuses new commands and returns when all that were taken are finished.
  void drain();
  std::size_t waiting() const;
  // Whether any command that was taken is not yet finished.
  bool is_busy() const;

 private:
  class Worker;
  Worker& worker_of(std::int64_t tenant) const;
  std::vector<std::unique_ptr<Worker>> workers_;
};

}  // namespace supercargo::db
