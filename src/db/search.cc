#include "db/search.h"

#include <algorithm>
#include <array>
#include <set>

#include "db/migrations.h"
#include "db/search_words.h"

namespace supercargo::db {
namespace {

Argument integer(std::int64_t value) { return {.type = Type::integer, .integer = value}; }
Argument text(std::string_view value) { return {.type = Type::text, .text = value}; }

void index_in_fts(Session& session, std::string_view table, std::span<const SearchEntry> entries) {
  const std::string name = search_table(table);
  const std::string remove = "DELETE FROM " + name + " WHERE rowid = $1";
  const std::string add = "INSERT INTO " + name + " (rowid, words) VALUES ($1, $2)";
  for (const SearchEntry& entry : entries) {
    const Argument arguments[] = {integer(entry.id), text(entry.words)};
    session.execute(remove, nullptr, arguments);
    if (!entry.words.empty()) session.execute(add, nullptr, arguments);
  }
}

using Words = std::set<std::pair<std::int64_t, std::string>>;

Words words_kept(Session& session, const Table& table, std::span<const SearchEntry> entries) {
  std::vector<Argument> ids;
  for (const SearchEntry& entry : entries) ids.push_back(integer(entry.id));
  const auto cursor = session.read_by_keys(table, 0, ids);
  Words kept;
  while (cursor->next()) kept.emplace(cursor->integer(0), std::string{cursor->text(1)});
  return kept;
}

// Only what differs is written: most changes of a record leave its words alone.
void index_in_table(Session& session, std::string_view table,
                    std::span<const SearchEntry> entries) {
  const Table words{.name = search_table(table),
                    .columns = {{"id", Type::integer}, {"word", Type::text}}};
  Words obsolete = words_kept(session, words, entries);
  Words missing;
  for (const SearchEntry& entry : entries) {
    for (std::string& word : split_words(entry.words)) {
      std::pair row{entry.id, std::move(word)};
      if (obsolete.erase(row) == 0) missing.insert(std::move(row));
    }
  }
  const std::string remove =
      "DELETE FROM " + words.name + " WHERE tenant_id = $1 AND id = $2 AND word = $3";
  for (const auto& [id, word] : obsolete) {
    const Argument arguments[] = {integer(session.tenant()), integer(id), text(word)};
    session.execute(remove, nullptr, arguments);
  }
  std::vector<Argument> cells;
  for (const auto& [id, word] : missing) cells.insert(cells.end(), {integer(id), text(word)});
  // A word both kept and asked for again may stand in `missing` when an entry repeats it.
  if (!cells.empty()) session.insert_missing_rows(words, cells);
}

}  // namespace

void index_words(Session& session, std::string_view table, std::span<const SearchEntry> entries) {
  if (entries.empty()) return;
  if (session.engine() == Engine::sqlite) {
    index_in_fts(session, table, entries);
  } else {
    index_in_table(session, table, entries);
  }
}

namespace {

// `ascii` parts words at ASCII punctuation and blanks alone: ours hold neither.
std::string fts_table(const std::string& name) {
  std::string prefixes;
  for (const std::size_t length : indexed_characters)
    prefixes += (prefixes.empty() ? "" : " ") + std::to_string(length);
  return "CREATE VIRTUAL TABLE " + name + " USING fts5(words, tokenize = 'ascii', prefix = '" +
         prefixes + "', detail = none, columnsize = 0)";
}

}  // namespace

std::vector<MigrationStatement> search_tables(Engine engine, std::string_view table) {
  const std::string name = search_table(table);
  if (engine == Engine::sqlite) {
    return {{.text = fts_table(name), .comments = {}}};
  }
  return {{.text = "CREATE TABLE " + name +
                   " (tenant_id BIGINT NOT NULL, id BIGINT NOT NULL, word TEXT NOT NULL,"
                   " CONSTRAINT " +
                   name + "_pk PRIMARY KEY (tenant_id, id, word))",
           .comments = {"tenant working"}},
          {.text = "CREATE INDEX " + name + "_word ON " + name + " (tenant_id, word, id)",
           .comments = {}}};
}

std::vector<MigrationStatement> search_tables_again(Engine engine, std::string_view table) {
  if (engine != Engine::sqlite) return {};
  const std::string name = search_table(table);
  const std::string again = name + "_again";
  const std::string copy = "INSERT INTO " + again + " (rowid, words) SELECT rowid, words FROM ";
  const std::string rename = "ALTER TABLE " + again + " RENAME TO ";
  std::vector<MigrationStatement> parts;
  for (std::string& text :
       std::vector<std::string>{fts_table(again), copy + name, "DROP TABLE " + name, rename + name})
    parts.push_back({.text = std::move(text), .comments = {}});
  return parts;
}

namespace {

const std::set<std::string, std::less<>>& searchable() {
  static const std::set<std::string, std::less<>> found = [] {
    std::set<std::string, std::less<>> tables;
    for (const Migration& migration : known_migrations())
      for (const auto& statement : split_statements(migration.text))
        for (const std::string& asked : searches_asked_by(statement)) tables.insert(asked);
    return tables;
  }();
  return found;
}

}  // namespace

bool is_searchable(std::string_view table) { return table.empty() || searchable().contains(table); }

std::vector<std::string> searchable_tables() { return {searchable().begin(), searchable().end()}; }

}  // namespace supercargo::db
