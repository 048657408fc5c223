#include "kernel/similarity.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>

namespace supercargo {

namespace {

// The whole table, straight from the definition.
int plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

TEST(Similarity, worked_distances_of_domain_10) {
  EXPECT_EQ(osa_distance("CA", "ABC", 5), 3);
  EXPECT_EQ(osa_distance("AB-1234", "AB-1243", 2), 1);
  EXPECT_EQ(osa_distance("", "", 0), 0);
  EXPECT_EQ(osa_distance("", "ab", 2), 2);
  EXPECT_EQ(osa_distance("物流", "流物", 1), 1);
}

TEST(Similarity, above_the_limit_is_only_limit_plus_one) {
  EXPECT_EQ(osa_distance("abcdef", "uvwxyz", 2), 3);
  EXPECT_EQ(osa_distance("a", "abcdef", 2), 3);
  EXPECT_EQ(osa_distance("abc", "abd", 0), 1);
  EXPECT_EQ(suggestion_limit("AB1234"), 1);
  EXPECT_EQ(suggestion_limit("AB12345"), 2);
}

TEST(Similarity, worked_trigrams_of_domain_10) {
  EXPECT_EQ(trigram_similarity("stretch film 500mm clear", "strech film 500 mm clear"),
            (Ratio{20, 30}));
  EXPECT_EQ(trigram_similarity("word", "two words"), (Ratio{4, 11}));
  EXPECT_EQ(trigram_similarity("WORD", "word"), (Ratio{5, 5}));
  EXPECT_EQ(trigram_similarity("", "--"), (Ratio{0, 1}));
}

TEST(Similarity, ratios_compare_without_rounding) {
  EXPECT_TRUE(at_least({20, 30}, trigram_threshold));
  EXPECT_TRUE(at_least({3, 10}, trigram_threshold));
  EXPECT_FALSE(at_least({299'999'999, 1'000'000'000}, trigram_threshold));
}

RC_GTEST_PROP(Similarity, the_band_gives_what_the_whole_table_gives, ()) {
  const auto word = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc")));
  const std::string a = *word, b = *word;
  const int limit = *rc::gen::inRange(0, 8);
  RC_ASSERT(osa_distance(a, b, limit) == std::min(plain_distance(a, b), limit + 1));
  RC_ASSERT(osa_distance(a, b, limit) == osa_distance(b, a, limit));
}

}  // namespace supercargo
