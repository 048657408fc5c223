#include "kernel/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "kernel/utf8.h"

namespace supercargo {

using namespace std::string_view_literals;

TEST(Text, well_formed_utf8_is_told_from_ill_formed) {
  for (const auto good : {"", "plain", "é", "物流", "\xF0\x9F\x9A\xA2", "\xF4\x8F\xBF\xBF"})
    EXPECT_TRUE(valid_utf8(good)) << good;
  // Lone continuation, overlong forms, a surrogate, beyond U+10FFFF, cut short.
  for (const auto bad : {"\x80"sv, "\xC0\x80"sv, "\xE0\x80\x80"sv, "\xF0\x80\x80\x80"sv,
                         "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xFF"sv, "abcdefgh\xE7\x89"sv})
    EXPECT_FALSE(valid_utf8(bad));
}

TEST(Text, lengths_count_code_points) {
  EXPECT_EQ(code_points("abc"), 3U);
  EXPECT_EQ(code_points("物流é"), 3U);
  EXPECT_EQ(code_points("\xF0\x9F\x9A\xA2"), 1U);
}

TEST(Text, what_may_not_be_kept_is_refused_by_name) {
  const auto fault = [](std::string_view text, TextKind kind) {
    return code(text_fault(text, kind));
  };
  EXPECT_EQ(fault("Lagerhaus 4, Kwai Chung", TextKind::line), "");
  EXPECT_EQ(fault("a\0b"sv, TextKind::multiline), "control_character");
  EXPECT_EQ(fault("a\nb", TextKind::line), "control_character");
  EXPECT_EQ(fault("a\nb\tc", TextKind::multiline), "");
  EXPECT_EQ(fault("a\rb", TextKind::multiline), "control_character");
  EXPECT_EQ(fault("a\xC2\x85", TextKind::multiline), "control_character");
  EXPECT_EQ(fault("a\x7F", TextKind::line), "control_character");
  EXPECT_EQ(fault("\xFF", TextKind::line), "not_utf8");
  EXPECT_EQ(fault("M\xEF\xBF\xBDller", TextKind::line), "replacement_character");
}

TEST(Text, direction_may_not_be_turned_in_names_and_codes) {
  const std::string turned =
      "invoice\xE2\x80\xAE"
      "fdp";
  const std::string isolated =
      "a\xE2\x81\xA6"
      "b";
  EXPECT_EQ(text_fault(turned, TextKind::name), TextFault::bidi_override);
  EXPECT_EQ(text_fault(isolated, TextKind::code), TextFault::bidi_override);
  EXPECT_EQ(text_fault(turned, TextKind::line), TextFault::none);
}

TEST(Text, nothing_that_can_be_seen_is_blank) {
  for (const auto text : {"", " ", "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B \xEF\xBB\xBF"})
    EXPECT_EQ(text_fault(text, TextKind::line), TextFault::blank) << text;
  EXPECT_EQ(text_fault("\n\t", TextKind::multiline), TextFault::blank);
}

TEST(Text, only_codes_are_refused_with_outer_blanks) {
  EXPECT_EQ(text_fault(" PO-7", TextKind::name), TextFault::none);
  EXPECT_EQ(text_fault(" SKU-7", TextKind::code), TextFault::outer_blank);
  EXPECT_EQ(text_fault("SKU-7\xE3\x80\x80", TextKind::code), TextFault::outer_blank);
  EXPECT_EQ(text_fault("SKU 7", TextKind::code), TextFault::none);
}

TEST(Text, placeholders_are_known) {
  for (const auto text : {"tbc", "T.B.C.", "xxx", "XXXX", "0000", "n/a", "---", "?",
                          "to be advised", "aaaaa", "ＴＢＤ"})
    EXPECT_TRUE(placeholder(text)) << text;
  for (const auto text : {"", "AAA", "11", "0", "Xu", "111", "PO 1000", "Nadia", "None Such Ltd"})
    EXPECT_FALSE(placeholder(text)) << text;
}

RC_GTEST_PROP(Text, any_code_point_survives_a_walk, ()) {
  const auto c = *rc::gen::suchThat(rc::gen::inRange<char32_t>(1, 0x110000),
                                    [](char32_t x) { return x < 0xD800 || x > 0xDFFF; });
  std::string text;
  utf8::append(text, c);
  const auto decoded = utf8::decode(text, 0);
  RC_ASSERT(decoded.well_formed);
  RC_ASSERT(decoded.code_point == c);
  RC_ASSERT(decoded.length == text.size());
}

RC_GTEST_PROP(Text, any_bytes_are_walked_to_their_end, (const std::string& bytes)) {
  RC_ASSERT(code_points(bytes) <= bytes.size());
  const bool kept = text_fault(bytes, TextKind::multiline) != TextFault::not_utf8;
  RC_ASSERT(!valid_utf8(bytes) || kept);
}

}  // namespace supercargo
