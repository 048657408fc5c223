#include <gmock/gmock.h>

#include "db/goods_fixture.h"

namespace supercargo::db {
namespace {

using ::testing::ElementsAre;

class BulkRows : public GoodsOnBothEngines {};

TEST_P(BulkRows, ten_thousand_rows_go_in_and_change_at_once) {
  constexpr std::int64_t count = 10'000;
  std::vector<std::string> names;
  for (std::int64_t n = 0; n < count; ++n) names.push_back("article " + std::to_string(n));
  std::vector<Argument> cells;
  std::vector<Argument> changed;
  std::vector<Argument> keys;
  for (std::int64_t n = 0; n < count; ++n) {
    const auto row = goods_row(n, names[static_cast<std::size_t>(n)], n);
    cells.insert(cells.end(), row.begin(), row.end());
    changed.insert(changed.end(), {integer(n), integer(n * 2)});
    keys.push_back(integer(count - 1 - n));
  }
  insert(us, cells);
  write(us, [&](Session& session) {
    session.update_rows(quantities, 1, changed);
    const auto row = session.read_by_keys(quantities, 0, keys);
    for (std::int64_t n = 0; n < count; ++n) {
      ASSERT_TRUE(row->next());
      ASSERT_EQ(row->integer(0), n);
      ASSERT_EQ(row->integer(1), 2 * n);
    }
    EXPECT_FALSE(row->next());
    EXPECT_EQ(session.writes(), 1);
  });
}

TEST_P(BulkRows, rows_are_found_by_any_key_in_its_order) {
  std::vector<Argument> cells = goods_row(1, "pear", 5);
  for (const auto& row : {goods_row(2, "apple", 5), goods_row(3, "Zebra", 6)}) {
    cells.insert(cells.end(), row.begin(), row.end());
  }
  insert(us, cells);
  insert(them, goods_row(1, "apple", 1));
  read(us, [&](Session& session) {
    const Argument names[] = {text("pear"), text("Zebra"), text("apple"),
                              text("pear"), text("none"),  null(Type::text)};
    const auto row = session.read_by_keys(goods, 1, names);
    std::vector<std::string> found;
    while (row->next()) found.emplace_back(row->text(1));
    EXPECT_THAT(found, ElementsAre("Zebra", "apple", "pear"));
    EXPECT_FALSE(session.read_by_keys(goods, 1, {})->next());
  });
}

TEST_P(BulkRows, rows_that_exist_are_left_alone_when_only_missing_ones_are_wanted) {
  insert(us, goods_row(1, "pear", 5));
  write(us, [&](Session& session) {
    auto cells = goods_row(1, "pear", 99);
    const auto more = goods_row(2, "apple", 1);
    cells.insert(cells.end(), more.begin(), more.end());
    EXPECT_EQ(session.insert_missing_rows(goods, cells), 1);
    EXPECT_EQ(session.insert_missing_rows(goods, cells), 0);
  });
  EXPECT_THAT(ids(us), ElementsAre(1, 2));
}

TEST_P(BulkRows, each_constraint_answers_with_its_sqlstate) {
  insert(us, goods_row(1, "pear", 5));
  const auto inserting = [&](const std::vector<Argument>& row) {
    return sqlstate_of([&](Session& session) { session.insert_rows(goods, row); });
  };
  EXPECT_EQ(inserting(goods_row(1, "apple", 1)), "23505");
  EXPECT_EQ(inserting(goods_row(2, "pear", 1)), "23505");
  EXPECT_EQ(inserting(goods_row(2, "apple", -1)), "23514");
  EXPECT_EQ(
      inserting({null(Type::integer), text("x"), null(Type::bytes), boolean(true), integer(1)}),
      "23502");
  EXPECT_EQ(sqlstate_of([&](Session& session) {
              const Table part{.name = "part",
                               .columns = {{"goods_id", Type::integer}, {"n", Type::integer}}};
              const Argument row[] = {integer(77), integer(1)};
              session.insert_rows(part, row);
            }),
            "23503");
  EXPECT_THAT(ids(us), ElementsAre(1));
}

TEST_P(BulkRows, an_update_must_find_every_row_once) {
  insert(us, goods_row(1, "pear", 5));
  const auto updating = [&](const std::vector<Argument>& cells) {
    return sqlstate_of([&](Session& session) { session.update_rows(quantities, 1, cells); });
  };
  EXPECT_EQ(updating({integer(1), integer(6), integer(2), integer(6)}), "P0002");
  EXPECT_NE(updating({integer(1), integer(6), integer(1), integer(7)}), "");
  EXPECT_EQ(updating({integer(1), integer(8)}), "");
}

TEST_P(BulkRows, what_is_written_behind_arrives_or_is_found_wrong_before_the_commit) {
  insert(us, goods_row(1, "pear", 5));
  const Argument first = integer(1);
  const auto behind = [&](const std::function<void(Session&)>& use) {
    return sqlstate_of([&](Session& session) {
      session.read_by_keys(quantities, 0, {&first, 1});
      session.write_behind();
      use(session);
      session.settle();
    });
  };
  const std::vector<Argument> missing{integer(9), integer(1)};
  EXPECT_EQ(behind([](Session& session) { session.insert_rows(goods, goods_row(1, "fig", 1)); }),
            "23505");
  EXPECT_EQ(behind([&](Session& session) { session.update_rows(quantities, 1, missing); }),
            "P0002");
  EXPECT_EQ(behind([&](Session& session) {
              session.insert_rows(goods, goods_row(2, "pear", 1));
              session.read_by_keys(quantities, 0, {&first, 1});  // the next question tells
              ADD_FAILURE() << "a fault was asked for";
            }),
            "23505");
  EXPECT_EQ(behind([](Session& session) {
              session.insert_rows(goods, goods_row(2, "apple", 1));
              session.insert_rows(goods, goods_row(3, "fig", 1));
              session.update_rows(quantities, 1, std::vector{integer(2), integer(7)});
            }),
            "");
  EXPECT_THAT(ids(us), ElementsAre(1, 2, 3));
}

TEST_P(BulkRows, rows_of_no_tenant_go_to_global_tables) {
  const Table setting{.name = "setting", .columns = {{"name", Type::text}, {"value", Type::text}}};
  write(no_tenant, [&](Session& session) {
    const Argument row[] = {text("theme"), text("dark")};
    session.insert_rows(setting, row);
    const Argument next[] = {text("theme"), text("light")};
    session.update_rows(setting, 1, next);
  });
  read(no_tenant, [&](Session& session) {
    const Argument name = text("theme");
    const auto row = session.read_by_keys(setting, 0, {&name, 1});
    ASSERT_TRUE(row->next());
    EXPECT_EQ(row->text(1), "light");
  });
}

TEST_P(BulkRows, a_tenant_without_a_chain_head_gets_no_rows) {
  const auto session = database().connect();
  session->begin(Mode::write, 99);
  EXPECT_THROW(session->insert_rows(goods, goods_row(1, "pear", 5)), DatabaseFault);
  session->rollback();
}

SUPERCARGO_ON_BOTH_ENGINES(BulkRows);

}  // namespace
}  // namespace supercargo::db
