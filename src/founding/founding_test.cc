#include "founding/commands.h"
#include "people/commands.h"
#include "policies/store.h"
#include "stock/warehouse_commands.h"
#include "tests/people_fixture.h"

namespace supercargo::founding {
namespace {

using journal::reasons;

class Founding : public journal::OnDesk {
 protected:
  static Found form(const std::string& token) {
    return {.token = token,
            .company = "Harbour Goods",
            .currency = Currency::of("HKD"),
            .time_zone = "Asia/Hong_Kong",
            .warehouse_code = "KT",
            .warehouse_name = "Kwai Tsing",
            .name = "Mei Wong",
            .email = "mei@harbour.example",
            .password = people::good_password,
            .language = "zh-Hant"};
  }
  std::string found_with(const Found& given) {
    const auto seen = desk().ask(look, given);
    if (!seen) return reasons(seen);
    return reasons(desk().perform(found, prepare(hasher, *seen)));
  }
  const people::PasswordHasher hasher{1, 8192};
};

TEST_P(Founding, makes_a_company_with_a_warehouse_and_a_person_who_may_sign_in) {
  const auto issued = desk().perform(issue, Issue{});
  ASSERT_TRUE(issued);
  EXPECT_TRUE(desk().ask(standing, WhichStanding{})->open);
  ASSERT_EQ(found_with(form(issued->token)), "accepted");
  EXPECT_FALSE(desk().ask(standing, WhichStanding{})->open);
  const auto settings =
      desk().read([](const journal::Query& query) { return policies::settings_of(query.db); });
  EXPECT_EQ(settings.company, "Harbour Goods");
  EXPECT_EQ(settings.currency, Currency::of("HKD"));
  EXPECT_EQ(desk().ask(stock::get, stock::WarehouseReference{"KT"})->time_zone, "Asia/Hong_Kong");
  const auto mei = desk().ask(people::get, people::Verb{"mei@harbour.example", {}, 0});
  ASSERT_TRUE(mei);
  EXPECT_EQ(mei->status, people::PersonStatus::active);
  EXPECT_EQ(mei->roles, std::vector<std::string>{"administrator"});
}

TEST_P(Founding, wants_the_link_of_this_hour_and_nobody_there) {
  const auto issued = desk().perform(issue, Issue{});
  ASSERT_TRUE(issued);
  EXPECT_EQ(found_with(form("1_guessed")), "not_found");
  desk().clock.advance(std::chrono::minutes(61));
  EXPECT_EQ(found_with(form(issued->token)), "not_found") << "an hour is over";
  const auto anew = desk().perform(issue, Issue{});
  ASSERT_TRUE(anew);
  ASSERT_EQ(found_with(form(anew->token)), "accepted");
  EXPECT_EQ(found_with(form(anew->token)), "not_found") << "once";
  EXPECT_EQ(reasons(desk().perform(issue, Issue{})), "not_found") << "somebody is there";
}

TEST_P(Founding, tells_every_reason_at_once_and_leaves_nothing_half_made) {
  const auto issued = desk().perform(issue, Issue{});
  ASSERT_TRUE(issued);
  Found given = form(issued->token);
  given.password = "short";
  given.time_zone = "Nowhere/Land";
  given.email = "no address";
  const std::string told = found_with(given);
  EXPECT_NE(told.find("/password: "), std::string::npos) << told;
  EXPECT_NE(told.find("/time_zone: unknown_time_zone"), std::string::npos) << told;
  EXPECT_TRUE(desk().ask(standing, WhichStanding{})->open);
  EXPECT_FALSE(desk().ask(stock::get, stock::WarehouseReference{"KT"}));
}

SUPERCARGO_ON_BOTH_ENGINES(Founding);

}  // namespace
}  // namespace supercargo::founding
