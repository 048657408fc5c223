// Is a number unlike those before it? The modified z score of domain 10, in exact integers: median
// and median absolute deviation are never rounded. Pure, safe to call from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace supercargo::checks {

// Fewer values than this say nothing about what is usual.
inline constexpr std::size_t outlier_values_min = 8;

struct OutlierTest {
  bool outlier = false;
  std::string median;     // exact, as a decimal
  std::string deviation;  // the median absolute deviation, exact
  std::string score;      // 0.6745 (x - median) / deviation to two digits; empty without deviation
};

// Values are scaled by 10^scale. Flags |score| > 3.5; when half of the values or more are equal,
// so that the deviation is 0, what is less than half or more than double the median. Nothing with
// fewer values than the least.
std::optional<OutlierTest> test_outlier(std::int64_t value, std::span<const std::int64_t> before,
                                        int scale);

// Whether `value` lies within `percent` of the median of the values; false when there are none.
bool near_median(std::int64_t value, std::span<const std::int64_t> values, int percent);

// Whether `value` differs from `reference` by more than `percent` of the reference.
bool differs(std::int64_t value, std::int64_t reference, int percent);

}  // namespace supercargo::checks
