#include "checks/outlier.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace supercargo::checks {
namespace {

using Values = std::vector<std::int64_t>;

// Domain 10.
const Values history{10, 12, 11, 9, 10, 12, 13, 11, 10, 12};

TEST(Outlier, the_worked_example_flags_20_and_not_16) {
  const auto sixteen = test_outlier(16, history, 0);
  ASSERT_TRUE(sixteen);
  EXPECT_EQ(sixteen->median, "11");
  EXPECT_EQ(sixteen->deviation, "1");
  EXPECT_EQ(sixteen->score, "3.37");
  EXPECT_FALSE(sixteen->outlier);
  const auto twenty = test_outlier(20, history, 0);
  EXPECT_EQ(twenty->score, "6.07");
  EXPECT_TRUE(twenty->outlier);
}

TEST(Outlier, less_is_as_unusual_as_more) {
  EXPECT_EQ(test_outlier(2, history, 0)->score, "-6.07");
  EXPECT_TRUE(test_outlier(2, history, 0)->outlier);
  EXPECT_FALSE(test_outlier(6, history, 0)->outlier);
  EXPECT_EQ(test_outlier(11, history, 0)->score, "0.00");
}

TEST(Outlier, seven_values_say_nothing) {
  EXPECT_FALSE(test_outlier(1'000, Values(7, 10), 0));
  EXPECT_TRUE(test_outlier(1'000, Values(8, 10), 0));
}

TEST(Outlier, without_deviation_half_to_double_is_usual) {
  const Values same{10, 10, 10, 10, 10, 10, 10, 10, 99};
  const auto flagged = [&](std::int64_t value) { return test_outlier(value, same, 0)->outlier; };
  EXPECT_TRUE(flagged(4));
  EXPECT_FALSE(flagged(5));
  EXPECT_FALSE(flagged(10));
  EXPECT_FALSE(flagged(20));
  EXPECT_TRUE(flagged(21));
  EXPECT_EQ(test_outlier(21, same, 0)->score, "");
  EXPECT_EQ(test_outlier(21, same, 0)->deviation, "0");
}

TEST(Outlier, medians_between_two_values_are_exact) {
  const Values even{1, 1, 1, 2, 3, 4, 4, 4};
  const auto test = test_outlier(3, even, 0);
  EXPECT_EQ(test->median, "2.5");
  EXPECT_EQ(test->deviation, "1.5");
  const Values scaled{1'000'000, 1'000'000, 1'000'000, 1'000'000,
                      1'000'001, 1'000'001, 1'000'001, 1'000'001};
  EXPECT_EQ(test_outlier(1'000'000, scaled, 6)->median, "1.0000005");
  EXPECT_EQ(test_outlier(1'000'000, scaled, 6)->deviation, "0.0000005");
}

TEST(Outlier, the_limit_itself_is_no_outlier) {
  // 0.6745 * 7000 / 1349 is 3.5 exactly.
  const Values spread{-1349, -1349, -1349, -1349, 1349, 1349, 1349, 1349};
  EXPECT_EQ(test_outlier(7'000, spread, 0)->score, "3.50");
  EXPECT_FALSE(test_outlier(7'000, spread, 0)->outlier);
  EXPECT_TRUE(test_outlier(7'001, spread, 0)->outlier);
}

TEST(Outlier, the_ends_of_64_bits_do_not_wrap) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  const Values ends{least, most, least, most, least, most, least, most};
  EXPECT_FALSE(test_outlier(most, ends, 6)->outlier);
  EXPECT_EQ(test_outlier(most, ends, 0)->median, "-0.5");
  EXPECT_TRUE(test_outlier(most, history, 6)->outlier);
  EXPECT_TRUE(differs(most, least, 100));
}

TEST(Outlier, near_the_median_includes_the_edge) {
  EXPECT_TRUE(near_median(95, Values{100, 100, 100}, 5));
  EXPECT_TRUE(near_median(105, Values{100, 100, 100}, 5));
  EXPECT_FALSE(near_median(94, Values{100, 100, 100}, 5));
  EXPECT_FALSE(near_median(0, Values{}, 5));
}

TEST(Outlier, more_than_a_tenth_is_a_difference) {
  EXPECT_FALSE(differs(110, 100, 10));
  EXPECT_FALSE(differs(90, 100, 10));
  EXPECT_TRUE(differs(111, 100, 10));
  EXPECT_TRUE(differs(89, 100, 10));
  EXPECT_TRUE(differs(1, 0, 10));
  EXPECT_FALSE(differs(0, 0, 10));
}

// Slower and obvious: quarters by sorting, the limit by division of both sides.
bool outlier_by_sorting(std::int64_t value, Values before) {
  const auto median_of = [](Values values) {  // doubled
    std::sort(values.begin(), values.end());
    const std::size_t n = values.size();
    return values[(n - 1) / 2] + values[n / 2];
  };
  const std::int64_t median = median_of(before);
  for (auto& each : before) each = std::abs(2 * each - median);
  const std::int64_t deviation = median_of(before);
  const std::int64_t distance = std::abs(4 * value - 2 * median);
  if (deviation == 0) return 4 * value < median || value > median;
  return distance * 6745 > deviation * 35'000;
}

RC_GTEST_PROP(Outlier, agrees_with_sorting_in_any_order, ()) {
  auto values = *rc::gen::container<Values>(rc::gen::inRange<std::int64_t>(0, 60));
  while (values.size() < outlier_values_min) values.push_back(7);
  const auto value = *rc::gen::inRange<std::int64_t>(0, 200);
  const auto first = test_outlier(value, values, 0);
  RC_ASSERT(first->outlier == outlier_by_sorting(value, values));
  std::sort(values.begin(), values.end());
  RC_ASSERT(test_outlier(value, values, 0)->score == first->score);
}

}  // namespace
}  // namespace supercargo::checks
