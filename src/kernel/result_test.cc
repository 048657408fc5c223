#include "kernel/result.h"

#include <gtest/gtest.h>

namespace supercargo {

TEST(Result, a_refusal_carries_every_reason_and_a_success_its_value) {
  const Result<int> yes = 4;
  const Result<int> no = invalid({{"/sku", "blank", ""}, {"/name", "too_long", ""}});
  EXPECT_EQ(*yes, 4);
  EXPECT_FALSE(no);
  EXPECT_EQ(no.error().reasons.size(), 2U);
}

}  // namespace supercargo
