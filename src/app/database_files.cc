#include "app/database_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "kernel/clock.h"
#include "kernel/result.h"

namespace supercargo::app {
namespace {

namespace files = std::filesystem;

// Names survive a power cut only when their directory was written too.
void sync(const std::string& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) throw Fault("cannot open " + path);
  const bool is_written = ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!is_written) throw Fault("cannot write " + path);
}

// Moves the database aside with its log, which may hold the last commits of a killed process.
std::string set_aside(const std::string& target) {
  if (!files::exists(target)) return {};
  std::string kept = target + ".before-" + std::to_string(SystemClock().now().us / 1'000'000);
  files::rename(target, kept);
  if (files::exists(target + "-wal")) files::rename(target + "-wal", kept + "-wal");
  std::error_code ignored;
  files::remove(target + "-shm", ignored);
  return kept;
}

}  // namespace

void remove_with_log(const std::string& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) files::remove(file + suffix, ignored);
}

std::string take_place(const std::string& finished, const std::string& target) {
  sync(finished, O_RDONLY);
  std::string kept = set_aside(target);
  files::rename(finished, target);
  sync(files::absolute(target).parent_path(), O_RDONLY | O_DIRECTORY);
  return kept;
}

}  // namespace supercargo::app
