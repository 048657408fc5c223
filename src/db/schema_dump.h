// The schema after all migrations as a person reads it: one column and one constraint a line, each
// table with what its migration declares about it. Committed as db/schema.sql; its drift is tested.
#pragma once

#include <string>
#include <vector>

#include "db/migrations.h"

namespace supercargo::db {

// As SQLite keeps it; the same text for the same migrations. Opens a database in memory.
std::string schema_dump(const std::vector<Migration>& migrations);

}  // namespace supercargo::db
