#include "tests/tidy/distribution.h"

#include <re2/re2.h>

#include "tests/tidy/sql.h"

namespace supercargo::tidy {
namespace {

void find_each(Findings& findings, const File& file, const Passage& where, const RE2& pattern,
               const char* what) {
  re2::StringPiece rest(where.text);
  std::string word;
  while (RE2::FindAndConsume(&rest, pattern, &word))
    findings.push_back({file.path, where.line, std::string(what) + word});
}

// What stands between this parenthesis and the one that closes it.
std::string_view inside(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return text.substr(open + 1, i - open - 1);
  }
  return text.substr(open + 1);
}

bool reads_a_table_of(const std::set<std::string>& tables, std::string_view query) {
  static const RE2 named(R"(\b(?:FROM|JOIN)\s+(\w+))");
  re2::StringPiece rest(query.data(), query.size());
  std::string table;
  while (RE2::FindAndConsume(&rest, named, &table))
    if (tables.count(table) > 0) return true;
  return false;
}

void check_subqueries(Findings& findings, const File& file, const Passage& literal,
                      const std::set<std::string>& tables) {
  static const RE2 begins(R"(^\s*SELECT\b)");
  const std::string_view text = literal.text;
  for (auto open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    const auto query = inside(text, open);
    const re2::StringPiece piece(query.data(), query.size());
    if (!RE2::PartialMatch(piece, begins) || !reads_a_table_of(tables, query)) continue;
    if (query.find("tenant_id") != std::string_view::npos) continue;
    findings.push_back({file.path, literal.line,
                        "a subquery names no tenant: " + std::string(query.substr(0, 50))});
  }
}

std::set<std::string> global_tables(const Files& files) {
  static const RE2 declared(R"(--\s*global[^\n]*\n\s*CREATE TABLE (\w+))");
  std::set<std::string> tables;
  for (const auto& file : files) {
    if (!file.path.starts_with("db/migrations/")) continue;
    re2::StringPiece rest(file.text);
    std::string name;
    while (RE2::FindAndConsume(&rest, declared, &name)) tables.insert(name);
  }
  return tables;
}

}  // namespace

Findings check_distribution_words(const Files& files) {
  static const RE2 in_texts(
      R"((?i)(\bpg_(?:try_)?advisory\w*|\bplan_cache_mode|\bforce_generic_plan|\benable_\w+scan|)"
      R"(^\s*LISTEN\s|^\s*NOTIFY\s|\bpg_notify|\bset_config\s*\(|\bCREATE\s+TEMP|\bnextval\b|)"
      R"(\bMERGE\s+INTO|\bclock_timestamp|\bstatement_timestamp|\btransaction_timestamp|)"
      R"(\bgen_random_uuid|\bSERIALIZABLE\b))");
  static const RE2 in_code(R"(\b(PG_DIAG_(?:CONSTRAINT|TABLE|COLUMN)_NAME)\b)");
  Findings findings;
  for (const auto& file : files) {
    if (!file.is_source()) continue;
    for (const auto& literal : file.cpp.literals)
      find_each(findings, file, literal, in_texts, "known to one machine alone: ");
    find_each(findings, file, {.line = 1, .text = file.cpp.code}, in_code,
              "a fault told by a name: ");
  }
  return findings;
}

Findings check_sql_subqueries(const Files& files) {
  static const RE2 comma(R"(\bFROM\s+(\w+(?:\s+(?:AS\s+)?[a-z]\w*)?\s*,\s*[a-z]\w*))");
  static const RE2 statement(R"(\b(SELECT|UPDATE|DELETE)\s)");
  const auto tables = tenant_tables(files);
  Findings findings;
  for (const auto& file : files) {
    if (!file.is_source() || file.folder() == "db") continue;
    for (const auto& literal : file.cpp.literals) {
      if (!RE2::PartialMatch(literal.text, statement)) continue;
      check_subqueries(findings, file, literal, tables);
      find_each(findings, file, literal, comma, "tables joined by a comma: ");
    }
  }
  return findings;
}

Findings check_migration_changes(const Files& files) {
  static const RE2 altered(R"((?i)\b(ALTER\s+TABLE\s+[^;]*))");
  static const RE2 several(R"((?i),\s*(?:ADD|DROP|ALTER|RENAME)\b)");
  static const RE2 constrained(R"((?i)\bADD\s+COLUMN\b.*\b(?:CHECK|UNIQUE|REFERENCES|PRIMARY)\b)");
  Findings findings;
  for (const auto& file : files) {
    if (!file.path.starts_with("db/migrations/")) continue;
    re2::StringPiece rest(file.text);
    std::string change;
    while (RE2::FindAndConsume(&rest, altered, &change)) {
      const int line = line_at(file.text, file.text.size() - rest.size());
      if (RE2::PartialMatch(change, several))
        findings.push_back({file.path, line, "several changes in one statement: " + change});
      if (RE2::PartialMatch(change, constrained))
        findings.push_back({file.path, line, "a constraint inside a new column: " + change});
    }
  }
  return findings;
}

Findings check_global_writers(const Files& files) {
  static const RE2 written(R"(\b(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE)\s+(\w+))");
  static const RE2 keepers(R"(^(db|journal|app)$)");
  const auto globals = global_tables(files);
  Findings findings;
  for (const auto& file : files) {
    if (!file.is_source() || RE2::FullMatch(file.folder(), keepers)) continue;
    for (const auto& literal : file.cpp.literals) {
      re2::StringPiece rest(literal.text);
      std::string table;
      while (RE2::FindAndConsume(&rest, written, &table))
        if (globals.count(table) > 0)
          findings.push_back({file.path, literal.line, "writes what is of all tenants: " + table});
    }
  }
  return findings;
}

}  // namespace supercargo::tidy
