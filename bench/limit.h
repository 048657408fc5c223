// The database's own limit: exactly the rows of confirmed five-line orders, recorded once and
// written again and again by a program that does nothing else, so many orders to a transaction.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <vector>

#include "bench/writing.h"

namespace supercargo::bench {

class Limit {
 public:
  Limit(Writing& writing, int batch);

  // Writes for so long; how many orders there were, and how long it was.
  struct Run {
    std::int64_t orders = 0;
    double seconds = 0;
    double per_second() const { return static_cast<double>(orders) / seconds; }
  };
  Run write(std::chrono::milliseconds length);

 private:
  Writing& writing_;
  const int batch_;
  std::vector<std::deque<Written>> records_;
  std::int64_t facts_ = 0;
  std::int64_t round_ = 0;
};

}  // namespace supercargo::bench
