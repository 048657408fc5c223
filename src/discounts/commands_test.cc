#include "discounts/commands.h"

#include <gtest/gtest.h>

#include "catalog/commands.h"
#include "discounts/store.h"
#include "journal/testing.h"

namespace supercargo::discounts {
namespace {

using journal::reasons;

class DiscountRules : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    ASSERT_EQ(reasons(desk().perform(catalog::create, {.sku = "TAPE-48", .name = "Tape"})),
              "accepted");
  }
  static Rule given() {
    Rule rule{.code = "SPRING", .stage = Stage::promotion, .name = "Spring"};
    rule.rate = *parse_rate("0.02");
    rule.products = {"tape-48"};
    rule.valid_from = *parse_day("2026-01-01");
    rule.valid_until = *parse_day("2026-06-30");
    return rule;
  }
  static Patch patch(std::int64_t revision, const char* body) {
    return {.id = "SPRING", .revision = revision, .body = body};
  }
};
SUPERCARGO_ON_BOTH_ENGINES(DiscountRules);

TEST_P(DiscountRules, are_drafted_by_one_put_in_force_by_another_and_then_only_ended) {
  const auto both = desk().person({Role::sales_manager, Role::finance});
  const auto made = desk().as(both).perform(create, given());
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->products.at(0), "TAPE-48");
  EXPECT_EQ(reasons(desk().as(both).perform(approve, {.id = "spring"})), ": separation_of_duties");
  const auto approved = desk().as(Role::finance).perform(approve, {.id = "spring"});
  ASSERT_EQ(reasons(approved), "accepted");
  EXPECT_EQ(to_json(*desk().ask(get, RuleReference{text(made->id)})), to_json(*approved));
  EXPECT_EQ(desk().facts(made->id), "discount_rule_created, discount_rule_approved");
  EXPECT_EQ(reasons(desk().perform(change, patch(2, R"({"rate": "0.03"})"))), "not_in_this_state");
  ASSERT_EQ(reasons(desk().perform(change, patch(2, R"({"valid_until": "2026-03-31"})"))),
            "accepted");
  desk().read([](const journal::Query& query) {
    const auto rules = in_force(query.db);
    EXPECT_EQ(rules.size(), 1U);
    EXPECT_EQ(text(rules.at(0).valid_until), "2026-03-31");
    return 0;
  });
}

TEST_P(DiscountRules, what_is_unknown_or_has_no_end_is_refused_with_its_place) {
  Rule rule = given();
  rule.valid_until = {};
  rule.products = {"NONE"};
  rule.customers = {"C-9"};
  EXPECT_EQ(reasons(desk().perform(create, rule)),
            "/valid_until: required, /products/0: unknown_product, /customers/0: unknown_customer");
  ASSERT_EQ(reasons(desk().perform(create, given())), "accepted");
  EXPECT_EQ(reasons(desk().perform(create, given())), "/code: duplicate_code");
}

}  // namespace
}  // namespace supercargo::discounts
