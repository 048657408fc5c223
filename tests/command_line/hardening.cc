// The program as it was linked: what makes a memory error a crash instead of a way in (docs of the
// OpenSSF's compiler hardening guide). Read from the file itself, as a packager's checker does.
#include <gtest/gtest.h>

#include <cstdio>
#include <memory>

#include "tests/paths.h"

namespace supercargo::tests {
namespace {

std::string told_by_readelf(const std::string& what) {
  const std::string command = "LC_ALL=C readelf -W " + what + " '" + program() + "'";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string told;
  char bytes[4096];
  for (std::size_t n = 0; (n = std::fread(bytes, 1, sizeof bytes, pipe.get())) != 0;)
    told.append(bytes, n);
  return told;
}

bool tells(const std::string& text, const char* word) {
  return text.find(word) != std::string::npos;
}

TEST(Hardening, it_is_loaded_anywhere_and_its_tables_are_read_only) {
  EXPECT_TRUE(tells(told_by_readelf("--file-header"), "DYN (Position-Independent Executable"));
  const std::string segments = told_by_readelf("--program-headers");
  EXPECT_TRUE(tells(segments, "GNU_RELRO"));
  const auto stack = segments.find("GNU_STACK");
  ASSERT_NE(stack, std::string::npos);
  const std::string line = segments.substr(stack, segments.find('\n', stack) - stack);
  EXPECT_FALSE(tells(line, "RWE")) << "the stack is not executable";
  EXPECT_FALSE(tells(segments, "RWE")) << "nothing is writable and executable";
}

TEST(Hardening, it_is_bound_at_start_and_looks_for_libraries_where_the_system_keeps_them) {
  const std::string dynamic = told_by_readelf("--dynamic");
  EXPECT_TRUE(tells(dynamic, "BIND_NOW"));
  for (const char* weakness : {"RPATH", "RUNPATH", "TEXTREL"})
    EXPECT_FALSE(tells(dynamic, weakness)) << weakness;
}

TEST(Hardening, a_smashed_stack_and_an_overflowing_copy_end_the_program) {
  const std::string symbols = told_by_readelf("--dyn-syms");
  EXPECT_TRUE(tells(symbols, "__stack_chk_fail"));
  EXPECT_TRUE(tells(symbols, "__memcpy_chk"));
}

}  // namespace
}  // namespace supercargo::tests
