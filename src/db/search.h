// Full text search over records: rows are found by the words that `kernel/search_text` makes of
// them. SQLite keeps an FTS5 table; PostgreSQL an ordinary table of words, since row-level security
// never lets a full text index be used (its operator is not leakproof), while text comparison is.
// A table becomes searchable by `-- search TABLE` in a migration; it must have (tenant_id, id).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/migration_text.h"
#include "db/session.h"

namespace supercargo::db {

struct SearchEntry {
  std::int64_t id = 0;
  std::string_view words;  // space-separated; empty: found by nothing
};

// Sets what the records are found by, in place of what was there. Each id once.
void index_words(Session& session, std::string_view table, std::span<const SearchEntry> entries);

// A condition on `id` for a listing's WHERE: rows that hold words beginning with each of these.
// Its arguments are texts for $first, $first+1 … At most 8 words count; no words match nothing.
struct SearchClause {
  std::string text;
  std::vector<std::string> arguments;
};
SearchClause search_clause(const Session& session, std::string_view table, std::string_view words,
                           int first);

// True for tables that the program's own migrations made searchable, and for what is no table.
bool is_searchable(std::string_view table);

// What the migrator creates for `-- search TABLE`.
std::vector<MigrationStatement> search_tables(Engine engine, std::string_view table);

}  // namespace supercargo::db
