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
// Where the engine gives matching rows in the order of their ids, one after another, `table` names
// what gives them and `match` the condition on it: its rowid is the record's id.
struct SearchClause {
  std::string text;
  std::vector<std::string> arguments;
  std::string table = {};
  std::string match = {};
};
SearchClause search_clause(Session& session, std::string_view table, std::string_view words,
                           int first);

// True for tables that the program's own migrations made searchable, and for what is no table.
bool is_searchable(std::string_view table);

// All tables that the program's own migrations made searchable, in the order of their names.
std::vector<std::string> searchable_tables();

// For what copies whole databases, in a transaction of no tenant in which `tenant` is looked at
// (look_at_tenant): the words of records (from, to] in the order of their ids, and the way back for
// records that have none yet.
struct StoredWords {
  std::int64_t id = 0;
  std::string words;
};
struct IdRange {
  std::int64_t after = 0;
  std::int64_t last = 0;
};
std::vector<StoredWords> stored_words(Session& session, std::string_view table, std::int64_t tenant,
                                      IdRange ids);
void add_words(Session& session, std::string_view table, std::int64_t tenant,
               std::span<const SearchEntry> entries);
std::int64_t count_words(Session& session, std::string_view table, std::int64_t tenant);

// What the migrator creates for `-- search TABLE`.
std::vector<MigrationStatement> search_tables(Engine engine, std::string_view table);
// And for `-- search TABLE again`: what is kept stays, as it is kept by now.
std::vector<MigrationStatement> search_tables_again(Engine engine, std::string_view table);

}  // namespace supercargo::db
