// How near two codes or two descriptions are, for suggestions that are shown and never applied
// (domain 10). Exact integers only. Pure functions, safe to call from any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace supercargo {

// Restricted Damerau-Levenshtein distance (optimal string alignment) in code points; any distance
// above `limit` is told as limit + 1, and costs no more than it takes to know that.
int osa_distance(std::string_view a, std::string_view b, int limit);

// Distance up to which a code is worth suggesting: 1 for codes of up to six characters, else 2.
int suggestion_limit(std::string_view code);

struct Ratio {
  int part = 0;
  int whole = 1;
  bool operator==(const Ratio&) const = default;
};

// Compares without rounding: at_least({2, 6}, {1, 3}) is true. Both `whole` are positive.
bool at_least(Ratio value, Ratio threshold);

// From here on a description is worth suggesting.
inline constexpr Ratio trigram_threshold{3, 10};

// The distinct trigrams of a text: letter case does not count, each word padded with two blanks
// before and one after. Keep it when one text is compared with many.
class Trigrams {
 public:
  explicit Trigrams(std::string_view text);
  std::size_t size() const { return sorted_.size(); }
  // Each trigram as a number, ascending: for an index over many texts.
  const std::vector<std::uint64_t>& sorted() const { return sorted_; }

 private:
  friend Ratio similarity(const Trigrams& a, const Trigrams& b);
  std::vector<std::uint64_t> sorted_;
};

// Shared trigrams over all distinct trigrams of both; 0/1 when neither text has a word.
Ratio similarity(const Trigrams& a, const Trigrams& b);
Ratio trigram_similarity(std::string_view a, std::string_view b);

}  // namespace supercargo
