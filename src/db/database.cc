#include "db/database.h"

#include "db/postgres_database.h"
#include "db/sqlite_database.h"

namespace supercargo::db {

std::unique_ptr<Database> Database::open(const Settings& settings) {
  const std::string_view location = settings.location;
  if (location.starts_with("sqlite:")) return std::make_unique<SqliteDatabase>(settings);
  if (location.starts_with("postgres://") || location.starts_with("postgresql://")) {
    return std::make_unique<PostgresDatabase>(settings);
  }
  throw DatabaseFault("08001", "a database is sqlite:FILE or postgres://…");
}

}  // namespace supercargo::db
