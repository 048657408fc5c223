#include "tests/tidy/constructs.h"

#include <gtest/gtest.h>

#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

TEST(Constructs, empty_names_are_found) {
  EXPECT_EQ(found(check_names(
                planted("src/a/b.cc", "class OrderManager {};\nvoid process_order() {}\n"))),
            "1: OrderManager\n2: process_order says nothing\n");
  EXPECT_EQ(found(check_names(planted("src/a/string_utils.cc", ""))),
            "1: file name says nothing\n");
}

TEST(Constructs, words_that_only_contain_a_banned_one_are_fine) {
  EXPECT_EQ(found(check_names(planted(
                "src/a/b.cc", "class Implication {};\nvoid undo() {}\nTEST(A, do_it) {}\n"))),
            "");
}

TEST(Constructs, a_catch_all_outside_its_places_is_found) {
  constexpr std::string_view places[] = {"src/http/responder.cc"};
  const std::string text = "void f() {\n  try { g(); } catch (...) {}\n}\n";
  EXPECT_EQ(found(check_catch_all(planted("src/a/b.cc", text), places)), "2: catch (...)\n");
  EXPECT_EQ(found(check_catch_all(planted("src/http/responder.cc", text), places)), "");
}

TEST(Constructs, chance_other_programs_and_heavy_headers_are_found) {
  EXPECT_EQ(
      found(check_constructs(planted("src/a/b.cc", "#include <regex>\nint n = std::rand();\n"))),
      "2: std::rand\n1: #include <regex>\n");
  EXPECT_EQ(
      found(check_constructs(planted("src/a/b.cc", "std::mt19937 g;\nstd::system(\"ls\");\n"))),
      "1: mt19937\n2: std::system(\n");
}

TEST(Constructs, a_note_to_do_something_is_found) {
  EXPECT_EQ(found(check_constructs(planted("src/a/b.cc", "int a;\n// TODO: the rest\n"))),
            "2: a note instead of the work\n");
}

TEST(Constructs, a_flag_among_parameters_is_found) {
  const std::string text = "void add(Line line, bool urgent);\nvoid write(bool value);\n";
  EXPECT_EQ(found(check_bool_parameters(planted("src/orders/order.h", text))),
            "1: add takes a bool\n");
}

TEST(Constructs, a_float_near_money_is_found) {
  EXPECT_EQ(found(check_floats(planted("src/kernel/money.cc", "double x = 0;\n"))), "1: double\n");
  EXPECT_EQ(found(check_floats(planted("src/targets/target.h", "struct T { float x; };\n"))),
            "1: float\n");
  EXPECT_EQ(found(check_floats(planted("src/targets/rules.cc", "double x = 0;\n"))), "");
}

}  // namespace
}  // namespace supercargo::tidy
