#include "tests/tidy/distribution.h"

#include <gtest/gtest.h>

#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

// The statement beside a table of tenants and one of all.
Files with_tables(const std::string& statement) {
  auto files = planted("src/stock/store.cc", "auto s = \"" + statement + "\";\n");
  files.push_back(file("db/migrations/0001_a.sql",
                       "-- tenant recorded\nCREATE TABLE lot (\n-- global working\n"
                       "CREATE TABLE node (\n"));
  return files;
}

TEST(Distribution, what_one_machine_knows_alone_is_found) {
  const auto look = [](const char* code) {
    return found(check_distribution_words(planted("src/db/postgres_session.cc", code)));
  };
  EXPECT_EQ(look("f(\"SELECT pg_advisory_lock(1)\");\n"),
            "1: known to one machine alone: pg_advisory_lock\n");
  EXPECT_EQ(look("f(\"SET plan_cache_mode = x\");\n"),
            "1: known to one machine alone: plan_cache_mode\n");
  EXPECT_EQ(look("f(\"SELECT set_config('a', $1, true)\");\n"),
            "1: known to one machine alone: set_config(\n");
  EXPECT_EQ(look("g(PG_DIAG_CONSTRAINT_NAME);\n"),
            "1: a fault told by a name: PG_DIAG_CONSTRAINT_NAME\n");
  EXPECT_EQ(look("f(\"SET LOCAL app.tenant = '7'\");\n"), "");
}

TEST(Distribution, a_subquery_without_its_tenant_and_a_comma_join_are_found) {
  const auto look = [](const char* statement) {
    return found(check_sql_subqueries(with_tables(statement)));
  };
  EXPECT_EQ(look("SELECT a FROM lot WHERE tenant_id = $1 AND id IN (SELECT id FROM lot) LIMIT 1"),
            "1: a subquery names no tenant: SELECT id FROM lot\n");
  EXPECT_EQ(look("SELECT a FROM lot WHERE tenant_id = $1 AND id IN "
                 "(SELECT id FROM lot WHERE tenant_id = $1) LIMIT 1"),
            "");
  EXPECT_EQ(look("SELECT a FROM lot l, lot m WHERE tenant_id = $1 LIMIT 1"),
            "1: tables joined by a comma: lot l, lot\n");
}

TEST(Distribution, a_change_that_cannot_be_made_apart_is_found) {
  const auto look = [](const char* text) {
    return found(check_migration_changes(planted("db/migrations/0002_b.sql", text)));
  };
  EXPECT_EQ(look("ALTER TABLE lot ADD COLUMN a BIGINT, DROP COLUMN b;\n"),
            "1: several changes in one statement: ALTER TABLE lot ADD COLUMN a BIGINT, DROP COLUMN "
            "b\n");
  EXPECT_EQ(look("ALTER TABLE lot ADD COLUMN a BIGINT CONSTRAINT c CHECK (a > 0);\n"),
            "1: a constraint inside a new column: ALTER TABLE lot ADD COLUMN a BIGINT CONSTRAINT c "
            "CHECK (a > 0)\n");
  EXPECT_EQ(look("ALTER TABLE lot ADD COLUMN a BIGINT;\nALTER TABLE lot DROP COLUMN b;\n"), "");
}

TEST(Distribution, a_slice_that_writes_what_is_of_all_tenants_is_found) {
  EXPECT_EQ(found(check_global_writers(with_tables("UPDATE node SET owner = $1"))),
            "1: writes what is of all tenants: node\n");
  EXPECT_EQ(found(check_global_writers(with_tables("UPDATE lot SET a = $1"))), "");
}

}  // namespace
}  // namespace supercargo::tidy
