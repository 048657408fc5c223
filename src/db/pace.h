// How long one piece of work takes of late, for whoever must say how long many will: a mean in
// which the last eight rounds count most. Not thread-safe.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace supercargo::db {

class Pace {
 public:
  using Time = std::chrono::nanoseconds;

  void note(std::size_t pieces, Time took) {
    if (pieces == 0) return;
    const auto each = took / static_cast<std::int64_t>(pieces);
    each_ = each_ == Time::zero() ? each : each_ + (each - each_) / rounds;
  }
  // Nothing while nothing is known.
  Time of(std::size_t pieces) const { return each_ * static_cast<std::int64_t>(pieces); }

 private:
  static constexpr std::int64_t rounds = 8;
  Time each_ = Time::zero();
};

}  // namespace supercargo::db
