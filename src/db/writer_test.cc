#include "db/writer.h"

#include <gmock/gmock.h>

#include "db/goods_fixture.h"

namespace supercargo {
namespace {

struct Goods {
  std::int64_t id = 0;
  std::string name;
  std::int64_t quantity = 0;
};

constexpr Field goods_fields[] = {
    field<&Goods::id>("id"),
    field<&Goods::name>("name", {.personal = Personal::none}),
    field<&Goods::quantity>("quantity"),
};

}  // namespace

template <>
const Entity& entity<Goods>() {
  static constexpr Entity described = describe<Goods>("goods", "goods", goods_fields);
  return described;
}

namespace db {
namespace {

using ::testing::ElementsAre;

class Writing : public GoodsOnBothEngines {
 protected:
  void SetUp() override {
    GoodsOnBothEngines::SetUp();
    if (IsSkipped()) return;
    write(us, [&](Session& session) { Writer(session).insert_rows(before_); });
  }
  // How many statements it took.
  std::int64_t save(const std::vector<Goods>& after) {
    std::int64_t writes = 0;
    write(us, [&](Session& session) {
      Writer(session).update_changed_rows({"id"}, {"name", "quantity"}, before_, after);
      writes = session.writes();
    });
    return writes;
  }
  // Somebody else's, so that what is written again shows.
  void set_all_quantities(std::int64_t quantity) {
    write(us, [&](Session& session) {
      Writer(session).run("UPDATE goods SET quantity = $2 WHERE tenant_id = $1", quantity);
    });
  }
  std::vector<std::int64_t> quantities_kept() {
    std::vector<std::int64_t> found;
    read(us, [&](Session& session) {
      for (const auto& [quantity] : Reader(session).values<std::int64_t>(
               "SELECT quantity FROM goods WHERE tenant_id = $1 ORDER BY id"))
        found.push_back(quantity);
    });
    return found;
  }

  std::vector<Goods> before_{{1, "film", 10}, {2, "", 20}, {3, "tape", 30}};
};
SUPERCARGO_ON_BOTH_ENGINES(Writing);

TEST_P(Writing, only_what_changed_is_written) {
  set_all_quantities(99);
  auto after = before_;
  after[1].name = "foil";
  after[2].quantity = 31;
  EXPECT_EQ(save(after), 1);
  EXPECT_THAT(quantities_kept(), ElementsAre(99, 20, 31));
}

TEST_P(Writing, where_nothing_changed_nothing_is_written) {
  EXPECT_EQ(save(before_), 0);
  EXPECT_THAT(quantities_kept(), ElementsAre(10, 20, 30));
}

TEST_P(Writing, another_record_in_the_place_of_one_is_written) {
  set_all_quantities(99);
  EXPECT_EQ(save({before_[2], before_[1]}), 1);
  EXPECT_THAT(quantities_kept(), ElementsAre(99, 99, 30));
}

}  // namespace
}  // namespace db
}  // namespace supercargo
