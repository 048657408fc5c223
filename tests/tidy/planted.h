// For the tests of the checks: plants text in a file that does not exist and tells what is found.
#pragma once

#include <string>
#include <utility>

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

inline Files planted(std::string path, std::string text) {
  Files files;
  files.push_back(file(std::move(path), std::move(text)));
  return files;
}

// "7: what" for each finding, without the path.
inline std::string found(const Findings& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += std::to_string(finding.line) + ": " + finding.what + "\n";
  }
  return text;
}

}  // namespace supercargo::tidy
