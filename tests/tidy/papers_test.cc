#include "tests/tidy/papers.h"

#include <gtest/gtest.h>

#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

TEST(Papers, a_header_without_opening_is_found) {
  EXPECT_EQ(found(check_openings(planted("src/a/b.h", "#pragma once\n"))),
            "1: opening comment of 0 lines\n");
  EXPECT_EQ(found(check_openings(planted("src/a/b.h", "// What it is.\n#include <map>\n"))),
            "1: no #pragma once behind the opening comment\n");
}

TEST(Papers, a_decision_without_number_or_parts_is_found) {
  const auto files = planted("docs/adr/0002-late.md", "# Late\n\n## Context\n\n## Decision\n");
  EXPECT_EQ(found(check_decision_records(files)),
            "1: not the next NNNN-title.md\n1: title is not # 2. \n1: no status\n"
            "1: misses ## Consequences\n");
}

TEST(Papers, a_script_that_nobody_names_is_found) {
  auto files = planted("script/lonely", "");
  EXPECT_EQ(found(check_scripts(files)), "1: nobody calls it\n");
  files.push_back(file("README.md", "Run `script/lonely`.\n"));
  EXPECT_EQ(found(check_scripts(files)), "");
}

TEST(Papers, words_of_the_workplace_are_found) {
  EXPECT_EQ(found(check_workplace_words(planted("src/a/b.h", "\n// See issue #7.\n"))),
            "2: word of the workplace: issue #7\n");
  EXPECT_EQ(found(check_workplace_words(planted("src/a/b.h", "// An agent takes an order.\n"))),
            "");
}

TEST(Papers, a_requirement_that_nothing_shows_is_found) {
  auto files = planted("docs/asvs.tsv",
                       "id\tapplies\twhere\ttest\tstate\n"
                       "1.2.3\tyes\tsrc/a.cc\tA.b,A.c\tshown\n"
                       "1.2.10\tyes\tsrc/b.cc\t-\tlater\n"
                       "1.2.4\tyes\t-\t-\tshown\n"
                       "1.3.1\tyes\n");
  files.push_back(file("src/a.cc", ""));
  files.push_back(file("src/a_test.cc", "\nTEST(A, b) {}\n"));
  EXPECT_EQ(found(check_requirements(files)),
            "2: no such test: A.c\n3: no such file: src/b.cc\n4: no row, or not the next id\n"
            "4: shown is what a test shows, and nothing else\n5: no row, or not the next id\n");
}

TEST(Papers, a_package_without_hash_or_from_elsewhere_is_found) {
  const auto look = [](const std::string& entry) {
    return found(check_package_locks(planted("web/package-lock.json", entry)));
  };
  EXPECT_EQ(look(R"({"resolved": "https://registry.npmjs.org/a", "integrity": "sha512-…"})"), "");
  EXPECT_EQ(look(R"({"resolved": "https://registry.npmjs.org/a"})"),
            "1: packages without integrity\n");
  EXPECT_EQ(look(R"({"resolved": "git+ssh://a", "integrity": "sha512-…"})"),
            "1: not from the registry: git+ssh://a\n");
}

TEST(Report, leaves_out_what_was_agreed_and_nothing_else) {
  constexpr Exception agreed[] = {{"src/a.h", "long line"}};
  const Findings findings = {{"src/a.h", 3, "long line: 120 > 100"}, {"src/b.h", 4, "long line"}};
  EXPECT_EQ(report(findings, agreed), "src/b.h:4: long line\n");
}

}  // namespace
}  // namespace supercargo::tidy
