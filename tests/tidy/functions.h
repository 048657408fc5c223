// Finds functions in C++ by their braces: good enough to measure them, no more.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/text.h"

namespace supercargo::tidy {

struct Function {
  std::string name;
  int line = 0;
  int lines = 0;  // 0 for a declaration
  int nesting = 0;
  std::vector<std::string> parameters;
};

// Definitions and declarations at namespace and class level; lambdas belong to what holds them.
std::vector<Function> functions_of(const Reading& cpp);

}  // namespace supercargo::tidy
