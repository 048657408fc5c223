#include "tests/tidy/sql.h"

#include <gtest/gtest.h>

#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

Files store(const std::string& text) { return planted("src/stock/store.cc", text); }

// The statement among two tenant tables and a global one.
Files with_tables(const std::string& statement) {
  auto files = store("auto s = \"" + statement + "\";\n");
  files.push_back(file("db/migrations/0001_a.sql",
                       "-- tenant recorded\nCREATE TABLE lot (\n-- tenant working\n"
                       "CREATE TABLE bin (\n-- global\nCREATE TABLE unit (\n"));
  return files;
}

TEST(Sql, a_statement_outside_a_store_is_found) {
  EXPECT_EQ(found(check_sql_places(planted("src/stock/commands.cc", "f(\"SELECT a FROM b\");\n"))),
            "1: SQL outside a store: SELECT a FROM b\n");
}

TEST(Sql, a_statement_put_together_is_found) {
  EXPECT_EQ(found(check_sql_places(store("f(\"SELECT a FROM \" + table);\n"))),
            "1: SQL from pieces: SELECT a FROM\n");
  EXPECT_EQ(found(check_sql_places(store("f(fmt::format(\"SELECT {}\", x));\n"))),
            "1: SQL from pieces: SELECT {}\n");
  EXPECT_EQ(found(check_sql_places(store("f(\"SELECT a \"\n  \"FROM b LIMIT 1\");\n"))), "");
}

TEST(Sql, a_list_without_limit_is_found) {
  EXPECT_EQ(found(check_sql_limits(store("f(R\"sql(\n SELECT a FROM b)sql\");\n"))),
            "1: list without limit: SELECT a FROM b\n");
  EXPECT_EQ(found(check_sql_limits(store("f(\"SELECT COUNT(*) FROM b\");\n"))), "");
  EXPECT_EQ(found(check_sql_limits(store("f(\"SELECT a FROM b LIMIT 50\");\n"))), "");
}

TEST(Sql, one_engines_words_are_found) {
  EXPECT_EQ(found(check_sql_words(
                store("f(\"SELECT now() WHERE a ILIKE b OR c = ANY($1::bigint[])\");\n"))),
            "1: not portable: now(\n1: not portable: ILIKE\n1: not portable: ANY(\n"
            "1: not portable: ::\n");
}

TEST(Sql, a_statement_without_its_tenant_is_found) {
  EXPECT_EQ(found(check_sql_tenant(with_tables("SELECT a FROM lot WHERE id = $2 LIMIT 1"))),
            "1: names no tenant: SELECT a FROM lot WHERE id = $2 LIMIT 1\n");
  EXPECT_EQ(found(check_sql_tenant(with_tables("INSERT INTO bin (id) VALUES ($1)"))),
            "1: names no tenant: INSERT INTO bin (id) VALUES ($1)\n");
  for (const char* fine :
       {"SELECT a FROM lot WHERE tenant_id = $1 LIMIT 1", "SELECT a FROM unit LIMIT 1",
        "INSERT INTO bin (tenant_id, id) VALUES ($1, $2)"}) {
    EXPECT_EQ(found(check_sql_tenant(with_tables(fine))), "");
  }
}

TEST(Sql, a_join_across_tenants_is_found) {
  EXPECT_EQ(found(check_sql_tenant(
                with_tables("SELECT a FROM lot l JOIN bin b ON b.lot_id = l.id LEFT JOIN bin c "
                            "ON c.tenant_id = l.tenant_id WHERE l.tenant_id = $1 LIMIT 1"))),
            "1: joins across tenants: bin\n");
  EXPECT_EQ(
      found(check_sql_tenant(with_tables(
          "SELECT a FROM lot l JOIN bin b ON b.lot_id = l.id WHERE l.tenant_id = $1 LIMIT 1"))),
      "1: joins across tenants: bin\n");
}

TEST(Sql, a_second_writer_of_a_table_is_found) {
  auto files = store("f(\"INSERT INTO lot (a) VALUES (1)\");\n");
  files.push_back(file("src/orders/store.cc", "\nf(\"UPDATE lot SET a = 1\");\n"));
  EXPECT_EQ(found(check_sql_writers(files)), "2: second writer of lot beside stock\n");
}

TEST(Sql, bulk_writes_outside_a_store_are_found) {
  EXPECT_EQ(found(check_sql_writers(planted("src/stock/commands.cc", "db.insert_rows(lots);\n"))),
            "1: writes outside a store: insert_rows(\n");
}

}  // namespace
}  // namespace supercargo::tidy
