#include "kernel/clock.h"

#include <gtest/gtest.h>

#include <thread>

namespace supercargo {

TEST(Clock, the_system_clock_goes_forward) {
  const SystemClock clock;
  const auto first = clock.now();
  EXPECT_GT(first, *parse_instant("2024-01-01T00:00:00Z"));
  EXPECT_LE(first, clock.now());
}

TEST(Clock, a_set_clock_stands_until_moved) {
  const auto start = *parse_instant("2026-03-02T14:00:00Z");
  SetClock clock(start);
  EXPECT_EQ(clock.now(), start);
  clock.advance(std::chrono::minutes(5));
  EXPECT_EQ(text(clock.now()), "2026-03-02T14:05:00.000000Z");
  clock.set(start);
  EXPECT_EQ(clock.now(), start);
}

TEST(Clock, no_step_of_two_threads_is_lost) {
  const auto start = *parse_instant("2026-03-02T14:00:00Z");
  SetClock clock(start);
  const auto steps = [&] {
    for (int i = 0; i < 1000; ++i) clock.advance(Duration{1});
  };
  std::thread other(steps);
  steps();
  other.join();
  EXPECT_EQ(clock.now() - start, Duration{2000});
}

}  // namespace supercargo
