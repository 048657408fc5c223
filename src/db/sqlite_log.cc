#include "db/sqlite_log.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "db/fault.h"

namespace supercargo::db {
namespace {

DatabaseFault disk_fault(const std::string& what) {
  return {"58030", what + ": " + std::strerror(errno)};
}

}  // namespace

// SQLite takes no locks on the log itself, so that closing it here releases none (POSIX).
SqliteLog::SqliteLog(const SqliteConnection::Options& options)
    : descriptor_(::open((options.file + "-wal").c_str(), O_RDONLY | O_CLOEXEC)),
      is_scratch_(options.durability == SqliteConnection::Durability::scratch) {
  if (descriptor_ < 0) throw disk_fault("the write-ahead log cannot be opened");
}

SqliteLog::~SqliteLog() { ::close(descriptor_); }

void SqliteLog::flush() const {
  if (is_scratch_) return;
  if (::fdatasync(descriptor_) != 0) throw disk_fault("the write-ahead log cannot be kept");
}

std::int64_t SqliteLog::bytes() const {
  struct stat about {};
  return ::fstat(descriptor_, &about) == 0 ? static_cast<std::int64_t>(about.st_size) : 0;
}

}  // namespace supercargo::db
