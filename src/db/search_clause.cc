// What finds rows by words. The rarest word leads: the records that hold it are few, and whether
// they hold the others too is seen in each. An index of words by itself walks the longest list that
// a question names.
#include <algorithm>
#include <set>

#include "db/search.h"
#include "db/search_words.h"
#include "kernel/utf8.h"

namespace supercargo::db {
namespace {

constexpr std::size_t words_max = 8;
constexpr std::size_t few = 256;

Argument integer(std::int64_t value) { return {.type = Type::integer, .integer = value}; }
Argument text(std::string_view value) { return {.type = Type::text, .text = value}; }

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

// "stre"*: FTS5's words for what begins so.
std::string phrase(std::string_view part) {
  std::string quoted = "\"";
  for (const char c : part) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
  return quoted + "\"*";
}

// How many records hold a word that begins so, as far as `few`.
std::size_t count_few(Session& session, const std::string& table, std::string_view part) {
  const std::string wanted = phrase(part);
  const Argument arguments[] = {text(wanted)};
  const auto rows = session.query("SELECT COUNT(*) FROM (SELECT rowid FROM " + table + " WHERE " +
                                      table + " MATCH $1 LIMIT " + std::to_string(few) + ") some",
                                  nullptr, arguments);
  return rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

// The words whose lists are walked: the rarest alone, or all of them where none is rare.
std::set<std::size_t> leading(Session& session, const std::string& table,
                              const std::vector<std::string>& words) {
  std::set<std::size_t> all;
  std::size_t rarest = 0;
  std::size_t least = few;
  for (std::size_t i = 0; i < words.size(); ++i) {
    all.insert(i);
    if (words.size() == 1) break;
    const std::size_t count = count_few(session, table, indexed_part(words[i]));
    if (count >= least) continue;
    rarest = i;
    least = count;
  }
  return least < few ? std::set{rarest} : all;
}

// What the index finds at once; the rest of longer words, and the words that do not lead, are
// looked for in what it found.
SearchClause fts_clause(Session& session, const std::string& table,
                        const std::vector<std::string>& words, int first) {
  SearchClause clause{.text = {}, .arguments = {{}}, .table = table};
  clause.match = table + " MATCH $" + std::to_string(first);
  const auto lead = leading(session, table, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string_view part = lead.count(i) > 0 ? indexed_part(word) : std::string_view();
    if (!part.empty()) {
      std::string& query = clause.arguments.front();
      query += (query.empty() ? "" : " AND ") + phrase(part);
    }
    if (part.size() == word.size()) continue;
    clause.arguments.push_back(" " + word);
    clause.match += " AND instr(' ' || " + table + ".words, $" +
                    std::to_string(first + static_cast<int>(clause.arguments.size()) - 1) + ") > 0";
  }
  clause.text = "id IN (SELECT rowid FROM " + table + " WHERE " + clause.match + ")";
  return clause;
}

// No character sorts after U+10FFFF: the range is every word that begins with this one.
std::string end_of(const std::string& word) { return word + "\xF4\x8F\xBF\xBF"; }

using Ids = std::set<std::int64_t>;

Ids ids_in(Cursor& rows) {
  Ids ids;
  while (rows.next()) ids.insert(rows.integer(0));
  return ids;
}

// The records that hold the word; nothing where they are not few.
std::optional<Ids> few_with(Session& session, const std::string& table, const std::string& word) {
  const std::string end = end_of(word);
  const Argument arguments[] = {integer(session.tenant()), text(word), text(end)};
  const auto rows = session.query("SELECT id FROM " + table +
                                      " WHERE tenant_id = $1 AND word >= $2 AND word < $3 LIMIT " +
                                      std::to_string(few),
                                  nullptr, arguments);
  std::size_t count = 0;
  Ids ids;
  for (; rows->next(); ++count) ids.insert(rows->integer(0));
  if (count == few) return std::nullopt;
  return ids;
}

std::string listed(const Ids& ids) {
  std::string list;
  for (const std::int64_t id : ids) list += (list.empty() ? "" : ",") + std::to_string(id);
  return list;
}

// The ids of a list. They are numbers before any row is looked at: reading a number from a text may
// tell of it, so under row-level security no index is asked for one that must be read first.
std::string given_ids(const std::string& list) {
  return "unnest(CAST(string_to_array(" + list + ", ',') AS BIGINT[])) AS given (id)";
}

// Which of them hold the word too.
Ids holding(Session& session, const std::string& table, const Ids& ids, const std::string& word) {
  const std::string list = listed(ids);
  const std::string end = end_of(word);
  const Argument arguments[] = {integer(session.tenant()), text(list), text(word), text(end)};
  const auto rows = session.query("SELECT kept.id FROM " + given_ids("$2") + " JOIN " + table +
                                      " kept ON kept.tenant_id = $1 AND kept.id = given.id"
                                      " AND kept.word >= $3 AND kept.word < $4",
                                  nullptr, arguments);
  return ids_in(*rows);
}

// The few records that hold every word; nothing where no word is rare.
std::optional<Ids> found_by_rarest(Session& session, const std::string& table,
                                   const std::vector<std::string>& words) {
  std::optional<Ids> rarest;
  std::set<std::string> common;
  for (const std::string& word : words) {
    const auto ids = few_with(session, table, word);
    if (!ids) {
      common.insert(word);
      continue;
    }
    if (!rarest) rarest = ids;
    Ids both;
    std::set_intersection(rarest->begin(), rarest->end(), ids->begin(), ids->end(),
                          std::inserter(both, both.end()));
    rarest = std::move(both);
  }
  if (!rarest) return std::nullopt;
  for (const std::string& word : common)
    if (!rarest->empty()) rarest = holding(session, table, *rarest, word);
  return rarest;
}

SearchClause table_clause(Session& session, const std::string& table,
                          const std::vector<std::string>& words, int first) {
  SearchClause clause;
  if (const auto ids = found_by_rarest(session, table, words)) {
    clause.text = "id IN (SELECT given.id FROM " + given_ids("$" + std::to_string(first)) + ")";
    clause.arguments.push_back(listed(*ids));
    return clause;
  }
  for (const std::string& word : words) {
    const int number = first + static_cast<int>(clause.arguments.size());
    if (!clause.text.empty()) clause.text += " AND ";
    clause.text += "id IN (SELECT id FROM " + table + " WHERE tenant_id = $1 AND word >= $" +
                   std::to_string(number) + " AND word < $" + std::to_string(number + 1) + ")";
    clause.arguments.push_back(word);
    clause.arguments.push_back(end_of(word));
  }
  return clause;
}

}  // namespace

std::vector<std::string> split_words(std::string_view words) {
  std::vector<std::string> split;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (end > 0) split.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return split;
}

SearchClause search_clause(Session& session, std::string_view table, std::string_view words,
                           int first) {
  auto split = split_words(words);
  if (split.empty()) return {.text = "1 = 0", .arguments = {}};
  split.resize(std::min(split.size(), words_max));
  const std::string name = search_table(table);
  return session.engine() == Engine::sqlite ? fts_clause(session, name, split, first)
                                            : table_clause(session, name, split, first);
}

}  // namespace supercargo::db
