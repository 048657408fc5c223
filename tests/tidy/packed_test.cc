#include "tests/tidy/packed.h"

#include <gtest/gtest.h>

#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

std::string in_source(const std::string& text) {
  Files files = planted("db/migrations/0002_packed.sql",
                        "ALTER TABLE letter ADD COLUMN words_packed BYTES;\n");
  files.push_back(file("src/letters/store.cc", text));
  return found(check_packed_columns(files));
}

std::string described(const std::string& table, const std::string& rules) {
  return "constexpr Field letter_fields[] = {\n    field<&Letter::id>(\"id\"),\n"
         "    field<&Letter::words>(\"words\"" +
         rules +
         "),\n    field<&Letter::packed>(\"packed\"),\n};\n"
         "auto e = describe<Letter>(\"letter\", \"" +
         table + "\", letter_fields);\n";
}

TEST(Packed, a_record_that_reads_the_column_alone_is_found) {
  EXPECT_EQ(in_source(described("letter", ", plain")), "3: letter.words is stored packed\n");
  EXPECT_EQ(in_source(described("letter", ", {.stored = Stored::packed}")), "");
  EXPECT_EQ(in_source(described("parcel", ", plain")), "");
}

TEST(Packed, a_statement_that_names_the_column_alone_is_found) {
  EXPECT_EQ(in_source("f(\"SELECT words FROM letter WHERE tenant_id = $1\");"),
            "1: names words without words_packed\n");
  EXPECT_EQ(in_source("f(\"SELECT words, words_packed FROM letter WHERE tenant_id = $1\");"), "");
  EXPECT_EQ(in_source("f(\"SELECT id FROM letter WHERE tenant_id = $1\");"), "");
  EXPECT_EQ(in_source("f(\"SELECT words FROM parcel WHERE tenant_id = $1\");"), "");
}

}  // namespace
}  // namespace supercargo::tidy
