#include "history/exact_amount.h"

#include <gtest/gtest.h>

#include "kernel/result.h"

namespace supercargo::history {
namespace {

std::string product(const char* quantity, const char* price) {
  return ExactAmount(*parse_quantity(quantity), *parse_price(price)).text();
}

TEST(ExactAmount, keeps_every_digit_of_a_product) {
  EXPECT_EQ(product("3", "0.333"), "0.999");
  EXPECT_EQ(product("-0.000001", "0.000001"), "-0.000000000001");
  EXPECT_EQ(product("100", "25"), "2500");
  EXPECT_EQ(product("0", "25"), "0");
  EXPECT_EQ(product("9223372036854.775807", "9223372036854.775807"),
            "85070591730234615847396907.784232501249");
}

TEST(ExactAmount, is_read_back_as_it_was_written_and_summed) {
  for (const char* text : {"0", "9747747.934", "-11062.06", "0.000000000001", "-2500"})
    EXPECT_EQ(ExactAmount::parse(text)->text(), text);
  for (const char* text : {"", "-", ".5", "1.0000000000001", "1e5", "12a"})
    EXPECT_FALSE(ExactAmount::parse(text)) << text;
  auto sum = *ExactAmount::parse("0.1");
  for (int i = 0; i < 9; ++i) sum += *ExactAmount::parse("0.1");
  EXPECT_EQ(sum.text(), "1");
}

TEST(ExactAmount, is_rounded_half_up_at_scale_six) {
  EXPECT_EQ(ExactAmount::parse("0.0000005")->rounded()->micro, 1);
  EXPECT_EQ(ExactAmount::parse("-0.0000005")->rounded()->micro, -1);
  EXPECT_EQ(ExactAmount::parse("0.00000049")->rounded()->micro, 0);
  EXPECT_FALSE(ExactAmount::parse("99999999999999")->rounded());
}

}  // namespace
}  // namespace supercargo::history
