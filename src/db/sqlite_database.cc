#include "db/sqlite_database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>

#include "db/fault.h"
#include "db/sqlite_session.h"

namespace supercargo::db {
namespace {

constexpr std::string_view prefix = "sqlite:";
constexpr std::string_view scratch_location = "sqlite::memory:";
constexpr int backup_pages_a_step = 4096;

SqliteConnection::Options options_for(const Settings& settings, const std::string& scratch) {
  using Durability = SqliteConnection::Durability;
  SqliteConnection::Options options;
  options.file = scratch.empty() ? settings.location.substr(prefix.size()) : scratch + "/db";
  options.durability = scratch.empty() ? Durability::full : Durability::scratch;
  options.busy_timeout_ms = settings.busy_timeout_s * 1000;
  if (options.file.empty()) throw DatabaseFault("08001", "sqlite: needs a file name");
  return options;
}

// The last change of a new file's name must survive a power cut too.
void sync_directory_of(const std::string& file) {
  const auto parent = std::filesystem::absolute(file).parent_path();
  const int descriptor = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

void copy_all_pages(sqlite3* from, sqlite3* to) {
  const auto finish = [](sqlite3_backup* copy) { sqlite3_backup_finish(copy); };
  const std::unique_ptr<sqlite3_backup, decltype(finish)> copy(
      sqlite3_backup_init(to, "main", from, "main"), finish);
  if (copy == nullptr) throw_sqlite_fault(to, sqlite3_extended_errcode(to), "backup");
  int code = SQLITE_OK;
  while (code == SQLITE_OK) {
    code = sqlite3_backup_step(copy.get(), backup_pages_a_step);
  }
  if (code != SQLITE_DONE) throw_sqlite_fault(nullptr, code, "backup");
}

}  // namespace

SqliteDatabase::Scratch::Scratch(const std::string& location) {
  if (location != scratch_location) return;
  const char* chosen = ::getenv("TMPDIR");
  directory_ = std::string(chosen == nullptr ? "/tmp" : chosen) + "/supercargo-XXXXXX";
  if (::mkdtemp(directory_.data()) == nullptr) {
    throw DatabaseFault("58030", "cannot create a scratch directory");
  }
}

SqliteDatabase::Scratch::~Scratch() {
  if (directory_.empty()) return;
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

SqliteDatabase::SqliteDatabase(const Settings& settings)
    : scratch_(settings.location),
      options_(options_for(settings, scratch_.directory())),
      statement_timeout_ms_(settings.statement_timeout_s * 1000),
      checkpointer_([&] {
        auto options = reader_options();
        options.statement_timeout_ms = 0;
        return options;
      }()),
      readers_(settings.readers,
               [this] { return std::make_unique<SqliteSession>(reader_options()); }),
      log_(options_) {}

SqliteConnection::Options SqliteDatabase::reader_options() const {
  auto options = options_;
  options.role = SqliteConnection::Role::reader;
  options.statement_timeout_ms = statement_timeout_ms_;
  return options;
}

std::unique_ptr<Session> SqliteDatabase::connect() { return connect_as(options_); }

std::unique_ptr<Session> SqliteDatabase::connect_for_batches() {
  using Durability = SqliteConnection::Durability;
  auto options = options_;
  if (options.durability == Durability::full) options.durability = Durability::flushed;
  return connect_as(options);
}

void SqliteDatabase::flush() { log_.flush(); }

std::unique_ptr<Session> SqliteDatabase::connect_as(const SqliteConnection::Options& options) {
  auto session = std::make_unique<SqliteSession>(options, &turns_);
  session->connection().on_commit([this](int wal_pages) { checkpointer_.committed(wal_pages); });
  return session;
}

void SqliteDatabase::read(std::int64_t tenant, const std::function<void(Session&)>& use) {
  readers_.read(tenant, use);
}

void SqliteDatabase::backup(const std::string& file) {
  if (std::filesystem::exists(file)) throw DatabaseFault("58P02", "the backup file exists already");
  const std::string partial = file + ".partial";
  std::filesystem::remove(partial);
  {
    const SqliteConnection from(options_);
    auto target = options_;
    target.file = partial;
    const SqliteConnection to(target);
    // One read transaction for the whole copy: without it every commit of a writer would make
    // the copy start again.
    from.run("BEGIN; SELECT 1 FROM sqlite_master;");
    copy_all_pages(from.handle(), to.handle());
    from.run("COMMIT");
  }
  std::filesystem::rename(partial, file);
  sync_directory_of(file);
}

void SqliteDatabase::analyze() {
  const SqliteConnection connection(options_);
  connection.run("PRAGMA analysis_limit=1000; ANALYZE;");
}

std::int64_t SqliteDatabase::wal_bytes() { return log_.bytes(); }

std::vector<std::string> SqliteDatabase::integrity_findings() {
  SqliteSession session(options_);
  std::vector<std::string> findings;
  session.begin(Mode::read, no_tenant);
  for (const char* question : {"PRAGMA integrity_check(100)", "PRAGMA foreign_key_check"}) {
    const auto rows = session.query(question, nullptr, {});
    while (rows->next() && findings.size() < 100) {
      if (rows->text(0) != "ok") findings.emplace_back(rows->text(0));
    }
  }
  session.commit();
  return findings;
}

std::string SqliteDatabase::engine_version() {
  return std::string("SQLite ") + sqlite3_libversion();
}

// Every connection in WAL mode holds a shared lock on these bytes for as long as it is open.
bool is_in_use(const std::string& file) {
  constexpr off_t shared_lock_at = 0x40000002;
  constexpr off_t shared_lock_bytes = 510;
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return false;
  struct flock wanted {};
  wanted.l_type = F_WRLCK;
  wanted.l_whence = SEEK_SET;
  wanted.l_start = shared_lock_at;
  wanted.l_len = shared_lock_bytes;
  const bool is_known = ::fcntl(descriptor, F_GETLK, &wanted) == 0;
  ::close(descriptor);
  return is_known && wanted.l_type != F_UNLCK;
}

}  // namespace supercargo::db
