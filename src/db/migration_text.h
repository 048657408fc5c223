// Reads the text of a migration: statements, the declarations above them, and what each engine is
// given for them. Knows quotes and comments, nothing more of SQL.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "db/migrations.h"

namespace supercargo::db {

// One statement without comments, and the comment lines that stand directly above it. The last of
// a file may be comments alone.
struct MigrationStatement {
  std::string text;
  std::vector<std::string> comments;
};

std::vector<MigrationStatement> split_statements(std::string_view text);

// What a statement creates, when it is CREATE TABLE; faults when nothing declares it.
std::optional<DeclaredTable> table_created_by(const MigrationStatement& statement);

// Tables that `-- search TABLE` lines ask to be searchable, and those whose words `-- search TABLE
// again` lines ask to be kept anew, as they are kept by now.
std::vector<std::string> searches_asked_by(const MigrationStatement& statement);
std::vector<std::string> searches_renewed_by(const MigrationStatement& statement);

// Whether `-- each tenant` asks for it to be run once a tenant, whose id is $1: a migration that
// moves rows sees no more than one company's at a time (row-level security binds the owner too).
bool is_for_each_tenant(const MigrationStatement& statement);

// The statement as the engine takes it: BIGINT TEXT BYTES BOOLEAN become its types.
std::string text_for(Engine engine, const MigrationStatement& statement);

}  // namespace supercargo::db
