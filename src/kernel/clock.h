// The time of day is handed in, never read inside rules: the program passes a SystemClock, tests a
// SetClock. Both may be used from several threads at once.
#pragma once

#include <atomic>

#include "kernel/time.h"

namespace supercargo {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// Stands still until it is set or advanced.
class SetClock final : public Clock {
 public:
  explicit SetClock(Instant start) : us_(start.us) {}
  Instant now() const override { return {us_.load()}; }
  void set(Instant instant) { us_.store(instant.us); }
  void advance(Duration duration) { us_.fetch_add(duration.count()); }

 private:
  std::atomic<std::int64_t> us_;
};

}  // namespace supercargo
