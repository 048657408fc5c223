// The source tree as the checks see it, and what they answer. A check is a function from files to
// findings; it reads nothing itself, so that its test can hand it a planted violation.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy/text.h"

namespace supercargo::tidy {

struct File {
  std::string path;  // from the root of the repository
  std::string text;
  Reading cpp = {};  // filled for .h and .cc

  std::string folder() const;  // "orders" for src/orders/…, "" outside src
  std::string name() const;
  bool is(std::string_view extension) const;
  bool is_test() const;
  bool is_source() const;  // C++ of the program itself: below src, no test
  bool is_store() const;   // where SQL lives: store.cc, line_store.cc, store_search.cc
};

struct Finding {
  std::string path;
  int line = 0;
  std::string what;
};
using Findings = std::vector<Finding>;
using Files = std::vector<File>;

File file(std::string path, std::string text);

// Every file that git would track, wherever the tree stands.
Files read_tree(const std::string& root);

// An exception that the project has agreed to: the findings it covers start with `what`.
struct Exception {
  std::string_view path;
  std::string_view what;
};

// One finding a line, without those excepted; empty when all is well.
std::string report(const Findings& findings, std::span<const Exception> exceptions);

}  // namespace supercargo::tidy
