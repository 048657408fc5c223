#include "habits/likely_codes.h"

#include "catalog/commands.h"
#include "journal/testing.h"
#include "tests/explained.h"

namespace supercargo::habits {
namespace {

class LikelyCode : public journal::OnDesk {
 protected:
  catalog::Product product(const std::string& sku) {
    auto made = desk().perform(catalog::create, catalog::Product{.sku = sku, .name = sku});
    if (!made) throw Fault(journal::reasons(made));
    return *made;
  }
  std::string like(const std::string& code) {
    return desk().read([&](const journal::Query& query) { return like(query.db, code); });
  }
  std::string like(const db::Reader& reader, const std::string& code) {
    const auto likely =
        LikelyCodes::gather(reader, {}, desk().services().shelf, desk().clock.now());
    std::string codes;
    for (const Suggestion& each : likely.like(code, {}))
      codes.append(codes.empty() ? "" : " ").append(each.value);
    return codes;
  }
  // What was asked of the database on the way.
  std::string plans_of_asking() {
    return desk().read([&](const journal::Query& query) {
      tests::ExplainedSession explained(query.db.session());
      EXPECT_EQ(like(db::Reader(explained), "TAPE-84"), "TAPE-48");
      return explained.plans();
    });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(LikelyCode);

TEST_P(LikelyCode, is_found_without_reading_the_catalogue_again) {
  product("TAPE-48");
  EXPECT_NE(plans_of_asking().find("product_code"), std::string::npos);
  EXPECT_EQ(plans_of_asking().find("product_code"), std::string::npos);
  desk().clock.advance(std::chrono::minutes(10));
  EXPECT_NE(plans_of_asking().find("product_code"), std::string::npos) << "stock has moved";
}

TEST_P(LikelyCode, is_one_of_today) {
  product("TAPE-48");
  EXPECT_EQ(like("FILM-32"), "");
  const auto film = product("FILM-23");
  EXPECT_EQ(like("FILM-32"), "FILM-23");
  ASSERT_EQ(journal::reasons(desk().perform(
                catalog::change,
                Patch{.id = film.sku, .revision = {}, .body = R"({"status":"blocked"})"})),
            "accepted");
  EXPECT_EQ(like("FILM-32"), "");
}

TEST_P(LikelyCode, is_nothing_that_was_rolled_back) {
  product("TAPE-48");
  EXPECT_EQ(like("FILM-32"), "");
  {
    db::Transaction given_up(desk().session(), db::Mode::write, desk().tenant().id.value);
    db::Writer writer(desk().session());
    std::vector<journal::Told> told;
    const auto call = desk().call();
    journal::Unit unit(writer, desk().services(), call, told);
    ASSERT_TRUE(catalog::create(unit, {.sku = "FILM-23", .name = "Film"}));
    EXPECT_EQ(like(unit.db, "FILM-32"), "FILM-23");
  }
  ASSERT_EQ(journal::reasons(desk().perform(catalog::create, {.sku = "BOX-1", .name = "Box"})),
            "accepted");
  EXPECT_EQ(like("FILM-32"), "") << "the version is taken again, by another catalogue";
}

}  // namespace
}  // namespace supercargo::habits
