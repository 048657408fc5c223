#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "db/goods_fixture.h"
#include "db/statistics.h"

namespace supercargo::db {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// What holds on PostgreSQL only: the second lock, several servers, connections that die.
class PostgresOnly : public GoodsOnBothEngines {
 protected:
  static std::string fault_of(const std::function<void()>& work) {
    try {
      work();
    } catch (const DatabaseFault& fault) {
      return fault.sqlstate();
    }
    return {};
  }
  static std::vector<std::int64_t> all_ids(Session& session) {
    std::vector<std::int64_t> ids;
    const auto rows = session.query("SELECT id FROM goods ORDER BY id", nullptr, {});
    while (rows->next()) ids.push_back(rows->integer(0));
    return ids;
  }
};

TEST_P(PostgresOnly, a_statement_that_forgets_its_tenant_sees_its_own_rows_alone) {
  insert(us, goods_row(1, "pear", 1));
  insert(them, goods_row(2, "pear", 1));
  read(us, [](Session& session) { EXPECT_THAT(all_ids(session), ElementsAre(1)); });
  write(us,
        [](Session& session) { EXPECT_EQ(session.execute("DELETE FROM goods", nullptr, {}), 1); });
  EXPECT_THAT(ids(them), ElementsAre(2));
}

TEST_P(PostgresOnly, a_session_is_good_again_after_writes_that_nobody_waited_for_were_rolled_back) {
  insert(us, goods_row(1, "pear", 1));
  const auto session = database().connect();
  const Table part{.name = "part", .columns = {{"goods_id", Type::integer}, {"n", Type::integer}}};
  const Argument parts[] = {integer(1), integer(1)};
  const auto begin = [&] {
    session->begin(Mode::write, us);
    all_ids(*session);
    session->write_behind();
  };
  begin();
  session->insert_rows(goods, goods_row(1, "pear", 1));  // is there already
  session->insert_rows(part, parts);                     // passed over after that
  session->rollback();
  begin();
  session->insert_rows(part, parts);
  session->insert_rows(goods, goods_row(2, "apple", 1));
  session->settle();
  session->commit();
  EXPECT_THAT(ids(us), ElementsAre(1, 2));
}

TEST_P(PostgresOnly, who_works_beside_the_writer_does_not_wait_for_it) {
  insert(us, goods_row(1, "pear", 1));
  const auto writer = database().connect();
  writer->begin(Mode::write, us);
  all_ids(*writer);  // has the tenant's lock
  const auto beside = database().connect();
  beside->begin(Mode::beside, us);
  beside->insert_rows(goods, goods_row(2, "apple", 1));
  beside->commit();
  writer->insert_rows(goods, goods_row(3, "fig", 1));
  writer->commit();
  EXPECT_THAT(ids(us), ElementsAre(1, 2, 3));
}

TEST_P(PostgresOnly, a_session_that_grows_old_makes_its_plans_anew_and_goes_on) {
  insert(us, goods_row(1, "pear", 1));
  const auto session = database().connect();
  for (int n = 0; n < 70; ++n) {
    session->begin(n % 2 == 0 ? Mode::read : Mode::write, us);
    EXPECT_THAT(all_ids(*session), ElementsAre(1)) << n;
    session->commit();
  }
}

TEST_P(PostgresOnly, another_tenants_row_cannot_be_written) {
  const Argument row[] = {integer(them), integer(3)};
  EXPECT_EQ(sqlstate_of([&](Session& session) {
              session.execute("INSERT INTO goods (tenant_id, id) VALUES ($1, $2)", nullptr, row);
            }),
            "42501");
}

TEST_P(PostgresOnly, without_a_tenant_there_is_an_error_and_no_rows) {
  insert(us, goods_row(1, "pear", 1));
  const auto looking = [&] { read(no_tenant, [](Session& session) { all_ids(session); }); };
  // Also on a connection that served a tenant before: the setting ends with its transaction.
  for (int n = 0; n < 2; ++n) {
    EXPECT_THAT(fault_of(looking), ::testing::AnyOf("42704", "22P02"));
    EXPECT_THAT(ids(us), ElementsAre(1));
  }
}

TEST_P(PostgresOnly, what_is_appended_cannot_be_changed_by_the_serving_role) {
  const Table diary{.name = "diary", .columns = {{"n", Type::integer}}};
  const Argument n = integer(1);
  write(us, [&](Session& session) { session.insert_rows(diary, {&n, 1}); });
  for (const char* change : {"UPDATE diary SET n = 2", "DELETE FROM diary", "DROP TABLE diary",
                             "DELETE FROM schema_migration"}) {
    EXPECT_EQ(sqlstate_of([&](Session& session) { session.execute(change, nullptr, {}); }), "42501")
        << change;
  }
}

TEST_P(PostgresOnly, a_connection_that_died_while_idle_is_not_noticed) {
  insert(us, goods_row(1, "pear", 1));
  const auto session = database().connect();
  session->begin(Mode::read, us);
  const auto row = session->query("SELECT pg_backend_pid()", nullptr, {});
  ASSERT_TRUE(row->next());
  const Argument killed = integer(row->integer(0));
  session->commit();
  read(us, [&](Session& other) {
    other.query("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", nullptr, {&killed, 1});
  });
  session->begin(Mode::write, us);
  session->insert_rows(goods, goods_row(2, "apple", 1));
  session->commit();
  EXPECT_THAT(ids(us), ElementsAre(1, 2));
}

TEST_P(PostgresOnly, a_connection_that_dies_in_a_transaction_is_a_fault_to_be_tried_again) {
  const auto session = database().connect();
  session->begin(Mode::write, us);
  session->insert_rows(goods, goods_row(2, "apple", 1));
  try {
    session->query("SELECT pg_terminate_backend(pg_backend_pid())", nullptr, {});
    FAIL();
  } catch (const DatabaseFault& fault) {
    EXPECT_TRUE(fault.may_be_tried_again()) << fault.sqlstate();
  }
  session->rollback();
  EXPECT_THAT(ids(us), IsEmpty());
  session->begin(Mode::write, us);
  session->insert_rows(goods, goods_row(3, "apple", 1));
  session->commit();
  EXPECT_THAT(ids(us), ElementsAre(3));
}

TEST_P(PostgresOnly, one_writer_at_a_time_for_a_tenant_in_every_process) {
  insert(us, goods_row(1, "pear", 0));
  constexpr int each = 50;
  std::vector<std::thread> servers;
  for (int n = 0; n < 3; ++n) {
    servers.emplace_back([&] {
      const auto database = Database::open(settings());
      const auto session = database->connect();
      for (int k = 0; k < each; ++k) {
        // Read, decide, write: right only because the chain head was locked first.
        session->begin(Mode::write, us);
        const Argument id = integer(1);
        const auto row = session->read_by_keys(quantities, 0, {&id, 1});
        ASSERT_TRUE(row->next());
        const Argument cells[] = {id, integer(row->integer(1) + 1)};
        session->update_rows(quantities, 1, cells);
        session->commit();
      }
    });
  }
  for (auto& server : servers) server.join();
  read(us, [](Session& session) {
    const Argument id = integer(1);
    const auto row = session.read_by_keys(quantities, 0, {&id, 1});
    ASSERT_TRUE(row->next());
    EXPECT_EQ(row->integer(1), 3 * each);
  });
}

TEST_P(PostgresOnly, a_lock_that_does_not_come_is_a_fault) {
  auto impatient = settings();
  impatient.busy_timeout_s = 1;
  const auto database = Database::open(impatient);
  const auto first = this->database().connect();
  first->begin(Mode::write, us);
  first->insert_rows(goods, goods_row(1, "pear", 0));
  const auto second = database->connect();
  second->begin(Mode::write, us);
  EXPECT_EQ(fault_of([&] { second->insert_rows(goods, goods_row(2, "fig", 0)); }), "55P03");
  second->rollback();
  first->commit();
  EXPECT_THAT(ids(us), ElementsAre(1));
}

TEST_P(PostgresOnly, a_read_that_takes_too_long_is_stopped) {
  auto impatient = settings();
  impatient.statement_timeout_s = 1;
  const auto database = Database::open(impatient);
  EXPECT_EQ(fault_of([&] {
              database->read(us, [](Session& session) {
                session.query("SELECT COUNT(*) FROM generate_series(1, 1000000000000)", nullptr,
                              {});
              });
            }),
            "57014");
  EXPECT_THAT(ids(us), IsEmpty());
}

TEST_P(PostgresOnly, statistics_are_made_by_the_owner) { database().analyze(); }

TEST_P(PostgresOnly, a_table_is_analyzed_as_soon_as_it_has_rows) {
  const auto never_analyzed = [&] {
    std::int64_t count = 0;
    database().read(no_tenant, [&](Session& session) {
      const auto row = session.query(
          "SELECT COUNT(*) FROM pg_catalog.pg_class WHERE relname = 'goods' AND reltuples <= 0",
          nullptr, {});
      if (row->next()) count = row->integer(0);
    });
    return count;
  };
  insert(us, goods_row(1, "pear", 1));
  EXPECT_EQ(never_analyzed(), 1);
  EXPECT_TRUE(analyze_new_tables(database()));
  EXPECT_EQ(never_analyzed(), 0);
  auto serving = settings();
  serving.owner_location.clear();
  EXPECT_TRUE(analyze_new_tables(*Database::open(serving))) << "nothing is left to be done";
}

SUPERCARGO_ON_POSTGRES(PostgresOnly);

TEST(PostgresLocation, a_password_is_never_told) {
  for (const char* location :
       {"postgres://me:s3cret@127.0.0.1:1/x", "postgres://me:s3cret@127.0.0.1:port/x",
        "postgres://me:s3cret@[/x?password=s3cret&sslmode=s3cret"}) {
    try {
      Database::open({.location = location});
      FAIL();
    } catch (const DatabaseFault& fault) {
      EXPECT_THAT(fault.what(), Not(HasSubstr("s3cret")));
      EXPECT_THAT(fault.sqlstate(), "08001");
    }
  }
}

}  // namespace
}  // namespace supercargo::db
