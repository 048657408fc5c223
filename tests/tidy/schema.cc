#include "tests/tidy/schema.h"

#include <re2/re2.h>

#include <set>

namespace supercargo::tidy {
namespace {

bool is_migration(const File& file) {
  return file.path.starts_with("db/migrations/") && file.is(".sql");
}

struct Table {
  std::string name;
  std::string kind;  // "recorded", "working", "appended", "global" or ""
  int line = 0;
  std::vector<std::string> parts;  // columns and constraints
};

std::string without_comments(std::string text) {
  static const RE2 comment(R"(--[^\n]*)");
  RE2::GlobalReplace(&text, comment, "");
  return text;
}

std::size_t closing(const std::string& text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
  }
  return text.size();
}

std::vector<Table> tables_of(const File& file) {
  static const RE2 created(R"((?:--\s*(?:tenant\s+)?(recorded|working|appended|)"
                           R"(global)\b[^\n]*\n\s*)?(CREATE TABLE (\w+)\s*\())");
  std::vector<Table> tables;
  re2::StringPiece rest(file.text);
  Table table;
  re2::StringPiece statement;
  while (RE2::FindAndConsume(&rest, created, &table.kind, &statement, &table.name)) {
    const auto open = file.text.size() - rest.size() - 1;
    const auto close = closing(file.text, open);
    table.line = line_at(file.text, open);
    table.parts = split_list(without_comments(file.text.substr(open + 1, close - open - 1)));
    tables.push_back(table);
  }
  return tables;
}

std::set<std::string> global_tables(const Files& files) {
  std::set<std::string> names;
  for (const auto& file : files) {
    if (!is_migration(file)) continue;
    for (const auto& table : tables_of(file)) {
      if (table.kind == "global") names.insert(table.name);
    }
  }
  return names;
}

void check_tenant_part(Findings& findings, const Finding& where, const std::string& part,
                       const std::set<std::string>& globals) {
  static const RE2 primary(R"(\bPRIMARY KEY\b)");
  static const RE2 primary_first(R"(\bPRIMARY KEY\s*\(\s*tenant_id\b)");
  static const RE2 unique(R"(\bUNIQUE\b)");
  static const RE2 foreign(R"(\bREFERENCES\s+(\w+))");
  const bool with_tenant = part.find("tenant_id") != std::string::npos;
  const auto add = [&](const std::string& what) {
    findings.push_back({where.path, where.line, where.what + ": " + what + ": " + part});
  };
  if (RE2::PartialMatch(part, primary) && !RE2::PartialMatch(part, primary_first)) {
    add("primary key does not begin with the tenant");
  }
  if (RE2::PartialMatch(part, unique) && !with_tenant) add("unique across tenants");
  std::string target;
  if (RE2::PartialMatch(part, foreign, &target) && !with_tenant && globals.count(target) == 0) {
    add("refers across tenants");
  }
}

void check_part(Findings& findings, const Finding& where, const std::string& part) {
  static const RE2 constraint(
      R"(\b(CHECK\s*\(|UNIQUE\b|PRIMARY KEY\b|REFERENCES\b|FOREIGN KEY\b))");
  static const RE2 named(R"(\bCONSTRAINT\s+\w+\s)");
  static const RE2 column(R"(^\w+\s+(BIGINT|TEXT|BYTES|BOOLEAN)\b)");
  static const RE2 table_level(R"(^(CONSTRAINT|PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK)\b)");
  if (RE2::PartialMatch(part, constraint) && !RE2::PartialMatch(part, named)) {
    findings.push_back({where.path, where.line, where.what + ": constraint without name: " + part});
  }
  if (!RE2::PartialMatch(part, table_level) && !RE2::PartialMatch(part, column)) {
    findings.push_back(
        {where.path, where.line, where.what + ": type unknown to one engine: " + part});
  }
}

void check_table(Findings& findings, const File& file, const Table& table,
                 const std::set<std::string>& globals) {
  static const RE2 tenant_column(R"(^tenant_id BIGINT NOT NULL\b)");
  const Finding where{file.path, table.line, table.name};
  if (table.kind.empty()) {
    findings.push_back({file.path, table.line, table.name + " is neither tenant nor global"});
  }
  bool has_tenant = false;
  bool has_key = false;
  for (const auto& part : table.parts) {
    check_part(findings, where, part);
    has_tenant = has_tenant || RE2::PartialMatch(part, tenant_column);
    has_key = has_key || part.find("PRIMARY KEY") != std::string::npos;
    if (table.kind != "global") check_tenant_part(findings, where, part, globals);
  }
  if (!has_key) findings.push_back({file.path, table.line, table.name + " has no primary key"});
  if (!has_tenant && table.kind != "global") {
    findings.push_back({file.path, table.line, table.name + " has no tenant_id BIGINT NOT NULL"});
  }
}

}  // namespace

