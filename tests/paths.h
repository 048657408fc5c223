// Where a test finds what it reads: the source tree, the program as built, the shared data.
#pragma once

#include <string>

namespace supercargo::tests {

std::string source_tree();

// The `supercargo` binary of the same build tree.
std::string program();

// A file below the shared data folder, or "" when this machine has none: then GTEST_SKIP says so.
// SUPERCARGO_SHARED names the folder; otherwise it stands beside the source tree.
std::string shared_data(const std::string& name);

// All bytes of a file that is known to exist.
std::string file_text(const std::string& path);

}  // namespace supercargo::tests
