#include "db/id_list.h"

#include <gtest/gtest.h>

#include "db/goods_fixture.h"

namespace supercargo::db {
namespace {

constexpr Sql named =
    "SELECT id, quantity FROM goods WHERE tenant_id = $1 AND id IN ({ids}) AND quantity > $3 "
    "ORDER BY id LIMIT 100";

class IdList : public GoodsOnBothEngines {};
SUPERCARGO_ON_BOTH_ENGINES(IdList);

TEST_P(IdList, rows_of_many_ids_are_found_by_one_statement) {
  for (std::int64_t id = 1; id <= 5; ++id) {
    insert(us, goods_row(id, "ours " + std::to_string(id), id));
    insert(them, goods_row(id, "theirs " + std::to_string(id), id));
  }
  read(us, [](Session& session) {
    const Reader reader(session);
    std::string found;
    for (const auto& [id, quantity] :
         values_among<std::int64_t, std::int64_t>(reader, named, {5, 1, 4, 4, 77}, 1))
      found += std::to_string(id) + ':' + std::to_string(quantity) + ' ';
    EXPECT_EQ(found, "4:4 5:5 ");
    EXPECT_TRUE((values_among<std::int64_t>(reader, named, {}, 1).empty()));
  });
}

TEST(IdListText, each_engine_reads_the_list_in_its_own_words_made_once) {
  const std::string& text = text_with_ids(named, Engine::sqlite);
  EXPECT_NE(text.find("id IN (SELECT value FROM json_each($2)) AND quantity > $3"),
            std::string::npos);
  EXPECT_EQ(&text, &text_with_ids(named, Engine::sqlite));
  EXPECT_NE(text_with_ids(named, Engine::postgres).find("id = ANY (CAST($2 AS BIGINT[])) AND"),
            std::string::npos);
  EXPECT_EQ(bound_ids({1, -2}, Engine::sqlite), "[1,-2]");
  EXPECT_EQ(bound_ids({1, -2}, Engine::postgres), "{1,-2}");
}

}  // namespace
}  // namespace supercargo::db
