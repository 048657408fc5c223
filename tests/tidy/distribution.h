// What keeps tables and statements fit to be spread over machines by tenant (scale 6) and is not
// looked for by the checks of SQL and schema beside it.
#pragma once

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

// Means that one machine knows and another does not: locks without rows, notices, sequences,
// settings of a session, temporary tables; and faults told apart by the name of a constraint.
Findings check_distribution_words(const Files& files);

// Every subquery on a table of tenants filters by its tenant itself; tables are joined by JOIN.
Findings check_sql_subqueries(const Files& files);

// One change a statement; constraints on old tables are no part of a new column.
Findings check_migration_changes(const Files& files);

// Tables of all tenants are written where tenants and processes are kept, never on an order's way.
Findings check_global_writers(const Files& files);

}  // namespace supercargo::tidy
