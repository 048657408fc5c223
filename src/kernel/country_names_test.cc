#include "kernel/country_names.h"

#include <gtest/gtest.h>

namespace supercargo {
namespace {

TEST(CountryNames, are_those_of_the_language) {
  EXPECT_EQ(country_name("NL", "en"), "Netherlands");
  EXPECT_EQ(country_name("NL", "zh-Hant"), "荷蘭");
  EXPECT_EQ(country_name("NL", "zh-Hans"), "荷兰");
  EXPECT_EQ(country_name("XQ", "en"), "XQ");
  EXPECT_EQ(country_name("", "en"), "");
}

}  // namespace
}  // namespace supercargo
