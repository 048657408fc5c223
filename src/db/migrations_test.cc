#include "db/migrations.h"

#include <gmock/gmock.h>

#include <thread>

#include "db/migration_text.h"
#include "db/testing.h"
#include "kernel/id.h"

namespace supercargo::db {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(MigrationText, ends_statements_at_semicolons_outside_quotes_and_comments) {
  const auto statements = split_statements(
      "-- first; not the end\nINSERT INTO a VALUES ('it''s; -- so');\n"
      "CREATE INDEX \"odd;name\" ON a (b); -- after\n-- last\n");
  ASSERT_EQ(statements.size(), 3U);
  EXPECT_EQ(statements[0].text, "INSERT INTO a VALUES ('it''s; -- so')");
  EXPECT_THAT(statements[0].comments, ElementsAre("first; not the end"));
  EXPECT_EQ(statements[1].text, "CREATE INDEX \"odd;name\" ON a (b)");
  EXPECT_THAT(statements[2].comments, ElementsAre("after", "last"));
}

TEST(MigrationText, gives_each_engine_its_types) {
  const auto statement = split_statements(
      "-- tenant recorded clustered\n"
      "CREATE TABLE a (b BIGINT, c BYTES, d BOOLEAN DEFAULT FALSE, bytes TEXT DEFAULT 'BYTES')")[0];
  EXPECT_EQ(text_for(Engine::sqlite, statement),
            "CREATE TABLE a (b INTEGER, c BLOB, d INTEGER DEFAULT FALSE, bytes TEXT DEFAULT "
            "'BYTES') STRICT, WITHOUT ROWID");
  EXPECT_EQ(text_for(Engine::postgres, statement),
            "CREATE TABLE a (b BIGINT, c BYTEA, d BOOLEAN DEFAULT FALSE, bytes TEXT DEFAULT "
            "'BYTES')");
}

TEST(MigrationText, refuses_a_table_that_nothing_declares) {
  const Migration migration{"0001_a", "-- tenants\nCREATE TABLE a (b BIGINT)"};
  EXPECT_THROW(declared_tables({migration}), Fault);
}

TEST(MigrationText, the_programs_own_migrations_are_declared) {
  for (const DeclaredTable& table : declared_tables(known_migrations())) {
    EXPECT_FALSE(table.name.empty());
  }
}

const Migration first{"0001_a", "-- global working\nCREATE TABLE a (b BIGINT NOT NULL);"};
const Migration second{"0002_b", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);"};
const Migration broken{"0002_b", "INSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (2);"};

class Migrations : public OnBothEngines {
 protected:
  Migrations() : OnBothEngines({}) {}
  std::int64_t rows() {
    std::int64_t count = 0;
    read(no_tenant, [&](Session& session) {
      const auto row = session.query("SELECT COUNT(*) FROM a", nullptr, {});
      count = row->next() ? row->integer(0) : -1;
    });
    return count;
  }
};

TEST_P(Migrations, run_once_in_order) {
  EXPECT_THAT(migration_state(database(), {first, second}).pending,
              ElementsAre("0001_a", "0002_b"));
  EXPECT_THAT(migrate(database(), {first}, 1), ElementsAre("0001_a"));
  EXPECT_THAT(migrate(database(), {first, second}, 2), ElementsAre("0002_b"));
  EXPECT_THAT(migrate(database(), {first, second}, 3), IsEmpty());
  EXPECT_THAT(migration_state(database(), {first, second}).pending, IsEmpty());
}

TEST_P(Migrations, one_that_fails_leaves_nothing_behind_and_is_named) {
  migrate(database(), {first}, 1);
  try {
    migrate(database(), {first, broken}, 2);
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_THAT(fault.what(), HasSubstr("0002_b"));
  }
  EXPECT_EQ(rows(), 0);
  migrate(database(), {first, second}, 3);
  EXPECT_EQ(rows(), 2);
}

TEST_P(Migrations, a_file_that_changed_after_it_ran_is_refused) {
  migrate(database(), {first}, 1);
  auto changed = first;
  changed.text += " ";
  EXPECT_THAT(migration_state(database(), {changed}).changed, ElementsAre("0001_a"));
  EXPECT_THROW(migrate(database(), {changed, second}, 2), Fault);
}

TEST_P(Migrations, a_database_of_a_newer_program_is_refused) {
  migrate(database(), {first, second}, 1);
  EXPECT_THAT(migration_state(database(), {first}).unknown, ElementsAre("0002_b"));
  EXPECT_THROW(migrate(database(), {first}, 2), Fault);
}

TEST_P(Migrations, two_at_once_apply_each_file_once) {
  std::vector<std::size_t> applied(2);
  std::vector<std::thread> threads;
  for (std::size_t& count : applied) {
    threads.emplace_back([&] { count = migrate(database(), {first, second}, 1).size(); });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(applied[0] + applied[1], 2U);
  EXPECT_EQ(rows(), 2);
}

SUPERCARGO_ON_BOTH_ENGINES(Migrations);

// What rows become that are older than the migration that asks for them.
class OldRows : public OnBothEngines {
 protected:
  OldRows() : OnBothEngines({}) {}
  static std::vector<Migration> before(const std::string& name) {
    std::vector<Migration> older;
    for (const Migration& migration : known_migrations())
      if (migration.name < name) older.push_back(migration);
    return older;
  }
  void run(std::int64_t tenant, const std::string& text) {
    const auto session = database().connect_owner();
    session->begin(Mode::write, tenant);
    session->execute(text, nullptr, {});
    session->commit();
  }
  std::string line(std::int64_t tenant, const std::string& text) {
    const auto session = database().connect_owner();
    session->begin(Mode::read, tenant);
    std::string all;
    {
      const auto rows = session->query(text, nullptr, {});
      while (rows->next()) all.append(all.empty() ? "" : ", ").append(rows->text(0));
    }
    session->commit();
    return all;
  }
};

TEST_P(OldRows, follow_ups_get_their_clock_and_hinder_their_order) {
  migrate(database(), before("0033"), 1);
  constexpr std::int64_t id = 739'111'222'333'444'555;
  for (const std::int64_t tenant : {1, 2}) {
    const std::string number = std::to_string(tenant);
    run(no_tenant, "INSERT INTO tenant (id, code, name, currency, time_zone, created_at) VALUES (" +
                       number + ", 'c" + number + "', 'C', 'EUR', 'UTC', 1)");
    const auto add = [&](std::int64_t more, const std::string& kind, const std::string& status) {
      run(tenant,
          "INSERT INTO follow_up (tenant_id, id, subject, subject_kind, subject_id, cause, detail, "
          "team, status, due_at, completed_at, party_id, revision, created_at, changed_at, "
          "occasion) VALUES (" +
              number + ", " + std::to_string(id + more) + ", 'so_x', '" + kind +
              "', 7, 'delayed', 'It came late.', 'order_desk', '" + status + "', 50, " +
              (status == "done" ? "60" : "NULL") + ", 0, 1, 40, 40, 0)");
    };
    add(0, "sales_order", "open");
    add(1, "sales_order", "done");
    add(2, "customer", "open");
    add(3, "sales_order", "open");
    run(tenant,
        "INSERT INTO hindrance (tenant_id, order_id, record_id, kind, record, blocks, detail, "
        "since) VALUES (" +
            number + ", 7, " + std::to_string(id + 3) +
            ", 'follow_up', 'fup_known', 'closing', 'Known.', 40)");
  }
  migrate(database(), known_migrations(), 2);
  for (const std::int64_t tenant : {1, 2}) {
    const std::string own = " WHERE tenant_id = " + std::to_string(tenant) + " ORDER BY ";
    EXPECT_EQ(line(tenant, "SELECT record FROM hindrance" + own + "record_id"),
              id_text("fup", id) + ", fup_known");
    EXPECT_EQ(line(tenant, "SELECT kind || ' ' || (subject - " + std::to_string(id) +
                               ") || ' at ' || due_at FROM job" + own + "subject"),
              "escalate_follow_up 0 at 50, escalate_follow_up 2 at 50, escalate_follow_up 3 at 50");
  }
}

SUPERCARGO_ON_BOTH_ENGINES(OldRows);

}  // namespace
}  // namespace supercargo::db
