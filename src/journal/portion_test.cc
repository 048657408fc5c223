#include "journal/portion.h"

#include <gtest/gtest.h>

namespace supercargo::journal {
namespace {

using std::chrono::milliseconds;

TEST(Portion, grows_to_the_whole_while_nobody_writes) {
  Portion portion;
  EXPECT_LT(portion.size(), Portion::whole);
  for (int n = 0; n < 10; ++n) portion.note_alone();
  EXPECT_EQ(portion.size(), Portion::whole);
}

TEST(Portion, shrinks_beside_writers_until_it_takes_ten_milliseconds_and_never_to_nothing) {
  Portion portion;
  const std::size_t first = portion.size();
  portion.note_beside_writers(milliseconds(11));
  EXPECT_EQ(portion.size(), first / 2);
  portion.note_beside_writers(milliseconds(10));
  EXPECT_EQ(portion.size(), first / 2);
  for (int n = 0; n < 40; ++n) portion.note_beside_writers(milliseconds(900));
  EXPECT_EQ(portion.size(), 1U);
}

TEST(Portion, grows_again_when_twice_as_many_have_room) {
  Portion portion;
  for (int n = 0; n < 40; ++n) portion.note_beside_writers(milliseconds(900));
  portion.note_beside_writers(milliseconds(5));
  EXPECT_EQ(portion.size(), 1U);
  portion.note_beside_writers(milliseconds(4));
  EXPECT_EQ(portion.size(), 2U);
  for (int n = 0; n < 40; ++n) portion.note_beside_writers(milliseconds(1));
  EXPECT_EQ(portion.size(), Portion::whole);
}

}  // namespace
}  // namespace supercargo::journal