Findings check_migration_files(const Files& files) {
  static const RE2 name(R"(^(\d{4})_[a-z0-9_]+\.sql$)");
  Findings findings;
  int last = 0;
  for (const auto& file : files) {
    if (!file.path.starts_with("db/migrations/")) continue;
    int number = 0;
    if (file.path.find('/', 14) != std::string::npos) {
      findings.push_back({file.path, 1, "a tree for one engine"});
    } else if (!RE2::FullMatch(file.name(), name, &number) || number <= last) {
      findings.push_back({file.path, 1, "not the next NNNN_what.sql"});
    }
    last = number;
  }
  return findings;
}

Findings check_migration_words(const Files& files) {
  static const RE2 refused(
      R"((?i)\b(CREATE\s+TRIGGER|CREATE\s+RULE|CREATE\s+(?:TEMP\s+|MATERIALIZED\s+|)"
      R"(OR REPLACE\s+)*VIEW|CREATE\s+SEQUENCE|(?:BIG|SMALL)?SERIAL|AUTOINCREMENT|)"
      R"(GENERATED\s+(?:ALWAYS|BY)|IDENTITY|DEFAULT\s+(?:now|CURRENT_\w+|random|gen_\w+|)"
      R"(nextval|\()|DEFERRABLE|ON\s+DELETE\s+(?:SET|CASCADE)|CREATE\s+TABLE\s+\w+\s+AS|)"
      R"(CREATE\s+EXTENSION|CREATE\s+FUNCTION|JSONB?|TIMESTAMPTZ?|NUMERIC|REAL|FLOAT8?|)"
      R"(DOUBLE|VARCHAR|INTEGER|INT)\b)");
  Findings findings;
  for (const auto& file : files) {
    if (!is_migration(file)) continue;
    const auto text = without_comments(file.text);
    re2::StringPiece rest(text);
    std::string word;
    while (RE2::FindAndConsume(&rest, refused, &word)) {
      const auto at = text.size() - rest.size();
      findings.push_back({file.path, line_at(text, at), "not in a migration: " + word});
    }
  }
  return findings;
}

Findings check_tables(const Files& files) {
  static const RE2 unique_index(R"(CREATE UNIQUE INDEX \w+\s+ON\s+(\w+)\s*(\([^;]*))");
  const auto globals = global_tables(files);
  Findings findings;
  for (const auto& file : files) {
    if (!is_migration(file)) continue;
    for (const auto& table : tables_of(file)) check_table(findings, file, table, globals);
    re2::StringPiece rest(file.text);
    std::string table;
    std::string columns;
    while (RE2::FindAndConsume(&rest, unique_index, &table, &columns)) {
      if (globals.count(table) != 0 || columns.find("tenant_id") != std::string::npos) continue;
      findings.push_back({file.path, line_at(file.text, file.text.size() - rest.size()),
                          table + ": unique across tenants: " + columns});
    }
  }
  return findings;
}

}  // namespace supercargo::tidy
