#include "kernel/placeholders.h"

#include <gmock/gmock.h>

namespace supercargo {
namespace {

using ::testing::ElementsAre;

TEST(Filled, names_in_braces_give_way_to_their_values) {
  const Placeholders values{{"customer", "金龍 {link}"}, {"order", "SO-1"}};
  EXPECT_EQ(filled("", values), "");
  EXPECT_EQ(filled("{order} of {customer}, {order}", values), "SO-1 of 金龍 {link}, SO-1");
  EXPECT_EQ(filled("{ordre} {", values), "{ordre} {") << "what is not known stays";
  EXPECT_EQ(filled("{} }{order", values), "{} }{order");
}

TEST(Filled, names_that_nobody_knows_are_told) {
  EXPECT_THAT(unknown_names("{order} {ordre} {} {ordre}", {{"order", ""}}),
              ElementsAre("ordre", "", "ordre"));
  EXPECT_THAT(unknown_names("nothing {open", {}), ElementsAre());
}

}  // namespace
}  // namespace supercargo
