// SQL stands in the open: literals in store files, one text for both engines, inside one tenant,
// with a limit, and only the owning folder writes a table.
#pragma once

#include <set>
#include <string>

#include "tests/tidy/tree.h"

namespace supercargo::tidy {

// Tables of all migrations that are declared recorded or working, i.e. belong to a tenant.
std::set<std::string> tenant_tables(const Files& files);

// Statements stand in store files (and in `db`), and are never put together from pieces.
Findings check_sql_places(const Files& files);

// Every list has a limit; one aggregate row is none.
Findings check_sql_limits(const Files& files);

// Words that only one engine knows, or that hide time, chance and locks.
Findings check_sql_words(const Files& files);

// Every statement on a tenant's table names the tenant, and every join stays inside it.
Findings check_sql_tenant(const Files& files);

// One folder writes a table, in its store.
Findings check_sql_writers(const Files& files);

}  // namespace supercargo::tidy
