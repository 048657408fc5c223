#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <string>

#include "kernel/identifiers.h"
#include "tests/paths.h"

namespace supercargo {

TEST(Gs1, worked_examples_of_domain_10) {
  EXPECT_EQ(gs1_check_digit("629104150021"), '3');
  for (const auto gtin : {"7300011000017", "8904000210037", "036000291452", "96385074"})
    EXPECT_TRUE(valid_gtin(gtin)) << gtin;
  EXPECT_TRUE(valid_sscc("106141412345678908"));
  EXPECT_TRUE(valid_gln("0614141999996"));
}

TEST(Gs1, other_lengths_and_signs_are_no_gtin) {
  for (const auto text : {"", "0", "963850740", "9638507a", " 96385074", "106141412345678908"})
    EXPECT_FALSE(valid_gtin(text)) << text;
  EXPECT_FALSE(valid_gln("036000291452"));
}

TEST(Gs1, swapped_neighbours_are_found) {
  const auto found = gtin_by_one_transposition("7300101000017");
  EXPECT_NE(std::find(found.begin(), found.end(), "7300011000017"), found.end());
  EXPECT_TRUE(gtin_by_one_transposition("7300011000017").empty());
  EXPECT_TRUE(gtin_by_one_transposition("abc").empty());
}

TEST(Gs1, collected_check_digit_vectors) {
  const auto path = tests::shared_data("gs1/lint_vectors_open.json");
  if (path.empty()) GTEST_SKIP() << "no shared data: gs1/lint_vectors_open.json";
  const auto vectors = boost::json::parse(tests::file_text(path)).as_array();
  EXPECT_EQ(vectors.size(), 2545U);
  int valid = 0, invalid = 0;
  for (const auto& vector : vectors) {
    if (vector.at("linter") != "csum") continue;
    const std::string text = vector.at("input").as_string().c_str();
    const bool expected = vector.at("ok").as_bool();
    EXPECT_EQ(valid_gtin(text) || valid_sscc(text), expected) << text;
    ++(expected ? valid : invalid);
  }
  EXPECT_EQ(valid, 5);
  EXPECT_EQ(invalid, 9);
}

RC_GTEST_PROP(Gs1, every_single_wrong_digit_is_noticed, ()) {
  std::string digits =
      *rc::gen::container<std::string>(12, rc::gen::elementOf(std::string("0123456789")));
  digits += gs1_check_digit(digits);
  RC_ASSERT(valid_gtin(digits));
  const auto place = *rc::gen::inRange<std::size_t>(0, digits.size());
  const int step = *rc::gen::inRange(1, 10);
  digits[place] = static_cast<char>('0' + (digits[place] - '0' + step) % 10);
  RC_ASSERT(!valid_gtin(digits));
}

}  // namespace supercargo
