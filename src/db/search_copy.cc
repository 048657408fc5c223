// Words of whole tables, for backups and copies: the engines keep them differently.
#include <set>

#include "db/search.h"

namespace supercargo::db {
namespace {

Argument integer(std::int64_t value) { return {.type = Type::integer, .integer = value}; }
Argument text(std::string_view value) { return {.type = Type::text, .text = value}; }

std::set<std::string_view> distinct_words(std::string_view words) {
  std::set<std::string_view> distinct;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (end > 0) distinct.insert(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return distinct;
}

// The FTS5 table knows no tenant: the record does.
std::string of_records(std::string_view table) {
  const std::string name(table);
  return " FROM " + name + " t JOIN " + name + "_search s ON s.rowid = t.id WHERE t.tenant_id = $1";
}

}  // namespace

std::vector<StoredWords> stored_words(Session& session, std::string_view table, std::int64_t tenant,
                                      IdRange ids) {
  const bool is_sqlite = session.engine() == Engine::sqlite;
  const std::string in_words = " FROM " + std::string(table) + "_search WHERE tenant_id = $1";
  const std::string question =
      is_sqlite ? "SELECT t.id, s.words" + of_records(table) +
                      " AND t.id > $2 AND t.id <= $3 ORDER BY t.id"
                : "SELECT id, word" + in_words + " AND id > $2 AND id <= $3 ORDER BY id, word";
  const Argument arguments[] = {integer(tenant), integer(ids.after), integer(ids.last)};
  std::vector<StoredWords> found;
  const auto rows = session.query(question, nullptr, arguments);
  while (rows->next()) {
    const std::int64_t id = rows->integer(0);
    if (found.empty() || found.back().id != id) found.push_back({id, {}});
    std::string& words = found.back().words;
    words.append(words.empty() ? "" : " ").append(rows->text(1));
  }
  return found;
}

void add_words(Session& session, std::string_view table, std::int64_t tenant,
               std::span<const SearchEntry> entries) {
  const std::string name = std::string(table) + "_search";
  if (session.engine() == Engine::sqlite) {
    const std::string add = "INSERT INTO " + name + " (rowid, words) VALUES ($1, $2)";
    for (const SearchEntry& entry : entries) {
      const Argument arguments[] = {integer(entry.id), text(entry.words)};
      session.execute(add, nullptr, arguments);
    }
    return;
  }
  const Table words{
      .name = name,
      .columns = {{"tenant_id", Type::integer}, {"id", Type::integer}, {"word", Type::text}}};
  std::vector<Argument> cells;
  for (const SearchEntry& entry : entries)
    for (const std::string_view word : distinct_words(entry.words))
      cells.insert(cells.end(), {integer(tenant), integer(entry.id), text(word)});
  session.insert_rows(words, cells);
}

std::int64_t count_words(Session& session, std::string_view table, std::int64_t tenant) {
  const std::string question =
      session.engine() == Engine::sqlite
          ? "SELECT COUNT(*)" + of_records(table)
          : "SELECT COUNT(DISTINCT id) FROM " + std::string(table) + "_search WHERE tenant_id = $1";
  const Argument argument = integer(tenant);
  const auto rows = session.query(question, nullptr, {&argument, 1});
  return rows->next() ? rows->integer(0) : 0;
}

}  // namespace supercargo::db
