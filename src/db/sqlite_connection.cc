#include "db/sqlite_connection.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <thread>

#include "db/fault.h"

namespace supercargo::db {
namespace {

constexpr int text_bytes_max = 64 << 20;
constexpr int steps_between_clock_reads = 20'000;

const char* sqlstate_of(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return "23505";
    case SQLITE_CONSTRAINT_CHECK:
      return "23514";
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return "23503";
    case SQLITE_CONSTRAINT_NOTNULL:
      return "23502";
    case SQLITE_CONSTRAINT_DATATYPE:
      return "42804";
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "55P03";
    case SQLITE_FULL:
      return "53100";
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      return "58030";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "XX001";
    case SQLITE_INTERRUPT:
      return "57014";
    case SQLITE_READONLY:
      return "25006";
    case SQLITE_TOOBIG:
      return "54000";
    default:
      return "XX000";
  }
}

// The data belongs to the account that serves it: nobody else may read it. SQLite gives the
// write-ahead log the rights of the database file. A file that exists is not opened here: closing
// it would release the locks that other connections of this process hold on it (POSIX).
void create_private_file(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) ::close(descriptor);
}

// NORMAL syncs the log when it starts again and before a checkpoint, so that a power cut loses
// whole transactions from the end and nothing else (sqlite.org/pragma.html#pragma_synchronous).
const char* synchronous_of(SqliteConnection::Durability durability) {
  using Durability = SqliteConnection::Durability;
  if (durability == Durability::scratch) return "PRAGMA synchronous=OFF";
  if (durability == Durability::flushed) return "PRAGMA synchronous=NORMAL";
  return "PRAGMA synchronous=FULL";
}

int is_out_of_time(void* connection) {
  return static_cast<SqliteConnection*>(connection)->out_of_time() ? 1 : 0;
}

int tell_of_commit(void* connection, sqlite3*, const char*, int wal_pages) {
  static_cast<SqliteConnection*>(connection)->committed(wal_pages);
  return SQLITE_OK;
}

}  // namespace

void throw_sqlite_fault(sqlite3* handle, int code, std::string_view statement) {
  const char* words = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
  throw fault_in(sqlstate_of(code), words, statement);
}

void SqliteConnection::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

SqliteConnection::SqliteConnection(const Options& options)
    : statement_timeout_(options.statement_timeout_ms) {
  open(options);
  harden();
  sqlite3_busy_timeout(handle(), options.busy_timeout_ms);
  set_up(options);
}

void SqliteConnection::open(const Options& options) {
  create_private_file(options.file);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(options.file.c_str(), &opened,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(opened);
  if (code != SQLITE_OK) throw_sqlite_fault(opened, code, {});
  sqlite3_extended_result_codes(opened, 1);
}

void SqliteConnection::harden() const {
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_limit(handle(), SQLITE_LIMIT_ATTACHED, 1);
  sqlite3_limit(handle(), SQLITE_LIMIT_LENGTH, text_bytes_max);
}

void SqliteConnection::set_up(const Options& options) const {
  turn_wal_on();
  run(synchronous_of(options.durability));
  // Checkpoints are run by SqliteCheckpointer. What the log needs under load it keeps: to give room
  // back takes longer than to write the batch that waits for it, where the disk discards blocks.
  // secure_delete: an erased person's key must not stay legible in a free page (security.md 7).
  run("PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=536870912; PRAGMA foreign_keys=ON;"
      "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;");
  if (options.role == Role::writer) {
    run("PRAGMA cache_size=-131072");
  } else {
    run("PRAGMA query_only=ON; PRAGMA cache_size=-2048");
  }
  if (options.statement_timeout_ms > 0) {
    sqlite3_progress_handler(handle(), steps_between_clock_reads, is_out_of_time,
                             const_cast<SqliteConnection*>(this));
  }
}

// Two processes that open a new file at once meet here, where SQLite does not wait by itself.
void SqliteConnection::turn_wal_on() const {
  constexpr int tries = 200;
  for (int n = 1;; ++n) {
    const int code = sqlite3_exec(handle(), "PRAGMA journal_mode=WAL", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return;
    const bool busy = (code & 0xff) == SQLITE_BUSY;
    if (!busy || n == tries) throw_sqlite_fault(handle(), code, "PRAGMA journal_mode");
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

void SqliteConnection::run(const char* text) const {
  const int code = sqlite3_exec(handle(), text, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw_sqlite_fault(handle(), code, text);
}

void SqliteConnection::on_commit(std::function<void(int)> tell) {
  tell_ = std::move(tell);
  sqlite3_wal_hook(handle(), tell_of_commit, this);
}

void SqliteConnection::start_clock() {
  if (statement_timeout_.count() > 0) {
    deadline_ = std::chrono::steady_clock::now() + statement_timeout_;
  }
}

bool SqliteConnection::out_of_time() const { return std::chrono::steady_clock::now() > deadline_; }

}  // namespace supercargo::db
