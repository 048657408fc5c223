#include "packs/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "journal/signature.h"

namespace supercargo::packs {
namespace {

std::vector<std::string> orders(int count) {
  std::vector<std::string> all;
  for (int n = 0; n < count; ++n) all.push_back("SO-" + std::to_string(n));
  return all;
}

Draw whole() {
  const auto population = orders(50);
  return {.method = draw_method,
          .seed = "2026-11-23 6/49",
          .population_hash = population_hash(population),
          .population = population,
          .drawn = drawn_from(population, "2026-11-23 6/49", 5)};
}

TEST(Draw, is_the_same_for_everybody_whatever_order_the_population_comes_in) {
  auto turned = orders(50);
  std::reverse(turned.begin(), turned.end());
  EXPECT_EQ(drawn_from(turned, "seed", 7), drawn_from(orders(50), "seed", 7));
  EXPECT_EQ(population_hash(turned), population_hash(orders(50)));
  EXPECT_NE(drawn_from(orders(50), "seed", 7), drawn_from(orders(50), "another", 7));
  // A larger sample of the same seed begins with the smaller one.
  const auto more = drawn_from(orders(50), "seed", 9);
  EXPECT_EQ(std::vector<std::string>(more.begin(), more.begin() + 7),
            drawn_from(orders(50), "seed", 7));
}

// As said in words: anybody's sha256sum tells the same.
TEST(Draw, takes_the_lowest_digests) {
  const auto drawn = drawn_from(orders(20), "s", 1);
  for (const std::string& number : orders(20))
    EXPECT_LE(journal::sha256("s\n" + drawn[0]), journal::sha256("s\n" + number));
}

TEST(Draw, takes_each_order_once_and_all_of_few) {
  const auto all = drawn_from(orders(3), "s", 20);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 3u);
  EXPECT_EQ(all.size(), 3u);
}

// With many seeds each order comes about equally often: nobody is favoured.
TEST(Draw, favours_nobody) {
  std::map<std::string, int> taken;
  for (int seed = 0; seed < 2000; ++seed)
    for (const std::string& number : drawn_from(orders(10), std::to_string(seed), 2))
      ++taken[number];
  for (const std::string& number : orders(10)) EXPECT_NEAR(taken[number], 400, 90) << number;
}

TEST(Draw, betrays_what_was_changed_afterwards) {
  EXPECT_TRUE(faults_of(whole()).empty());
  Draw other = whole();
  other.drawn.back() = other.population.back();
  EXPECT_EQ(faults_of(other).size(), 1u);
  other = whole();
  other.population.pop_back();
  EXPECT_FALSE(faults_of(other).empty());
  other = whole();
  other.seed += '0';
  EXPECT_EQ(faults_of(other).size(), 1u);
  other = whole();
  other.method = "by hand";
  EXPECT_EQ(faults_of(other).size(), 1u);
}

}  // namespace
}  // namespace supercargo::packs
