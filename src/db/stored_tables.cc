#include "db/stored_tables.h"

#include <algorithm>
#include <set>

#include "db/search.h"

namespace supercargo::db {
namespace {

struct Questions {
  std::string_view tables;
  std::string_view columns;     // name, type, place in the primary key from 1 (0: not in it)
  std::string_view references;  // tables that it refers to
};

// Tables of SQLite's own and those inside a search table are of another type or name.
constexpr Questions of_sqlite{
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT GLOB 'sqlite_*' ORDER BY name",
    "SELECT name, type, pk FROM pragma_table_info($1) ORDER BY cid",
    "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)"};

constexpr Questions of_postgres{
    "SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'r'"
    " AND relnamespace = current_schema()::regnamespace ORDER BY relname",
    "SELECT a.attname, t.typname, COALESCE(array_position(i.indkey::int2[], a.attnum), -1) + 1"
    " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
    " LEFT JOIN pg_catalog.pg_index i ON i.indrelid = a.attrelid AND i.indisprimary"
    " WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
    "SELECT DISTINCT f.relname FROM pg_catalog.pg_constraint c"
    " JOIN pg_catalog.pg_class f ON f.oid = c.confrelid"
    " WHERE c.conrelid = $1::regclass AND c.contype = 'f'"};

const Questions& questions_for(const Session& session) {
  return session.engine() == Engine::sqlite ? of_sqlite : of_postgres;
}

std::vector<std::string> names(Session& session, std::string_view question,
                               std::span<const Argument> arguments) {
  std::vector<std::string> found;
  const auto rows = session.query(question, nullptr, arguments);
  while (rows->next()) found.emplace_back(rows->text(0));
  return found;
}

Type type_named(std::string_view name) {
  if (name == "INTEGER" || name == "int8") return Type::integer;
  if (name == "bool") return Type::boolean;
  if (name == "TEXT" || name == "text") return Type::text;
  if (name == "BLOB" || name == "bytea") return Type::bytes;
  throw DatabaseFault("42804", "a column of the type " + std::string(name) + " is not ours");
}

StoredTable described(Session& session, const std::string& name) {
  StoredTable stored{.table = {.name = name}};
  std::vector<std::pair<std::int64_t, std::size_t>> key;
  const Argument argument{.type = Type::text, .text = name};
  const auto rows = session.query(questions_for(session).columns, nullptr, {&argument, 1});
  while (rows->next()) {
    const std::string column(rows->text(0));
    const bool is_tenant = column == "tenant_id";
    stored.of_tenant = stored.of_tenant || is_tenant;
    if (rows->integer(2) > 0 && !is_tenant)
      key.emplace_back(rows->integer(2), stored.table.columns.size());
    stored.table.columns.push_back({column, type_named(rows->text(1))});
  }
  std::sort(key.begin(), key.end());
  for (const auto& [place, column] : key) stored.key.push_back(column);
  return stored;
}

// Depth first: what a table refers to stands before it.
class Ordering {
 public:
  Ordering(Session& session, const std::vector<std::string>& names)
      : session_(session), names_(names.begin(), names.end()) {}

  std::vector<std::string> run() {
    for (const std::string& name : names_) visit(name);
    return std::move(ordered_);
  }

 private:
  void visit(const std::string& name) {
    if (!names_.contains(name) || !seen_.insert(name).second) return;
    const Argument argument{.type = Type::text, .text = name};
    for (const std::string& other :
         names(session_, questions_for(session_).references, {&argument, 1}))
      visit(other);
    ordered_.push_back(name);
  }

  Session& session_;
  std::set<std::string> names_;
  std::set<std::string> seen_;
  std::vector<std::string> ordered_;
};

bool is_ours(const std::string& name) {
  constexpr std::string_view ending = "_search";
  const bool may_be_search = name.ends_with(ending);
  const auto stem = std::string_view(name).substr(0, name.size() - ending.size() * may_be_search);
  return name != "schema_migration" && !(may_be_search && is_searchable(stem));
}

}  // namespace

std::vector<StoredTable> stored_tables(Session& session) {
  std::vector<std::string> found = names(session, questions_for(session).tables, {});
  std::erase_if(found, [](const std::string& name) { return !is_ours(name); });
  std::vector<StoredTable> tables;
  for (const std::string& name : Ordering(session, found).run())
    tables.push_back(described(session, name));
  return tables;
}

void look_at_tenant(Session& session, std::int64_t tenant) {
  if (session.engine() == Engine::sqlite) return;
  // As literal text: only so it reaches every machine of a distributed database (scale rule 11).
  session.execute("SET LOCAL app.tenant = '" + std::to_string(tenant) + "'", nullptr, {});
}

std::int64_t count_rows(Session& session, const StoredTable& stored, std::int64_t tenant) {
  const std::string counted = "SELECT COUNT(*) FROM " + stored.table.name;
  const Argument argument{.type = Type::integer, .integer = tenant};
  const auto rows = stored.of_tenant
                        ? session.query(counted + " WHERE tenant_id = $1", nullptr, {&argument, 1})
                        : session.query(counted, nullptr, {});
  return rows->next() ? rows->integer(0) : 0;
}

}  // namespace supercargo::db
