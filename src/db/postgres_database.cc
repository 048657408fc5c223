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

}  // namespace supercargo::db
