#include "db/schema_dump.h"

#include <gtest/gtest.h>

#include "tests/paths.h"

namespace supercargo::db {
namespace {

TEST(SchemaDump, a_table_is_shown_a_column_and_a_constraint_a_line) {
  const std::vector<Migration> migrations{
      {"0001_x",
       "-- tenant recorded\nCREATE TABLE x (tenant_id BIGINT NOT NULL, kind TEXT NOT NULL,\n"
       "  CONSTRAINT x_pk PRIMARY KEY (tenant_id),\n"
       "  CONSTRAINT x_kind CHECK (kind IN ('a,  b',\n    'c)')));\n"
       "ALTER TABLE x ADD COLUMN later BYTES;\n"
       "CREATE INDEX x_kind ON x (tenant_id, kind);\n"}};
  const std::string dump = schema_dump(migrations);
  EXPECT_EQ(dump.substr(dump.find("-- tenant")),
            "-- tenant recorded\n"
            "CREATE TABLE x (\n"
            "  tenant_id INTEGER NOT NULL,\n"
            "  kind TEXT NOT NULL,\n"
            "  later BLOB,\n"
            "  CONSTRAINT x_pk PRIMARY KEY (tenant_id),\n"
            "  CONSTRAINT x_kind CHECK (kind IN ('a,  b', 'c)'))\n"
            ") STRICT;\n"
            "CREATE INDEX x_kind ON x (tenant_id, kind);\n");
}

TEST(SchemaDump, the_committed_schema_is_that_of_the_migrations) {
  EXPECT_TRUE(tests::file_text(tests::source_tree() + "/db/schema.sql") ==
              schema_dump(known_migrations()))
      << "db/schema.sql is not what the migrations make: run script/schema and commit it";
}

}  // namespace
}  // namespace supercargo::db
