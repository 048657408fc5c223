// Where the data lives: a SQLite file or a PostgreSQL database, opened once a process.
// Hands out sessions: a bounded pool for reads, one each for writers. Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "db/session.h"

namespace supercargo::db {

struct Settings {
  // sqlite:FILE | postgres://… | sqlite::memory: (a scratch file of this object, for tests).
  std::string location;
  unsigned readers = 4;         // connections kept for reads
  int busy_timeout_s = 10;      // SQLite: another process writes; PostgreSQL: lock_timeout
  int statement_timeout_s = 5;  // of reads through Database::read
  // PostgreSQL: where the owning role migrates (postgres://supercargo_owner@…); empty: `location`.
  std::string owner_location = {};
};

class Database {
 public:
  // Faults when the place cannot be opened; creates a missing SQLite file with mode 0600.
  static std::unique_ptr<Database> open(const Settings& settings);
  virtual ~Database() = default;

  virtual Engine engine() const = 0;
  // A connection of one's own: writers, migrations, command line.
  virtual std::unique_ptr<Session> connect() = 0;
  // As the owning role (PostgreSQL; SQLite: the same as connect): for migrations only.
  virtual std::unique_ptr<Session> connect_owner() = 0;
  // Runs `use` in a read transaction on a pooled connection; waits for one at most 5 s, then
  // faults.
  virtual void read(std::int64_t tenant, const std::function<void(Session&)>& use) = 0;

  // The same for a writer of batches, whose commits survive a power cut only after flush(): it
  // writes on while they are brought to the disk.
  virtual std::unique_ptr<Session> connect_for_batches() { return connect(); }
  // Returns when whatever was committed before survives a power cut. Faults when the disk failed:
  // what others saw may be gone then, and no later call makes up for it. Thread-safe.
  virtual void flush() {}
  // Called by the one writing thread between two transactions: the small rest of a checkpoint.
  virtual void between_batches() = 0;
  // Online copy into `file` while others work (SQLite; PostgreSQL faults: use the neutral stream).
  virtual void backup(const std::string& file) = 0;
  // Fresh statistics for the planner: after a bulk load.
  virtual void analyze() = 0;
  // Bytes of the write-ahead log, for `doctor` (0 where not known).
  virtual std::int64_t wal_bytes() = 0;
  // What is wrong with the file's pages and indexes, at most 100 of them (SQLite; PostgreSQL
  // guards its own pages: none).
  virtual std::vector<std::string> integrity_findings() = 0;
  // What about the way we are connected is not as it should be (PostgreSQL: a role that passes by
  // row-level security).
  virtual std::vector<std::string> role_findings() = 0;
  // "SQLite 3.40.1"
  virtual std::string engine_version() = 0;
};

// True while any process, but not this one, has the SQLite file open.
bool is_in_use(const std::string& file);

// Test seam: the n-th call into any engine from now on faults once (0: never). Not for production.
void fail_call(std::int64_t n);
std::int64_t calls_made();

}  // namespace supercargo::db
