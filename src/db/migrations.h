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

// Every CREATE TABLE is declared by the comment line above it (decisions 22, scale.md rule 12):
//   -- tenant recorded    -- tenant working    -- tenant appended    -- global …
// A further word `clustered` keeps a table in the order of its key on SQLite (WITHOUT ROWID).
// A line `-- search TABLE` makes the table searchable by words (db/search.h); `-- search TABLE
// again` keeps its words anew after the way they are kept has changed.
enum class TableScope : std::uint8_t { tenant, global };
enum class Keeping : std::uint8_t {
  recorded,  // every change is told as a fact
  working,   // tells no facts and holds nothing that a customer was told
  appended,  // the serving role may neither change nor delete rows
};
struct DeclaredTable {
  std::string name;
  TableScope scope = TableScope::tenant;
  Keeping keeping = Keeping::recorded;
  bool clustered = false;
};
std::vector<DeclaredTable> declared_tables(const std::vector<Migration>& migrations);

// What the program carries (db/migrations, embedded).
std::vector<Migration> known_migrations();

// What the history keeps of its text, so that a changed file is noticed.
std::string checksum_of(const Migration& migration);

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
