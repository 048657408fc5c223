#include "db/postgres_database.h"

#include "db/postgres_session.h"

namespace supercargo::db {
namespace {

PostgresConnection::Options reading(const Settings& settings) {
  return {.location = settings.location,
          .lock_timeout_s = settings.busy_timeout_s,
          .statement_timeout_s = settings.statement_timeout_s};
}

}  // namespace

PostgresDatabase::PostgresDatabase(const Settings& settings)
    : options_{.location = settings.location, .lock_timeout_s = settings.busy_timeout_s},
      owner_options_(options_),
      readers_(settings.readers, [options = reading(settings)] {
        return std::make_unique<PostgresSession>(options);
      }) {
  if (!settings.owner_location.empty()) owner_options_.location = settings.owner_location;
  // Faults now when the place cannot be reached, not at the first request.
  read(no_tenant, [](Session&) {});
}

std::unique_ptr<Session> PostgresDatabase::connect() {
  return std::make_unique<PostgresSession>(options_);
}

std::unique_ptr<Session> PostgresDatabase::connect_owner() {
  return std::make_unique<PostgresSession>(owner_options_);
}

void PostgresDatabase::read(std::int64_t tenant, const std::function<void(Session&)>& use) {
  readers_.read(tenant, use);
}

void PostgresDatabase::backup(const std::string& /*file*/) {
  throw DatabaseFault("0A000", "PostgreSQL has no file to copy: use the neutral stream");
}

// PostgreSQL passes over tables that the role does not own.
void PostgresDatabase::analyze() {
  const auto session = connect_owner();
  session->begin(Mode::write, no_tenant);
  session->execute("ANALYZE", nullptr, {});
  session->commit();
}

std::vector<std::string> PostgresDatabase::role_findings() {
  std::vector<std::string> findings;
  read(no_tenant, [&](Session& session) {
    const auto role = session.query(
        "SELECT rolname, rolsuper, rolbypassrls, EXISTS (SELECT 1 FROM pg_catalog.pg_tables"
        " WHERE schemaname = current_schema() AND tableowner = current_user)"
        " FROM pg_catalog.pg_roles WHERE rolname = current_user",
        nullptr, {});
    if (!role->next()) return;
    const std::string name(role->text(0));
    if (role->integer(1) != 0) findings.push_back("role " + name + " is a superuser");
    if (role->integer(2) != 0) findings.push_back("role " + name + " bypasses row-level security");
    if (role->integer(3) != 0)
      findings.push_back("role " + name + " owns the tables: serve as another one");
  });
  return findings;
}

std::string PostgresDatabase::engine_version() {
  std::string words;
  read(no_tenant, [&](Session& session) {
    const auto version = session.query("SHOW server_version", nullptr, {});
    if (version->next()) words = "PostgreSQL " + std::string(version->text(0));
  });
  return words;
}

}  // namespace supercargo::db
