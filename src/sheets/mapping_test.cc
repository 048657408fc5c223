#include "sheets/mapping.h"

#include <gtest/gtest.h>

#include "journal/testing.h"

namespace supercargo::sheets {
namespace {

TEST(Mapping, without_words_takes_columns_by_their_names) {
  const auto mapping = parse_mapping("");
  ASSERT_TRUE(mapping);
  EXPECT_TRUE(mapping->columns.empty());
  EXPECT_EQ(mapping->encoding, CsvEncoding::automatic);
}

TEST(Mapping, tells_every_word_that_it_does_not_know) {
  EXPECT_EQ(journal::reasons(parse_mapping(R"(
colour = "red"
[source]
encoding = "ebcdic"
separator = "xx"
speed = "high"
[columns]
sku = 5
name = { trim = true, shout = true }
[[kinds]]
prefix = "C"
)")),
            "/colour: unknown_field, /columns/name/shout: unknown_field, "
            "/columns/name/column: required, /columns/sku: wrong_type, /kinds/kind: required, "
            "/source/speed: unknown_field, /source/separator: malformed, "
            "/source/encoding: unknown_encoding");
}

TEST(Mapping, that_is_no_toml_names_the_line) {
  const auto mapping = parse_mapping("[source]\nencoding = utf-8\n");
  ASSERT_FALSE(mapping);
  EXPECT_EQ(mapping.error().code, "malformed");
  EXPECT_NE(mapping.error().detail.find("(line 2)"), std::string::npos);
}

}  // namespace
}  // namespace supercargo::sheets
