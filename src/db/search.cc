#include "db/search.h"

#include <algorithm>
#include <array>
#include <set>

#include "db/migrations.h"
#include "kernel/utf8.h"

namespace supercargo::db {
namespace {

constexpr std::size_t words_max = 8;

std::vector<std::string> split_words(std::string_view words) {
  std::vector<std::string> split;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (end > 0) split.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return split;
}

std::string search_table(std::string_view table) { return std::string{table} + "_search"; }

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

// So many first characters of a word are looked up by an index of their own. Any other number makes
// FTS5 gather whatever begins so before the first row is told.
constexpr std::array<std::size_t, 5> indexed_characters{1, 2, 3, 5, 8};

std::string_view indexed_part(std::string_view word) {
  std::size_t bytes = 0;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < word.size();) {
    at += utf8::decode(word, at).length;
    const auto& indexed = indexed_characters;
    if (std::find(indexed.begin(), indexed.end(), ++characters) != indexed.end()) bytes = at;
  }
  return word.substr(0, bytes);
}

// "stre"* AND "fil"*: what the index finds at once; the rest of longer words is looked for in what
// it found.
SearchClause fts_clause(const std::string& table, const std::vector<std::string>& words,
                        int first) {
  SearchClause clause{.text = {}, .arguments = {{}}, .table = table};
  clause.match = table + " MATCH $" + std::to_string(first);
  for (const std::string& word : words) {
    std::string& query = clause.arguments.front();
    query += query.empty() ? "\"" : " AND \"";
    const std::string_view part = indexed_part(word);
    for (const char c : part) query += c == '"' ? std::string{"\"\""} : std::string{c};
    query += "\"*";
    if (part.size() == word.size()) continue;
    clause.arguments.push_back(" " + word);
    clause.match += " AND instr(' ' || " + table + ".words, $" +
                    std::to_string(first + static_cast<int>(clause.arguments.size()) - 1) + ") > 0";
  }
  clause.text = "id IN (SELECT rowid FROM " + table + " WHERE " + clause.match + ")";
  return clause;
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

SearchClause search_clause(const Session& session, std::string_view table, std::string_view words,
                           int first) {
  auto split = split_words(words);
  if (split.empty()) return {.text = "1 = 0", .arguments = {}};
  split.resize(std::min(split.size(), words_max));
  const std::string name = search_table(table);
  if (session.engine() == Engine::sqlite) return fts_clause(name, split, first);
  SearchClause clause;
  for (const std::string& word : split) {
    const int number = first + static_cast<int>(clause.arguments.size());
    if (!clause.text.empty()) clause.text += " AND ";
    clause.text += "id IN (SELECT id FROM " + name + " WHERE tenant_id = $1 AND word >= $" +
                   std::to_string(number) + " AND word < $" + std::to_string(number + 1) + ")";
    clause.arguments.push_back(word);
    // No character sorts after U+10FFFF: the range is every word that begins with this one.
    clause.arguments.push_back(word + "\xF4\x8F\xBF\xBF");
  }
  return clause;
}

std::vector<MigrationStatement> search_tables(Engine engine, std::string_view table) {
  const std::string name = search_table(table);
  if (engine == Engine::sqlite) {
    // `ascii` parts words at ASCII punctuation and blanks alone: ours hold neither.
    return {{.text = "CREATE VIRTUAL TABLE " + name +
                     " USING fts5(words, tokenize = 'ascii', prefix = '1 2 3 5 8', detail = none,"
                     " columnsize = 0)",
             .comments = {}}};
  }
  return {{.text = "CREATE TABLE " + name +
                   " (tenant_id BIGINT NOT NULL, id BIGINT NOT NULL, word TEXT NOT NULL,"
                   " CONSTRAINT " +
                   name + "_pk PRIMARY KEY (tenant_id, id, word))",
           .comments = {"tenant working"}},
          {.text = "CREATE INDEX " + name + "_word ON " + name + " (tenant_id, word, id)",
           .comments = {}}};
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
