#include "tests/tidy/tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace supercargo::tidy {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view skipped_folders[] = {".git",         "build",     "data",
                                                "node_modules", "dist",      "corpus",
                                                ".cache",       "generated", "tests/golden"};
constexpr std::string_view skipped_types[] = {".db", ".png", ".woff2", ".ico", ".pdf"};

bool skipped(const fs::path& path) {
  const auto name = path.filename().string();
  return std::find(std::begin(skipped_folders), std::end(skipped_folders), name) !=
         std::end(skipped_folders);
}

bool binary(const fs::path& path) {
  return std::find(std::begin(skipped_types), std::end(skipped_types), path.extension().string()) !=
         std::end(skipped_types);
}

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

std::string File::folder() const {
  if (!path.starts_with("src/")) return "";
  const auto end = path.find('/', 4);
  return end == std::string::npos ? "" : path.substr(4, end - 4);
}

std::string File::name() const { return path.substr(path.rfind('/') + 1); }

bool File::is(std::string_view extension) const { return path.ends_with(extension); }

bool File::is_test() const {
  // testing.{h,cc} of a folder is what its tests share.
  return path.starts_with("tests/") || is("_test.cc") || is("/testing.cc") || is("/testing.h");
}

bool File::is_source() const {
  return path.starts_with("src/") && (is(".h") || is(".cc")) && !is_test();
}

bool File::is_store() const {
  const auto base = name();
  return is_source() && is(".cc") &&
         (base.starts_with("store") || base.find("_store") != std::string::npos);
}

File file(std::string path, std::string text) {
  File result{std::move(path), std::move(text)};
  if (result.is(".h") || result.is(".cc")) result.cpp = read_cpp(result.text);
  return result;
}

Files read_tree(const std::string& root) {
  Files files;
  for (fs::recursive_directory_iterator at(root), end; at != end; ++at) {
    if (at->is_directory() && skipped(at->path())) {
      at.disable_recursion_pending();
    } else if (at->is_regular_file() && !skipped(at->path()) && !binary(at->path())) {
      files.push_back(file(fs::relative(at->path(), root).string(), contents(at->path())));
    }
  }
  std::sort(files.begin(), files.end(),
            [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

std::string report(const Findings& findings, std::span<const Exception> exceptions) {
  std::string text;
  for (const auto& finding : findings) {
    const bool agreed =
        std::any_of(exceptions.begin(), exceptions.end(), [&](const Exception& exception) {
          return exception.path == finding.path && finding.what.starts_with(exception.what);
        });
    if (agreed) continue;
    text += finding.path + ":" + std::to_string(finding.line) + ": " + finding.what + "\n";
  }
  return text;
}

}  // namespace supercargo::tidy
