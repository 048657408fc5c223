#include <gmock/gmock.h>

#include "journal/testing.h"
#include "letterheads/commands.h"
#include "letterheads/rules.h"
#include "letterheads/store.h"
#include "printing/testing.h"

namespace supercargo::letterheads {
namespace {

using journal::reasons;
using ::testing::EndsWith;

class Letterheads : public journal::OnDesk {
 protected:
  Result<Letterhead> patch(const char* body) {
    return desk().perform(change, Patch{.id = {}, .revision = {}, .body = body});
  }
  Letterhead now() {
    return desk().read([](const journal::Query& query) { return letterhead_of(query.db); });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Letterheads);

TEST_P(Letterheads, stand_in_the_companys_own_name_until_somebody_gives_more) {
  EXPECT_FALSE(now().company.empty());
  EXPECT_EQ(now().accent, "#0B5D70");
  ASSERT_EQ(reasons(patch(R"({"company":"Lantau Packaging","address":["Kwai Chung","Hong Kong"],
      "accent":"#7A1F5C","paper":"letter","footer_middle":["IBAN GB82 WEST"],
      "wordings":[{"document":"invoice","language":"zh-Hant","closing":"多謝"}]})")),
            "accepted");
  const Letterhead after = now();
  EXPECT_EQ(after.revision, 1);
  EXPECT_EQ(after.paper, printing::Paper::letter);
  EXPECT_EQ(printed(after).footer, (std::vector<std::vector<std::string>>{{"IBAN GB82 WEST"}}));
  const auto* words = wording_of(after, Paper::invoice, printing::Language::traditional_chinese);
  ASSERT_NE(words, nullptr);
  EXPECT_EQ(words->closing, "多謝");
  EXPECT_EQ(wording_of(after, Paper::invoice, printing::Language::english), nullptr);
  EXPECT_THAT(desk().facts(after.id), EndsWith(", letterhead_changed"));
}

TEST_P(Letterheads, that_could_not_be_read_or_do_not_fit_are_refused) {
  EXPECT_EQ(reasons(patch(R"({"accent":"#FFEE00"})")), "/accent: too_pale");
  EXPECT_EQ(reasons(patch(R"({"accent":"red"})")), "/accent: not_a_colour");
  EXPECT_EQ(reasons(patch((R"({"address":[")" + std::string(81, 'x') + R"("]})").c_str())),
            "/address/0: too_long");
  EXPECT_EQ(reasons(patch(R"({"wordings":[{"document":"invoice","language":"en"},
                                          {"document":"invoice","language":"en"}]})")),
            "/wordings/1: duplicate");
  EXPECT_EQ(reasons(patch(R"({"logo":"x"})")), "/logo: unknown_field");
}

TEST_P(Letterheads, keep_a_logo_and_tell_of_it_by_its_hash) {
  const std::string picture = printing::drawn_png_with_text("a");
  const auto with_logo = [&](const std::string& logo) {
    desk().write([&](journal::Unit& unit) { set_logo(unit, logo); });
  };
  with_logo(picture);
  EXPECT_EQ(now().logo.data, picture);
  EXPECT_FALSE(now().logo_hash.empty());
  ASSERT_EQ(reasons(desk().perform(remove_logo, WhichLetterhead{})), "accepted");
  EXPECT_TRUE(now().logo.data.empty());
  EXPECT_TRUE(now().logo_hash.empty());
  EXPECT_THAT(desk().facts(now().id),
              EndsWith(", letterhead_logo_changed, letterhead_logo_changed"));
}

}  // namespace
}  // namespace supercargo::letterheads
