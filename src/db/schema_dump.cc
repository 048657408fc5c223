#include "db/schema_dump.h"

#include <algorithm>
#include <cctype>

#include "db/migration_text.h"

namespace supercargo::db {
namespace {

constexpr std::string_view opening =
    "-- The schema after all migrations, as SQLite keeps it: INTEGER is BIGINT or BOOLEAN and BLOB "
    "is\n"
    "-- BYTES in db/migrations, which alone is run. Made by script/schema; changed by no hand.\n";

// Blanks and line ends in a row become one blank; what is quoted stays.
std::string on_one_line(std::string_view text) {
  std::string line;
  bool is_quoted = false;
  for (const char c : text) {
    if (c == '\'') is_quoted = !is_quoted;
    const bool is_blank = !is_quoted && std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!is_blank) line += c;
    if (is_blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

struct Parts {
  std::string before;  // CREATE TABLE t
  std::vector<std::string> inside;
  std::string behind;  // STRICT
};

// What stands in the outer parentheses, parted by its commas.
Parts parts_of(std::string_view statement) {
  Parts parts;
  std::string part;
  int depth = 0;
  bool is_quoted = false;
  for (const char c : statement) {
    if (c == '\'') is_quoted = !is_quoted;
    const int before = depth;
    if (!is_quoted) depth += static_cast<int>(c == '(') - static_cast<int>(c == ')');
    const bool opens = before == 0 && depth == 1;
    const bool parts_here = !is_quoted && ((before == 1 && depth == 0) || (depth == 1 && c == ','));
    if (opens) parts.before = on_one_line(part);
    if (parts_here) parts.inside.push_back(on_one_line(part));
    opens || parts_here ? part.clear() : part.push_back(c);
  }
  parts.behind = on_one_line(part);
  return parts;
}

std::string table_text(std::string_view statement) {
  Parts parts = parts_of(statement);
  // A column that came later stands behind the constraints in SQLite's text.
  std::stable_partition(parts.inside.begin(), parts.inside.end(),
                        [](const std::string& part) { return !part.starts_with("CONSTRAINT"); });
  std::string text = parts.before + " (\n";
  for (std::size_t n = 0; n < parts.inside.size(); ++n)
    text += "  " + parts.inside[n] + (n + 1 < parts.inside.size() ? ",\n" : "\n");
  return text + ")" + (parts.behind.empty() ? "" : " " + parts.behind) + ";\n";
}

std::string declaration_of(const std::string& name, const std::vector<DeclaredTable>& tables) {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const DeclaredTable& each) { return each.name == name; });
  if (found == tables.end()) return {};
  constexpr const char* keepings[] = {"recorded", "working", "appended"};
  return std::string("-- ") + (found->scope == TableScope::tenant ? "tenant " : "global ") +
         keepings[static_cast<int>(found->keeping)] + "\n";
}

}  // namespace

std::string schema_dump(const std::vector<Migration>& migrations) {
  const auto database = Database::open({.location = "sqlite::memory:", .readers = 1});
  migrate(*database, migrations, 0);
  const auto tables = declared_tables(migrations);
  std::string text(opening);
  for (const MigrationStatement& statement : split_statements(schema_text(*database))) {
    const std::string line = on_one_line(statement.text);
    const bool is_table = line.starts_with("CREATE TABLE ");
    if (!line.starts_with("CREATE INDEX ") && !line.starts_with("CREATE UNIQUE INDEX "))
      text += '\n';
    if (!is_table) {
      text += line + ";\n";
      continue;
    }
    const std::string name = parts_of(statement.text).before.substr(13);
    text += declaration_of(name, tables) + table_text(statement.text);
  }
  return text;
}

}  // namespace supercargo::db
