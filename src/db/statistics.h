// What PostgreSQL's planner knows of tables. Of one that was never analyzed it believes that its
// tenants are hundreds, so it reads all of a company's rows where it should look up a few, in plans
// that it keeps. Autovacuum comes within a minute; the first minute of a company is its first
// impression.
#pragma once

#include "db/database.h"

namespace supercargo::db {

// Analyzes, as the owner, tables that have rows and were never analyzed. False when some are left
// that are not ours to analyze: there is no use in asking again.
bool analyze_new_tables(Database& database);

}  // namespace supercargo::db
