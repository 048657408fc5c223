#include "app/backup.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/installation.h"
#include "db/migrations.h"
#include "kernel/clock.h"

namespace supercargo::app {
namespace {

namespace files = std::filesystem;

Problem refused(const char* code, const std::string& words) {
  return {Refusal::invalid, code, words};
}

std::unique_ptr<db::Database> open_file(const std::string& file) {
  return db::Database::open({.location = "sqlite:" + file, .readers = 1});
}

// Everything the file must be before it may take a database's place.
Verified examine(const std::string& file) {
  const auto database = open_file(file);
  Verified verified;
  const auto found = [&](const char* check, const std::string& words) {
    ++verified.findings_in_all;
    verified.findings.push_back({check, "", words});
  };
  // Read page by page first: nothing else is to be believed of a damaged file.
  for (const std::string& words : database->integrity_findings()) found("file_integrity", words);
  if (!verified.sound()) return verified;
  const auto migrations = db::known_migrations();
  const auto state = db::migration_state(*database, migrations);
  for (const std::string& name : state.changed) found("schema", "changed migration " + name);
  for (const std::string& name : state.unknown) found("schema", "of a newer program: " + name);
  if (!verified.sound()) return verified;
  const auto now_us = SystemClock().now().us;
  db::migrate(*database, migrations, now_us);
  // A trigger or a view that is not ours would act in every later transaction.
  const auto fresh = db::Database::open({.location = "sqlite::memory:", .readers = 1});
  db::migrate(*fresh, migrations, now_us);
  if (db::schema_text(*database) != db::schema_text(*fresh))
    found("schema", "it is not the schema that the migrations make");
  return verified.sound() ? verify(*database) : verified;
}

void remove_with_log(const std::string& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm"}) files::remove(file + suffix, ignored);
}

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
  const std::string kept = target + ".before-" + std::to_string(SystemClock().now().us / 1'000'000);
  files::rename(target, kept);
  if (files::exists(target + "-wal")) files::rename(target + "-wal", kept + "-wal");
  std::error_code ignored;
  files::remove(target + "-shm", ignored);
  return kept;
}

bool has_bytes(const std::string& file) {
  std::error_code missing;
  const auto bytes = files::file_size(file, missing);
  return !missing && bytes > 0;
}

std::optional<Problem> refuse_files(const std::string& file, const std::string& target) {
  if (!has_bytes(file)) return refused("no_backup", file + " is not there or empty.");
  if (has_bytes(file + "-wal"))
    return refused("in_use", file +
                                 " has a write-ahead log beside it: it is a database in use, "
                                 "not a backup. Make one with supercargo backup.");
  std::error_code missing;
  if (files::equivalent(file, target, missing) && !missing)
    return refused("same_file", "The backup is the database itself.");
  if (files::exists(target) && db::is_in_use(target))
    return refused("in_use", "A process has the database open: stop the server first.");
  return std::nullopt;
}

}  // namespace

Verified back_up(db::Database& database, const std::string& file) {
  database.backup(file);
  const auto copy = open_file(file);
  return verify(*copy);
}

Result<Restored> restore(const Settings& settings, const std::string& file) {
  if (!settings.is_sqlite())
    return refused("not_here", "Into PostgreSQL a backup is restored by its own tools.");
  const std::string target = settings.database_file();
  if (auto problem = refuse_files(file, target)) return std::move(*problem);
  const std::string copy = target + ".restoring";
  make_directory_of(copy);
  remove_with_log(copy);
  files::copy_file(file, copy);
  ::chmod(copy.c_str(), S_IRUSR | S_IWUSR);
  Restored restored;
  try {
    restored.verified = examine(copy);
  } catch (const db::DatabaseFault& fault) {
    // A file that is no database at all, or one with damaged pages.
    restored.verified.findings.push_back({"file_integrity", "", fault.what()});
    ++restored.verified.findings_in_all;
  }
  if (!restored.verified.sound()) {
    remove_with_log(copy);
    return restored;
  }
  sync(copy, O_RDONLY);
  restored.kept = set_aside(target);
  files::rename(copy, target);
  sync(files::absolute(target).parent_path(), O_RDONLY | O_DIRECTORY);
  return restored;
}

}  // namespace supercargo::app
