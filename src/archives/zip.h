// ZIP files in memory, written and read. The same files give the same bytes. What is read may come
// from anybody: its size, its number of files and their names are bounded before anything is
// unpacked (security 4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"

namespace supercargo::archives {

struct File {
  std::string name;  // folders by slashes
  std::string bytes;
};

struct ZipLimits {
  std::size_t files = 10'000;
  std::uint64_t bytes = std::uint64_t{512} << 20;  // of all files, unpacked
};

// All files bear the one time.
std::string zip_of(const std::vector<File>& files, Instant at);
// Refuses what is no ZIP file, is damaged, holds a name twice or one that leads out of its folder,
// or is larger than the limits.
Result<std::vector<File>> unzip(std::string_view bytes, const ZipLimits& limits = {});

}  // namespace supercargo::archives
