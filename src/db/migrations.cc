#include "db/migrations.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>

#include "db/migration_text.h"
#include "db/search.h"
#include "kernel/embedded.h"

namespace supercargo::db {
namespace {

using Applied = std::map<std::string, std::string>;  // name → checksum

constexpr std::string_view serving_role = "supercargo_app";

std::string checksum(std::string_view text) {
  std::array<unsigned char, 32> digest{};
  crypto_generichash(digest.data(), digest.size(),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
  std::array<char, 2 * digest.size() + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

Argument text_argument(std::string_view value) { return {.type = Type::text, .text = value}; }

bool counts_any(Session& session, std::string_view text, std::span<const Argument> arguments) {
  const auto cursor = session.query(text, nullptr, arguments);
  return cursor->next() && cursor->integer(0) > 0;
}

bool history_exists(Session& session) {
  constexpr std::string_view in_sqlite =
      "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migration'";
  constexpr std::string_view in_postgres =
      "SELECT COUNT(*) FROM pg_catalog.pg_tables"
      " WHERE tablename = 'schema_migration' AND schemaname = current_schema()";
  return counts_any(session, session.engine() == Engine::sqlite ? in_sqlite : in_postgres, {});
}

bool serving_role_exists(Session& session) {
  if (session.engine() == Engine::sqlite) return false;
  const Argument role = text_argument(serving_role);
  return counts_any(session, "SELECT COUNT(*) FROM pg_catalog.pg_roles WHERE rolname = $1",
                    {&role, 1});
}

void run(Session& session, const std::string& text) { session.execute(text, nullptr, {}); }

Applied applied_in(Session& session) {
  Applied applied;
  const auto rows = session.query("SELECT name, checksum FROM schema_migration", nullptr, {});
  while (rows->next()) applied.emplace(rows->text(0), rows->text(1));
  return applied;
}

MigrationState compare(const std::vector<Migration>& migrations, Applied applied) {
  MigrationState state;
  for (const Migration& migration : migrations) {
    const auto found = applied.find(migration.name);
    if (found == applied.end()) {
      state.pending.push_back(migration.name);
      continue;
    }
    if (found->second != checksum(migration.text)) state.changed.push_back(migration.name);
    applied.erase(found);
  }
  for (const auto& [name, unused] : applied) state.unknown.push_back(name);
  return state;
}

void refuse_foreign_history(const MigrationState& state) {
  if (!state.changed.empty()) {
    throw Fault("migration " + state.changed.front() + " was changed after it had been applied");
  }
  if (!state.unknown.empty()) {
    throw Fault("migration " + state.unknown.front() +
                " was applied by a newer program: this one must not run here");
  }
}

// The second lock (security.md 3): a statement that forgets its tenant sees nothing of others.
void lock_to_tenant(Session& session, const std::string& table) {
  const std::string own = "(tenant_id = current_setting('app.tenant')::bigint)";
  run(session, "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
  run(session, "ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY");
  run(session, "CREATE POLICY tenant_scope ON " + table + " USING " + own + " WITH CHECK " + own);
}

void grant(Session& session, const DeclaredTable& table) {
  const bool appended = table.keeping == Keeping::appended;
  run(session, "GRANT SELECT, INSERT" + std::string(appended ? "" : ", UPDATE, DELETE") + " ON " +
                   table.name + " TO " + std::string{serving_role});
}

class Migrator {
 public:
  Migrator(Session& session, std::int64_t now_us) : session_(session), now_us_(now_us) {}

  MigrationState state(const std::vector<Migration>& migrations) {
    session_.begin(Mode::read, no_tenant);
    const auto applied = history_exists(session_) ? applied_in(session_) : Applied{};
    session_.commit();
    return compare(migrations, applied);
  }

  void make_history() {
    session_.begin(Mode::write, no_tenant);
    if (!history_exists(session_)) {
      const MigrationStatement table{
          .text =
              "CREATE TABLE schema_migration (name TEXT NOT NULL, checksum TEXT NOT NULL,"
              " applied_at BIGINT NOT NULL, CONSTRAINT schema_migration_pk PRIMARY KEY (name))",
          .comments = {"global appended"}};
      run(session_, text_for(session_.engine(), table));
      if (serving_role_exists(session_)) {
        run(session_, "GRANT SELECT ON schema_migration TO " + std::string{serving_role});
      }
    }
    session_.commit();
  }

  // Two processes may both see that there is no history; PostgreSQL lets one of them make it.
  void make_history_beside_others() {
    try {
      make_history();
    } catch (const DatabaseFault& fault) {
      session_.rollback();
      if (fault.sqlstate() != "42P07" && fault.sqlstate() != "23505") throw;
    }
  }

  // One migration in a transaction of its own; false when it had been applied already.
  bool apply(const Migration& migration, const std::vector<Migration>& all) {
    session_.begin(Mode::write, no_tenant);
    // SQLite's write transaction is the lock; PostgreSQL takes this one, in its transaction.
    if (session_.engine() == Engine::postgres) {
      run(session_, "LOCK TABLE schema_migration IN ACCESS EXCLUSIVE MODE");
    }
    const auto state = compare(all, applied_in(session_));
    refuse_foreign_history(state);
    const auto& pending = state.pending;
    if (std::find(pending.begin(), pending.end(), migration.name) == pending.end()) {
      session_.rollback();
      return false;
    }
    serving_role_exists_ = serving_role_exists(session_);
    for (const auto& statement : split_statements(migration.text)) apply(statement);
    record(migration);
    session_.commit();
    return true;
  }

 private:
  void apply(const MigrationStatement& statement) {
    for (const std::string& table : searches_asked_by(statement)) {
      for (const auto& part : search_tables(session_.engine(), table)) apply(part);
    }
    for (const std::string& table : searches_renewed_by(statement)) {
      for (const auto& part : search_tables_again(session_.engine(), table)) apply(part);
    }
    if (statement.text.empty()) return;
    if (is_for_each_tenant(statement)) return apply_to_each_tenant(statement.text);
    const auto created = table_created_by(statement);
    run(session_, text_for(session_.engine(), statement));
    if (!created || session_.engine() == Engine::sqlite) return;
    if (created->scope == TableScope::tenant) lock_to_tenant(session_, created->name);
    if (serving_role_exists_) grant(session_, *created);
  }

  void apply_to_each_tenant(const std::string& text) {
    std::vector<std::int64_t> tenants;
    {
      const auto rows = session_.query("SELECT id FROM tenant ORDER BY id", nullptr, {});
      while (rows->next()) tenants.push_back(rows->integer(0));
    }
    for (const std::int64_t tenant : tenants) {
      if (session_.engine() == Engine::postgres)
        run(session_, "SET LOCAL app.tenant = '" + std::to_string(tenant) + "'");
      const Argument argument{.type = Type::integer, .integer = tenant};
      session_.execute(text, nullptr, {&argument, 1});
    }
  }

  void record(const Migration& migration) {
    const std::string sum = checksum(migration.text);
    const std::array arguments{text_argument(migration.name), text_argument(sum),
                               Argument{.type = Type::integer, .integer = now_us_}};
    session_.execute(
        "INSERT INTO schema_migration (name, checksum, applied_at) VALUES ($1, $2, $3)", nullptr,
        arguments);
  }

  Session& session_;
  std::int64_t now_us_;
  bool serving_role_exists_ = false;
};

}  // namespace

std::vector<Migration> known_migrations() {
  std::vector<Migration> migrations;
  for (const auto& file : embedded::migrations()) {
    const std::string_view stem = file.name.substr(0, file.name.rfind(".sql"));
    migrations.push_back({std::string{stem}, std::string{file.bytes.text()}});
  }
  return migrations;
}

std::vector<DeclaredTable> declared_tables(const std::vector<Migration>& migrations) {
  std::vector<DeclaredTable> tables;
  for (const Migration& migration : migrations) {
    for (const auto& statement : split_statements(migration.text)) {
      if (auto table = table_created_by(statement)) tables.push_back(std::move(*table));
    }
  }
  return tables;
}

std::string checksum_of(const Migration& migration) { return checksum(migration.text); }

MigrationState migration_state(Database& database, const std::vector<Migration>& migrations) {
  Applied applied;
  database.read(no_tenant, [&](Session& session) {
    if (history_exists(session)) applied = applied_in(session);
  });
  return compare(migrations, std::move(applied));
}

std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations,
                                 std::int64_t now_us) {
  const auto session = database.connect_owner();
  Migrator migrator(*session, now_us);
  const auto state = migrator.state(migrations);
  refuse_foreign_history(state);
  std::vector<std::string> applied;
  if (state.pending.empty()) return applied;
  migrator.make_history_beside_others();
  for (const Migration& migration : migrations) {
    try {
      if (migrator.apply(migration, migrations)) applied.push_back(migration.name);
    } catch (const DatabaseFault& fault) {
      throw DatabaseFault(fault.sqlstate(), "migration " + migration.name + ": " + fault.what());
    }
  }
  return applied;
}

std::string schema_text(Database& database) {
  if (database.engine() != Engine::sqlite) throw Fault("the schema is told by SQLite alone");
  std::string text;
  database.read(no_tenant, [&](Session& session) {
    // Tables that SQLite made by itself, and those inside a search table, are no part of it.
    const auto rows = session.query(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'"
        " AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY "
        "tbl_name, type DESC, name",
        nullptr, {});
    while (rows->next()) text.append(rows->text(0)).append(";\n\n");
  });
  return text;
}

}  // namespace supercargo::db
