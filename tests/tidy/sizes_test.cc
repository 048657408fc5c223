#include "tests/tidy/sizes.h"

#include <gtest/gtest.h>

#include "tests/tidy/functions.h"
#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

std::string times(int n, const std::string& text) {
  std::string all;
  for (int i = 0; i < n; ++i) all += text;
  return all;
}

TEST(Sizes, a_long_line_a_long_file_and_many_includes_are_found) {
  const auto text = times(17, "#include <map>\n") + times(384, "\n") + std::string(101, '/') + "\n";
  EXPECT_EQ(found(check_files(planted("src/orders/order.h", text))),
            "402: long line: 101 > 100\n1: long file: 402 > 400\n1: many includes: 17 > 16\n");
}

TEST(Sizes, columns_are_characters_not_bytes) {
  EXPECT_EQ(found(check_files(planted("src/a/b.h", "// " + times(97, "→") + "\n"))), "");
}

TEST(Sizes, a_long_script_is_found) {
  EXPECT_EQ(found(check_files(planted("script/all", times(41, "\n")))), "1: long file: 41 > 40\n");
}

TEST(Sizes, a_long_function_is_found) {
  const auto text = "void f() {\n" + times(59, "  g();\n") + "}\n";
  EXPECT_EQ(found(check_functions(planted("src/a/b.cc", text))), "1: f is long: 61 > 60\n");
}

TEST(Sizes, many_parameters_are_found_in_declarations_too) {
  EXPECT_EQ(found(check_functions(planted("src/a/b.h", "int f(int, int, int, int, int, int);\n"))),
            "1: f takes many parameters: 6 > 5\n");
}

TEST(Sizes, deep_nesting_is_found_inside_lambdas_too) {
  const std::string deep = "if (a) {\nfor (;;) {\nwhile (b) {\nif (c) {\n}\n}\n}\n}\n";
  EXPECT_EQ(found(check_functions(planted("src/a/b.cc", "void f() {\n" + deep + "}\n"))),
            "1: f nests deep: 4 > 3\n");
  EXPECT_EQ(
      found(check_functions(planted("src/a/b.cc", "void f() {\ng([&] {\n" + deep + "});\n}\n"))),
      "1: f nests deep: 4 > 3\n");
}

TEST(Sizes, a_chain_of_else_is_not_deep) {
  const std::string chain =
      "void f() {\nif (a) {\n} else if (b) {\n} else if (c) {\n} else {\n}\n}\n";
  EXPECT_EQ(found(check_functions(planted("src/a/b.cc", chain))), "");
}

TEST(Sizes, a_swollen_slice_is_found_and_tests_do_not_count) {
  Files files;
  for (int i = 0; i < 17; ++i) {
    files.push_back(file("src/orders/part_" + std::to_string(i) + ".cc", times(150, "\n")));
    files.push_back(file("src/orders/part_" + std::to_string(i) + "_test.cc", times(150, "\n")));
  }
  EXPECT_EQ(found(check_slices(files)),
            "1: files of a slice: 17 > 16\n1: lines of a slice: 2550 > 2500\n");
}

// One line for each function: its name, parameters, lines.
std::string functions(const std::string& text) {
  std::string all;
  for (const auto& function : functions_of(read_cpp(text))) {
    all += function.name + "/" + std::to_string(function.parameters.size()) + "/" +
           std::to_string(function.lines) + " ";
  }
  return all;
}

TEST(Functions, constructors_with_member_lists_are_read) {
  EXPECT_EQ(functions("struct A {\n A(int a, B b) : a_{a}, b_(b) {\n  f();\n }\n int a_{0};\n};\n"),
            "A/2/3 ");
}

TEST(Functions, templates_operators_and_trailing_types_are_read) {
  EXPECT_EQ(functions("template <class T, class U = std::vector<T>>\n"
                      "auto f(std::map<T, U> a, int b) -> int { return 0; }\n"
                      "bool operator==(A a, A b) { return true; }\n"
                      "int operator()(int a) const { return a; }\n"),
            "f/2/2 operator/2/1 operator/1/1 ");
}

TEST(Functions, initialisers_and_braces_in_literals_are_none) {
  EXPECT_EQ(functions("constexpr int a[] = {1, 2};\nconst auto g = [](int x) { return x; };\n"
                      "const char* s = \"void f() {\";\nchar c = '{';\nint n = 1'000;\n"
                      "auto r = R\"(void g() {)\";\nvoid last();\n"),
            "last/0/0 ");
}

}  // namespace
}  // namespace supercargo::tidy
