// The tables as the database itself tells them, for what must reach every one of them: the neutral
// stream of backups and copies. Reads the engine's catalogue, not the migrations.
#pragma once

#include <string>
#include <vector>

#include "db/session.h"

namespace supercargo::db {

struct StoredTable {
  Table table;                   // all columns, `tenant_id` among them where there is one
  std::vector<std::size_t> key;  // of the primary key, in its order, `tenant_id` left out
  bool of_tenant = false;
};

// In an order in which no row refers to one of a later table. Without the history of migrations and
// without the tables that searches are made of (db/search.h). Needs an open transaction.
std::vector<StoredTable> stored_tables(Session& session);

// In a transaction of no tenant: whose rows PostgreSQL shows and takes from now on. Statements name
// the tenant all the same.
void look_at_tenant(Session& session, std::int64_t tenant);

// Of one tenant, or of a global table.
std::int64_t count_rows(Session& session, const StoredTable& stored, std::int64_t tenant);

}  // namespace supercargo::db
