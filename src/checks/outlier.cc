#include "checks/outlier.h"

#include <algorithm>
#include <vector>

#include "kernel/decimal.h"
#include "kernel/result.h"

namespace supercargo::checks {
namespace {

__extension__ using Wide = __int128;

Wide magnitude(Wide value) { return value < 0 ? -value : value; }

// Twice the median: the middle one twice, or the sum of the middle two.
Wide doubled_median(std::vector<Wide> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return 2 * *middle;
  return *middle + *std::max_element(values.begin(), middle);
}

std::vector<Wide> widened(std::span<const std::int64_t> values) {
  return {values.begin(), values.end()};
}

// `value` / 10^scale without trailing zeros.
std::string decimal(Wide value, int scale) {
  std::string digits;
  for (Wide rest = magnitude(value); rest > 0; rest /= 10)
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
  while (digits.size() <= static_cast<std::size_t>(scale)) digits += '0';
  std::reverse(digits.begin(), digits.end());
  const std::size_t whole = digits.size() - static_cast<std::size_t>(scale);
  std::string fraction = digits.substr(whole);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string text = value < 0 ? "-" : "";
  text += digits.substr(0, whole);
  if (!fraction.empty()) text += "." + fraction;
  return text;
}

// Half away from zero, as figures are shown; the verdict never reads it.
std::string score_text(Wide distance, Wide deviation) {
  const Wide numerator = magnitude(distance) * 6745 * 2 + deviation * 100;
  const Wide hundredths = numerator / (deviation * 200);
  std::string text = decimal(hundredths, 2);
  if (text.find('.') == std::string::npos) text += ".00";
  if (text.find('.') + 2 == text.size()) text += '0';
  return distance < 0 && hundredths != 0 ? "-" + text : text;
}

}  // namespace

std::optional<OutlierTest> test_outlier(std::int64_t value, std::span<const std::int64_t> before,
                                        int scale) {
  SUPERCARGO_CHECK(scale >= 0 && scale <= decimal_scale_max);
  if (before.size() < outlier_values_min) return std::nullopt;
  // In halves the median is whole; in quarters the median of the distances from it is, too.
  const Wide median = doubled_median(widened(before));
  std::vector<Wide> distances;
  for (const std::int64_t each : before) distances.push_back(magnitude(2 * Wide{each} - median));
  const Wide deviation = doubled_median(std::move(distances));
  const Wide distance = 2 * (2 * Wide{value} - median);
  OutlierTest test;
  test.median = decimal(median * 5, scale + 1);
  test.deviation = decimal(deviation * 25, scale + 2);
  if (deviation == 0) {
    const Wide quadruple = 4 * Wide{value};
    test.outlier =
        quadruple < std::min(median, 4 * median) || quadruple > std::max(median, 4 * median);
    return test;
  }
  test.outlier = magnitude(distance) * 6745 > deviation * 35'000;
  test.score = score_text(distance, deviation);
  return test;
}

bool near_median(std::int64_t value, std::span<const std::int64_t> values, int percent) {
  if (values.empty()) return false;
  const Wide median = doubled_median(widened(values));
  return magnitude(2 * Wide{value} - median) * 100 <= magnitude(median) * percent;
}

bool differs(std::int64_t value, std::int64_t reference, int percent) {
  return magnitude(Wide{value} - reference) * 100 > magnitude(reference) * percent;
}

}  // namespace supercargo::checks
