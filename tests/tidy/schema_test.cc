#include "tests/tidy/schema.h"

#include <gtest/gtest.h>

#include "tests/tidy/planted.h"

namespace supercargo::tidy {
namespace {

std::string in_tables(const std::string& text) {
  return found(check_tables(planted("db/migrations/0001_a.sql", text)));
}

std::string table_with(const std::string& part) {
  return "-- tenant recorded\nCREATE TABLE lot (\n  tenant_id BIGINT NOT NULL,\n  id BIGINT NOT "
         "NULL,"
         "\n  " +
         part + ",\n  CONSTRAINT lot_pk PRIMARY KEY (tenant_id, id)\n);\n";
}

TEST(Schema, a_second_tree_and_a_wrong_number_are_found) {
  EXPECT_EQ(found(check_migration_files(planted("db/migrations/sqlite/0001_a.sql", ""))),
            "1: a tree for one engine\n");
  EXPECT_EQ(found(check_migration_files(planted("db/migrations/1_a.sql", ""))),
            "1: not the next NNNN_what.sql\n");
}

TEST(Schema, what_acts_by_itself_is_found) {
  const auto look = [](const char* text) {
    return found(check_migration_words(planted("db/migrations/0001_a.sql", text)));
  };
  EXPECT_EQ(look("CREATE TRIGGER t;"), "1: not in a migration: CREATE TRIGGER\n");
  EXPECT_EQ(look("CREATE MATERIALIZED VIEW v;"),
            "1: not in a migration: CREATE MATERIALIZED VIEW\n");
  EXPECT_EQ(look("id BIGSERIAL"), "1: not in a migration: BIGSERIAL\n");
  EXPECT_EQ(look("at BIGINT DEFAULT now()"), "1: not in a migration: DEFAULT now\n");
  EXPECT_EQ(look("-- no trigger: CREATE TRIGGER\n"), "");
}

TEST(Schema, a_table_that_says_nothing_of_tenants_is_found) {
  EXPECT_EQ(in_tables("CREATE TABLE lot (\n  tenant_id BIGINT NOT NULL,\n"
                      "  CONSTRAINT lot_pk PRIMARY KEY (tenant_id)\n);\n"),
            "1: lot is neither tenant nor global\n");
}

TEST(Schema, keys_without_the_tenant_are_found) {
  EXPECT_EQ(in_tables(table_with("CONSTRAINT lot_code UNIQUE (code)")),
            "2: lot: unique across tenants: CONSTRAINT lot_code UNIQUE (code)\n");
  EXPECT_EQ(
      in_tables(table_with("CONSTRAINT lot_bin FOREIGN KEY (bin) REFERENCES bin (id)")),
      "2: lot: refers across tenants: CONSTRAINT lot_bin FOREIGN KEY (bin) REFERENCES bin (id)\n");
  EXPECT_EQ(in_tables(table_with("a TEXT") + "CREATE UNIQUE INDEX lot_a ON lot (a);\n"),
            "8: lot: unique across tenants: (a)\n");
  EXPECT_EQ(in_tables("-- tenant working\nCREATE TABLE bin (\n  id BIGINT NOT NULL,\n"
                      "  CONSTRAINT bin_pk PRIMARY KEY (id)\n);\n"),
            "2: bin: primary key does not begin with the tenant: "
            "CONSTRAINT bin_pk PRIMARY KEY (id)\n2: bin has no tenant_id BIGINT NOT NULL\n");
}

TEST(Schema, a_nameless_constraint_and_a_foreign_type_are_found) {
  EXPECT_EQ(in_tables(table_with("a TEXT CHECK (a <> '')")),
            "2: lot: constraint without name: a TEXT CHECK (a <> '')\n");
  EXPECT_EQ(in_tables(table_with("a UUID NOT NULL")),
            "2: lot: type unknown to one engine: a UUID NOT NULL\n");
  EXPECT_EQ(in_tables(table_with("a TEXT NOT NULL CONSTRAINT lot_a CHECK (a <> '')")), "");
}

}  // namespace
}  // namespace supercargo::tidy
