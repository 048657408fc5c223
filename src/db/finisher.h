// Tells commands that they are finished, batch after batch, on a thread of its own once they are
// kept: the writer goes on meanwhile. Thread-safe.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "db/batch_run.h"

namespace supercargo::db {

class Finisher {
 public:
  // `keep` is called before commands are told, once for all that wait. When it throws the program
  // ends: nobody was told of them, and after a disk that lost a write no later one can be trusted.
  explicit Finisher(std::function<void()> keep);
  ~Finisher();  // tells what it still has
  Finisher(const Finisher&) = delete;
  Finisher& operator=(const Finisher&) = delete;

  void take(Commands commands);
  // Returns when all that was taken is told.
  void wait();
  bool is_idle() const;

 private:
  using Batches = std::vector<std::vector<Command*>>;

  void work();
  void tell(const Batches& batches) const noexcept;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Batches batches_;
  bool telling_ = false;
  bool stopping_ = false;
  std::function<void()> keep_;
  std::thread thread_;
};

}  // namespace supercargo::db
