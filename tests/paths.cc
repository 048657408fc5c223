#include "tests/paths.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace supercargo::tests {

std::string source_tree() { return SOURCE_TREE; }

std::string program() { return PROGRAM; }

std::string shared_data(const std::string& name) {
  const char* named = std::getenv("SUPERCARGO_SHARED");
  const std::filesystem::path root = named != nullptr ? named : SOURCE_TREE "/../shared";
  const auto path = root / "data" / name;
  return std::filesystem::exists(path) ? path.string() : "";
}

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace supercargo::tests
