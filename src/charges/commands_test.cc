#include "charges/commands.h"

#include <gtest/gtest.h>

#include "charges/store.h"
#include "journal/testing.h"

namespace supercargo::charges {
namespace {

using journal::reasons;

class ChargeRules : public journal::OnDesk {
 protected:
  static Rule given() {
    Rule rule{.code = "FREIGHT-GB", .name = "Delivery in Great Britain"};
    rule.name_zh_hant = "英國運費";
    rule.currency = Currency::of("GBP");
    rule.amount = Money{10'00, rule.currency};
    rule.countries = {"GB"};
    rule.net_below = Money{500'00, rule.currency};
    rule.valid_from = *parse_day("2026-01-01");
    return rule;
  }
  static Patch patch(std::int64_t revision, const char* body) {
    return {.id = "FREIGHT-GB", .revision = revision, .body = body};
  }
};
SUPERCARGO_ON_BOTH_ENGINES(ChargeRules);

TEST_P(ChargeRules, are_drafted_by_one_and_put_in_force_by_another) {
  const auto both = desk().person({Role::sales_manager, Role::finance});
  const auto made = desk().as(both).perform(create, given());
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(reasons(desk().as(both).perform(approve, {.id = "freight-gb"})),
            ": separation_of_duties");
  desk().read([](const journal::Query& query) {
    EXPECT_TRUE(in_force(query.db).empty());
    return 0;
  });
  const auto approved = desk().as(Role::finance).perform(approve, {.id = "freight-gb"});
  ASSERT_EQ(reasons(approved), "accepted");
  EXPECT_EQ(to_json(*desk().ask(get, RuleReference{text(made->id)})), to_json(*approved));
  EXPECT_EQ(text(*approved->net_below), "500.00");
  EXPECT_EQ(desk().facts(made->id), "charge_rule_created, charge_rule_approved");
  desk().read([&](const journal::Query& query) {
    const auto rules = in_force(query.db);
    EXPECT_EQ(rules.size(), 1U);
    EXPECT_EQ(to_json(rules.at(0)), to_json(*approved));
    return 0;
  });
}

TEST_P(ChargeRules, in_force_are_only_ended) {
  ASSERT_EQ(reasons(desk().as(Role::procurement).perform(create, given())), "accepted");
  ASSERT_EQ(reasons(desk().perform(change, patch(1, R"({"amount": "12.00"})"))), "accepted");
  ASSERT_EQ(reasons(desk().as(Role::finance).perform(approve, {.id = "FREIGHT-GB"})), "accepted");
  EXPECT_EQ(reasons(desk().perform(change, patch(3, R"({"amount": "13.00"})"))),
            "not_in_this_state");
  const auto ended = desk().perform(change, patch(3, R"({"valid_until": "2026-06-30"})"));
  ASSERT_EQ(reasons(ended), "accepted");
  EXPECT_EQ(text(*ended->amount), "12.00");
}

TEST_P(ChargeRules, that_say_nothing_or_exist_already_are_refused_with_their_place) {
  Rule rule = given();
  rule.amount.reset();
  rule.customers = {"C-9"};
  EXPECT_EQ(reasons(desk().perform(create, rule)),
            "/amount: required, /customers/0: unknown_customer");
  ASSERT_EQ(reasons(desk().perform(create, given())), "accepted");
  EXPECT_EQ(reasons(desk().perform(create, given())), "/code: duplicate_code");
  const auto page = desk().ask(list_rules, db::ListRequest{});
  ASSERT_TRUE(page);
  EXPECT_EQ(page->items.size(), 1U);
}

}  // namespace
}  // namespace supercargo::charges
