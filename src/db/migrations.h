// The schema's history: forward only, one SQL text for both engines, each migration in a
// transaction of its own with its checksum; refused when a file that already ran has changed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"

namespace supercargo::db {

struct Migration {
  std::string name;  // 0001_tenant
  std::string text;
};

// What the program carries (db/migrations, embedded).
std::vector<Migration> known_migrations();

struct MigrationState {
  std::vector<std::string> pending;
  std::vector<std::string> changed;  // ran with another checksum than the program carries
  std::vector<std::string> unknown;  // ran, but this program does not know them (a newer program)
};

MigrationState migration_state(Database& database, const std::vector<Migration>& migrations);
// Applies what is pending, in order; faults naming the file when something changed or is unknown.
// Returns the names applied. Safe to run from two processes at once. `now_us`: UTC microseconds.
std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations,
                                 std::int64_t now_us);
// The schema as text for db/schema.sql (SQLite's, normalised): its drift is tested.
std::string schema_text(Database& database);

}  // namespace supercargo::db
