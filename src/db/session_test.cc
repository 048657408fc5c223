#include "db/session.h"

#include <gmock/gmock.h>

#include <limits>

#include "db/goods_fixture.h"

namespace supercargo::db {
namespace {

using ::testing::ElementsAre;

class DatabaseSession : public GoodsOnBothEngines {};

TEST_P(DatabaseSession, every_type_comes_back_as_it_was_stored) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr std::string_view raw{"\0\xff'\\x00", 7};
  const std::vector<Argument> cells{
      integer(least), text("Größe – 尺寸 📦"),
      bytes(raw),     boolean(true),
      integer(most),  integer(most),
      text(""),       bytes({}),
      boolean(false), integer(0),
  };
  insert(us, cells);
  read(us, [&](Session& session) {
    const Argument arguments[] = {integer(us), text("Größe – 尺寸 📦")};
    auto row = session.query(
        "SELECT id, name, photo, active, quantity FROM goods WHERE tenant_id = $1 AND name = $2",
        nullptr, arguments);
    ASSERT_TRUE(row->next());
    EXPECT_EQ(row->integer(0), least);
    EXPECT_EQ(row->text(1), "Größe – 尺寸 📦");
    EXPECT_EQ(row->bytes(2), raw);
    EXPECT_EQ(row->integer(3), 1);
    EXPECT_EQ(row->integer(4), most);
    EXPECT_FALSE(row->next());
    row = session.query("SELECT name, photo, active FROM goods WHERE tenant_id = $1 AND NOT active",
                        nullptr, {arguments, 1});
    ASSERT_TRUE(row->next());
    EXPECT_FALSE(row->is_null(0));
    EXPECT_EQ(row->text(0), "");
    EXPECT_FALSE(row->is_null(1));
    EXPECT_EQ(row->bytes(1), "");
    EXPECT_EQ(row->integer(2), 0);
  });
}

TEST_P(DatabaseSession, nothing_is_told_from_something_empty) {
  insert(us, {integer(1), null(Type::text), null(Type::bytes), null(Type::boolean),
              null(Type::integer)});
  read(us, [&](Session& session) {
    const Argument arguments[] = {integer(us), null(Type::text)};
    const auto row = session.query(
        "SELECT name, photo, active, quantity, COUNT(*) OVER () FROM goods"
        " WHERE tenant_id = $1 AND (name = $2 OR $2 IS NULL)",
        nullptr, arguments);
    ASSERT_TRUE(row->next());
    for (const int column : {0, 1, 2, 3}) EXPECT_TRUE(row->is_null(column));
    EXPECT_EQ(row->integer(4), 1);
  });
}

TEST_P(DatabaseSession, a_text_with_a_nul_is_refused) {
  EXPECT_EQ(sqlstate_of([&](Session& session) {
              session.insert_rows(goods, goods_row(1, std::string_view{"a\0b", 3}, 1));
            }),
            "22021");
  EXPECT_THAT(ids(us), ElementsAre());
}

TEST_P(DatabaseSession, after_a_fault_only_rolling_back_is_possible) {
  const auto session = database().connect();
  session->begin(Mode::write, us);
  session->insert_rows(goods, goods_row(1, "pear", 5));
  EXPECT_THROW(session->insert_rows(goods, goods_row(1, "pear", 5)), DatabaseFault);
  EXPECT_THROW(session->insert_rows(goods, goods_row(2, "apple", 5)), DatabaseFault);
  EXPECT_THROW(session->commit(), DatabaseFault);
  session->rollback();
  EXPECT_THAT(ids(us), ElementsAre());
  session->begin(Mode::write, us);
  session->insert_rows(goods, goods_row(3, "plum", 5));
  session->commit();
  EXPECT_THAT(ids(us), ElementsAre(3));
}

TEST_P(DatabaseSession, a_rehearsal_counts_its_writes_and_leaves_nothing) {
  const auto session = database().connect();
  session->begin(Mode::rehearsal, us);
  EXPECT_EQ(session->writes(), 0);
  session->insert_rows(goods, goods_row(1, "pear", 5));
  EXPECT_EQ(session->writes(), 1);
  session->commit();
  EXPECT_THAT(ids(us), ElementsAre());
}

TEST_P(DatabaseSession, a_read_transaction_cannot_write) {
  insert(us, goods_row(1, "pear", 5));
  const Argument tenant = integer(us);
  EXPECT_THROW(
      read(us,
           [&](Session& session) {
             session.execute("DELETE FROM goods WHERE tenant_id = $1", nullptr, {&tenant, 1});
           }),
      DatabaseFault);
  const auto session = database().connect();
  session->begin(Mode::read, us);
  EXPECT_THROW(session->execute("DELETE FROM goods WHERE tenant_id = $1", nullptr, {&tenant, 1}),
               DatabaseFault);
  session->rollback();
  EXPECT_THAT(ids(us), ElementsAre(1));
}

TEST_P(DatabaseSession, a_reader_sees_one_state_while_a_writer_commits) {
  insert(us, goods_row(1, "pear", 5));
  read(us, [&](Session& session) {
    const Argument tenant = integer(us);
    const auto count = [&] {
      const auto row =
          session.query("SELECT COUNT(*) FROM goods WHERE tenant_id = $1", nullptr, {&tenant, 1});
      return row->next() ? row->integer(0) : -1;
    };
    EXPECT_EQ(count(), 1);
    insert(us, goods_row(2, "apple", 5));
    EXPECT_EQ(count(), 1);
  });
  EXPECT_THAT(ids(us), ElementsAre(1, 2));
}

TEST_P(DatabaseSession, two_cursors_over_one_statement_do_not_meet) {
  auto cells = goods_row(1, "pear", 5);
  const auto more = goods_row(2, "apple", 5);
  cells.insert(cells.end(), more.begin(), more.end());
  insert(us, cells);
  read(us, [&](Session& session) {
    const Argument tenant = integer(us);
    constexpr std::string_view statement = "SELECT id FROM goods WHERE tenant_id = $1 ORDER BY id";
    const auto outer = session.query(statement, nullptr, {&tenant, 1});
    int pairs = 0;
    while (outer->next()) {
      const auto inner = session.query(statement, nullptr, {&tenant, 1});
      while (inner->next()) ++pairs;
    }
    EXPECT_EQ(pairs, 4);
  });
}

TEST_P(DatabaseSession, a_statement_that_writes_and_returns_has_written_when_it_returns) {
  write(us, [&](Session& session) {
    const Argument arguments[] = {integer(us), integer(4), text("fig")};
    session.query("INSERT INTO goods (tenant_id, id, name) VALUES ($1, $2, $3) RETURNING id",
                  nullptr, arguments);
    EXPECT_EQ(session.writes(), 1);
  });
  EXPECT_THAT(ids(us), ElementsAre(4));
}

TEST_P(DatabaseSession, more_statements_than_are_remembered_do_no_harm) {
  const auto session = database().connect();
  for (int round = 0; round < 3; ++round) {
    session->begin(Mode::write, us);
    for (int n = 0; n < 300; ++n) {
      const Argument tenant = integer(us);
      const std::string statement = "SELECT COUNT(*) + " + std::to_string(round * 300 + n) +
                                    " FROM goods WHERE tenant_id = $1";
      const auto row = session->query(statement, nullptr, {&tenant, 1});
      ASSERT_TRUE(row->next());
      ASSERT_EQ(row->integer(0), round * 300 + n);
    }
    session->commit();
  }
}

TEST_P(DatabaseSession, a_number_is_never_read_out_of_something_else) {
  insert(us, goods_row(1, "12", 5));
  read(us, [&](Session& session) {
    const Argument tenant = integer(us);
    const auto row = session.query(
        "SELECT name, AVG(quantity) FROM goods WHERE tenant_id = $1"
        " GROUP BY name",
        nullptr, {&tenant, 1});
    ASSERT_TRUE(row->next());
    EXPECT_THROW(row->integer(0), DatabaseFault);
    EXPECT_THROW(row->integer(1), DatabaseFault);
  });
}

TEST_P(DatabaseSession, the_nth_call_faults_when_a_test_asks_for_it) {
  const auto session = database().connect();
  const auto story = [&] {
    session->begin(Mode::write, us);
    session->insert_rows(goods, goods_row(1, "pear", 5));
    session->commit();
  };
  for (const std::int64_t n : {1, 2, 3}) {
    fail_call(n);
    EXPECT_THROW(story(), DatabaseFault) << n;
    session->rollback();
    EXPECT_THAT(ids(us), ElementsAre()) << n;
  }
  fail_call(0);
  story();
  EXPECT_EQ(calls_made(), 3);
}

SUPERCARGO_ON_BOTH_ENGINES(DatabaseSession);

}  // namespace
}  // namespace supercargo::db
