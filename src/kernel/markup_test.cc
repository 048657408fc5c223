#include "kernel/markup.h"

#include <gtest/gtest.h>

namespace supercargo {
namespace {

TEST(Markup, StaysTextWhereverItStands) {
  EXPECT_EQ(escaped("<b title=\"O'Neil & 何\">"),
            "&lt;b title=&quot;O&#39;Neil &amp; 何&quot;&gt;");
}

TEST(Markup, HoldsNoControlCharacters) {
  EXPECT_EQ(escaped(std::string_view("a\0b\x1b c\r\n\td", 10)), "a b  c \n\td");
}

}  // namespace
}  // namespace supercargo
