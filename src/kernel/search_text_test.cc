#include "kernel/search_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace supercargo {

TEST(SearchText, words_are_folded_and_parted_by_one_space) {
  EXPECT_EQ(search_tokens("  Stretch-Film, 500MM (clear)! "), "stretch film 500mm clear");
  EXPECT_EQ(search_tokens("AB-1234/x_y.z"), "ab 1234 x y z");
  EXPECT_EQ(search_tokens("ＡＢＣ１２３"), "abc123");
  EXPECT_EQ(search_tokens("…!"), "");
}

TEST(SearchText, accents_of_latin_and_greek_do_not_count) {
  EXPECT_EQ(search_tokens("Müller Crème τόνος"), "muller creme τονοσ");
  EXPECT_EQ(search_tokens("Straße"), search_tokens("STRASSE"));
  EXPECT_EQ(search_tokens("e\xCC\x81t\xC3\xA9"), "ete");
}

TEST(SearchText, scripts_without_blanks_become_overlapping_pairs) {
  EXPECT_EQ(search_tokens("上海物流"), "上海 海物 物流");
  EXPECT_EQ(search_tokens("茶"), "茶");
  EXPECT_EQ(search_tokens("茶 A4紙箱x"), "茶 a4 紙箱 x");
  EXPECT_EQ(search_tokens("センター"), "セン ンタ ター");
  EXPECT_EQ(search_tokens("ｾﾝﾀｰ"), "セン ンタ ター");
}

TEST(SearchText, what_is_asked_in_part_is_among_the_tokens_of_the_whole) {
  const std::string stored = " " + search_tokens("香港中華煤氣有限公司 Ltd.") + " ";
  EXPECT_NE(stored.find(" " + search_tokens("煤氣") + " "), std::string::npos);
}

RC_GTEST_PROP(SearchText, tokens_of_tokens_of_plain_text_are_the_same, (std::string text)) {
  for (char& c : text) c = static_cast<char>(c & 0x7F);
  const std::string tokens = search_tokens(text);
  RC_ASSERT(search_tokens(tokens) == tokens);
  RC_ASSERT(tokens.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ") == std::string::npos);
  RC_ASSERT(tokens.find("  ") == std::string::npos);
}

}  // namespace supercargo
