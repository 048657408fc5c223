#include "db/statistics.h"

#include <algorithm>

namespace supercargo::db {
namespace {

// Those too that were empty when they were analyzed, but not those that are empty again.
std::vector<std::string> new_tables(Database& database) {
  std::vector<std::string> names;
  database.read(no_tenant, [&](Session& session) {
    const auto found = session.query(
        "SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'r' AND reltuples <= 0"
        " AND relnamespace = current_schema()::regnamespace AND pg_relation_size(oid) > 0"
        " AND (relpages = 0 OR pg_stat_get_live_tuples(oid) > 0) ORDER BY relname",
        nullptr, {});
    while (found->next()) names.emplace_back(found->text(0));
  });
  return names;
}

}  // namespace

bool analyze_new_tables(Database& database) {
  if (database.engine() != Engine::postgres) return false;
  const auto names = new_tables(database);
  if (names.empty()) return true;
  const auto owner = database.connect_owner();
  owner->begin(Mode::write, no_tenant);
  for (const std::string& name : names) owner->execute("ANALYZE " + name, nullptr, {});
  owner->commit();
  const auto left = new_tables(database);
  return std::find(left.begin(), left.end(), names.front()) == left.end();
}

}  // namespace supercargo::db
