#include "tests/tidy/sql.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <map>

namespace supercargo::tidy {
namespace {

bool is_statement(const std::string& text) {
  static const RE2 begins(
      R"(^\s*(SELECT\s|INSERT\s+INTO\s|UPDATE\s+\w+\s+(\w+\s+)?SET\s|DELETE\s+FROM\s|)"
      R"(WITH\s+(RECURSIVE\s+)?\w+[\s(]|CREATE\s+(TABLE|INDEX|UNIQUE)|ALTER\s+TABLE|)"
      R"(DROP\s+TABLE))");
  return RE2::PartialMatch(text, begins);
}

void each_statement(const Files& files,
                    const std::function<void(const File&, const Passage&)>& look) {
  for (const auto& file : files) {
    if (!file.is_source()) continue;
    for (const auto& literal : file.cpp.literals) {
      if (is_statement(literal.text)) look(file, literal);
    }
  }
}

std::string start_of(const std::string& statement) {
  std::string words = trimmed(statement).substr(0, 50);
  std::replace(words.begin(), words.end(), '\n', ' ');
  return words;
}

std::vector<std::string> all_matches(const std::string& text, const RE2& pattern) {
  std::vector<std::string> matches;
  re2::StringPiece rest(text);
  std::string match;
  while (RE2::FindAndConsume(&rest, pattern, &match)) matches.push_back(match);
  return matches;
}

// The engines' own dialects, catalogs and generated statements live here.
bool is_port(const File& file) { return file.folder() == "db"; }

// `"SELECT " + x`, `x + " WHERE"`, `fmt::format("SELECT {}", …)`.
bool put_together(const File& file, const Passage& literal) {
  const std::string_view code = file.cpp.code;
  const auto after = code.find_first_not_of(" \t\n", literal.end);
  const auto before = code.find_last_not_of(" \t\n", literal.begin == 0 ? 0 : literal.begin - 1);
  if (after != std::string_view::npos && code[after] == '+') return true;
  if (before == std::string_view::npos) return false;
  static const RE2 format(R"((format|concat|append)\($)");
  const auto from = before > 40 ? before - 40 : 0;
  return code[before] == '+' ||
         RE2::PartialMatch(std::string(code.substr(from, before + 1 - from)), format);
}

}  // namespace

std::set<std::string> tenant_tables(const Files& files) {
  static const RE2 declared(
      R"(--\s*tenant\s+(?:recorded|working|appended)[^\n]*\n\s*CREATE TABLE (\w+))");
  std::set<std::string> tables;
  for (const auto& file : files) {
    if (!file.path.starts_with("db/migrations/")) continue;
    for (const auto& name : all_matches(file.text, declared)) tables.insert(name);
  }
  return tables;
}

Findings check_sql_places(const Files& files) {
  Findings findings;
  each_statement(files, [&](const File& file, const Passage& literal) {
    if (is_port(file)) return;
    if (!file.is_store()) {
      findings.push_back(
          {file.path, literal.line, "SQL outside a store: " + start_of(literal.text)});
    }
    if (put_together(file, literal)) {
      findings.push_back({file.path, literal.line, "SQL from pieces: " + start_of(literal.text)});
    }
  });
  return findings;
}

Findings check_sql_limits(const Files& files) {
  static const RE2 list(R"(^\s*(SELECT|WITH)\s)");
  static const RE2 bounded(R"(\bLIMIT\b|\b(COUNT|SUM|MAX|MIN|EXISTS)\s*\()");
  Findings findings;
  each_statement(files, [&](const File& file, const Passage& literal) {
    if (is_port(file) || !RE2::PartialMatch(literal.text, list)) return;
    if (RE2::PartialMatch(literal.text, bounded)) return;
    findings.push_back({file.path, literal.line, "list without limit: " + start_of(literal.text)});
  });
  return findings;
}

Findings check_sql_words(const Files& files) {
  static const RE2 refused(
      R"((?i)(\bILIKE\b|\bLIKE\b|\blower\s*\(|\bupper\s*\(|\bGREATEST\b|\bLEAST\b|::|)"
      R"(\bANY\s*\(|\bnow\s*\(|\bCURRENT_\w+|\bstring_agg\b|\bgroup_concat\b|\bROLLUP\b|)"
      R"(\bpercentile|\bunnest\b|\bnextval\b|\bpg_advisory\w*|\bLISTEN\b|\bNOTIFY\b|)"
      R"(\brandom\s*\(|\bMERGE\s+INTO\b|\bdatetime\s*\(|)"
      R"(\bstrftime\s*\(|\bMATERIALIZED\b|\bRETURNING\s+\*))");
  Findings findings;
  each_statement(files, [&](const File& file, const Passage& literal) {
    if (is_port(file)) return;
    for (const auto& word : all_matches(literal.text, refused)) {
      findings.push_back({file.path, literal.line, "not portable: " + word});
    }
  });
  return findings;
}

Findings check_sql_tenant(const Files& files) {
  static const RE2 named(R"(\b(?:FROM|JOIN|INTO|UPDATE)\s+(\w+))");
  static const RE2 filtered(R"(\btenant_id\s*=\s*\$1\b)");
  static const RE2 inserted(
      R"(INSERT\s+INTO\s+\w+\s*\(\s*tenant_id\b[^)]*\)\s*VALUES\s*\(\s*\$1\b)");
  static const RE2 join(R"(\bJOIN\s+((?:[^J]|J[^O])*))");
  const auto tables = tenant_tables(files);
  Findings findings;
  each_statement(files, [&](const File& file, const Passage& literal) {
    const auto& text = literal.text;
    const auto names = all_matches(text, named);
    const bool tenants = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
      return tables.count(name) != 0;
    });
    if (!tenants) return;
    if (!RE2::PartialMatch(text, filtered) && !RE2::PartialMatch(text, inserted)) {
      findings.push_back({file.path, literal.line, "names no tenant: " + start_of(text)});
    }
    for (const auto& joined : all_matches(text, join)) {
      const auto condition = joined.substr(0, joined.find("WHERE"));
      const bool inside = condition.find("tenant_id") != std::string::npos;
      const auto table = joined.substr(0, joined.find_first_of(" \n"));
      if (inside || tables.count(table) == 0) continue;
      findings.push_back({file.path, literal.line, "joins across tenants: " + table});
    }
  });
  return findings;
}

Findings check_sql_writers(const Files& files) {
  static const RE2 written(R"(\b(?:INSERT\s+INTO|DELETE\s+FROM|UPDATE)\s+(\w+))");
  static const RE2 bulk(R"(\b((?:insert_rows|insert_missing_rows|update_rows)\s*[<(]))");
  std::map<std::string, std::string> owners;
  Findings findings;
  each_statement(files, [&](const File& file, const Passage& literal) {
    for (const auto& table : all_matches(literal.text, written)) {
      // ON CONFLICT … DO UPDATE SET, FOR UPDATE OF
      if (table == "SET" || table == "OF" || table == "SKIP") continue;
      const auto& owner = owners.emplace(table, file.folder()).first->second;
      if (owner == file.folder()) continue;
      findings.push_back(
          {file.path, literal.line, "second writer of " + table + " beside " + owner});
    }
  });
  for (const auto& file : files) {
    if (!file.is_source() || !file.is(".cc") || file.is_store() || is_port(file)) continue;
    for (const auto& call : all_matches(file.cpp.code, bulk)) {
      findings.push_back({file.path, 1, "writes outside a store: " + call});
    }
  }
  return findings;
}

}  // namespace supercargo::tidy
