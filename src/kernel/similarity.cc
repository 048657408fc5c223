#include "kernel/similarity.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>

#include "kernel/result.h"
#include "kernel/text.h"
#include "kernel/text_keys.h"
#include "kernel/utf8.h"

namespace supercargo {
namespace {

std::u32string wide(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  utf8::each_code_point(text, [&](char32_t c) { out += c; });
  return out;
}

// Three rows of the table are enough: the current one and the two that a step may come from.
struct Rows {
  std::vector<int> before_last, last, current;
  void turn() {
    before_last.swap(last);
    last.swap(current);
  }
};

// The least way to reach cell (i, j), both counted from 1.
int cheapest(const Rows& rows, std::u32string_view a, std::u32string_view b, std::size_t i,
             std::size_t j) {
  const int unequal = a[i - 1] == b[j - 1] ? 0 : 1;
  int best = std::min({rows.last[j] + 1, rows.current[j - 1] + 1, rows.last[j - 1] + unequal});
  if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
    best = std::min(best, rows.before_last[j - 2] + 1);
  return best;
}

int banded_distance(std::u32string_view a, std::u32string_view b, int limit) {
  const int beyond = limit + 1;
  const auto band = static_cast<std::size_t>(limit);
  Rows rows;
  rows.before_last.assign(b.size() + 1, beyond);
  rows.current.assign(b.size() + 1, beyond);
  rows.last.assign(b.size() + 1, beyond);
  for (std::size_t j = 0; j <= std::min(b.size(), band); ++j) rows.last[j] = static_cast<int>(j);
  int least_of_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > band ? i - band : 1;
    const std::size_t past = std::min(b.size(), i + band);
    // Only the band is computed; the cells at its edges say that nothing is to be had outside.
    rows.current[first - 1] = i <= band ? static_cast<int>(i) : beyond;
    if (past < b.size()) rows.current[past + 1] = beyond;
    int least = rows.current[first - 1];
    for (std::size_t j = first; j <= past; ++j) {
      rows.current[j] = std::min(beyond, cheapest(rows, a, b, i, j));
      least = std::min(least, rows.current[j]);
    }
    // A swap may still jump over one row, at the price of one.
    if (least > limit && least_of_last >= limit) return beyond;
    least_of_last = least;
    rows.turn();
  }
  return rows.last[b.size()];
}

}  // namespace

int osa_distance(std::string_view a, std::string_view b, int limit) {
  SUPERCARGO_CHECK(limit >= 0);
  if (a == b) return 0;
  const std::u32string left = wide(a), right = wide(b);
  const std::size_t longer = std::max(left.size(), right.size());
  const std::size_t shorter = std::min(left.size(), right.size());
  if (longer - shorter > static_cast<std::size_t>(limit)) return limit + 1;
  return banded_distance(left, right, limit);
}

int suggestion_limit(std::string_view code) { return code_points(code) <= 6 ? 1 : 2; }

bool at_least(Ratio value, Ratio threshold) {
  return std::int64_t{value.part} * threshold.whole >= std::int64_t{threshold.part} * value.whole;
}

Trigrams::Trigrams(std::string_view text) {
  // A code point has 21 bits: three of them fit one number.
  constexpr std::uint64_t three = (std::uint64_t{1} << 63) - 1;
  constexpr std::uint64_t padding = (std::uint64_t{' '} << 21) | ' ';
  std::uint64_t window = padding;
  bool in_word = false;
  const auto push = [&](char32_t c) {
    window = ((window << 21) | c) & three;
    sorted_.push_back(window);
  };
  const auto end_word = [&] {
    if (in_word) push(' ');
    in_word = false;
    window = padding;
  };
  utf8::each_code_point(nfkc_fold(text), [&](char32_t c) {
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    if (!(mask & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK))) return end_word();
    in_word = true;
    push(c);
  });
  end_word();
  std::sort(sorted_.begin(), sorted_.end());
  sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
}

Ratio similarity(const Trigrams& a, const Trigrams& b) {
  int shared = 0;
  auto left = a.sorted_.begin();
  for (const std::uint64_t wanted : b.sorted_) {
    while (left != a.sorted_.end() && *left < wanted) ++left;
    if (left != a.sorted_.end() && *left == wanted) ++shared;
  }
  const int all = static_cast<int>(a.size() + b.size()) - shared;
  return {shared, std::max(all, 1)};
}

Ratio trigram_similarity(std::string_view a, std::string_view b) {
  return similarity(Trigrams(a), Trigrams(b));
}

}  // namespace supercargo
