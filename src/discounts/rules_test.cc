#include "discounts/rules.h"

#include <gtest/gtest.h>

namespace supercargo::discounts {
namespace {

const Currency eur = Currency::of("EUR");
Day day(std::string_view text) { return *parse_day(text); }
Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

// Discounts in force from the first of 2026 on a tape of 12.40 that is ordered in March.
class Discounts : public testing::Test {
 protected:
  Rule& add(Stage stage, const std::string& code, std::string_view rate) {
    Rule& rule = *rules_.emplace_back(std::make_unique<Rule>());
    rule.code = code;
    rule.stage = stage;
    rule.status = Status::active;
    rule.rate = *parse_rate(rate);
    rule.valid_from = day("2026-01-01");
    return rule;
  }
  static prices::Wanted wanted(std::int64_t count = 37) {
    return {.unit = "EA",
            .quantity = pieces(count),
            .currency = eur,
            .received = day("2026-03-02"),
            .customer_code = "C-1",
            .customer_kind = "business",
            .country = "NL",
            .channel = "phone"};
  }
  std::string told(const prices::Wanted& asked, std::optional<Rate> manual = {},
                   prices::Level level = prices::Level::base_list) const {
    std::vector<Rule> rules;
    for (const auto& each : rules_) rules.push_back(*each);
    prices::Resolved listed{.price = *parse_price("12.40"), .level = level, .trace = {}};
    const Priced line = priced(listed, product_, asked, rules, manual);
    std::string words = text(*line.price);
    for (const Step& step : line.steps)
      words += ", " + std::string(choices<Stage>().names[static_cast<int>(step.stage)]) + ' ' +
               step.source + ' ' + text(step.rate) + " = " + text(step.price);
    return words;
  }

  const catalog::Product product_{.sku = "TAPE", .packs = {{"XCS", 24}}};

 private:
  std::vector<std::unique_ptr<Rule>> rules_;
};

// Domain 9.2: 12.40 × .90 × .95 × .98.
TEST_F(Discounts, are_multiplied_one_after_another_in_the_fixed_order) {
  add(Stage::promotion, "SPRING", "0.02").valid_until = day("2026-03-31");
  add(Stage::customer_group, "TRADE", "0.05").customer_kinds = {"business"};
  add(Stage::volume, "MANY", "0.1").quantity_from = pieces(25);
  EXPECT_EQ(told(wanted()),
            "10.38996, volume MANY 0.1 = 11.16, customer_group TRADE 0.05 = 10.602, "
            "promotion SPRING 0.02 = 10.38996");
  EXPECT_EQ(text(*line_net(pieces(37), *parse_price("10.38996"), eur)), "384.43");
  const prices::Offer offer{.list = 12'400'000, .given = 10'389'960, .cost = 8'200'000};
  const policies::AuthorityTier tiers[] = {{"T0", {5'000'000}, {20'000'000}},
                                           {"T1", {10'000'000}, {15'000'000}},
                                           {"T2", {20'000'000}, {10'000'000}}};
  const auto authority = prices::authority_for(offer, tiers);
  EXPECT_EQ(text(authority.discount) + ' ' + authority.tier, "0.1621 T2")
      << "16.21 %, not 17 % (9.5)";
  EXPECT_EQ(told(wanted(), parse_rate("0.02")),
            "10.182161, volume MANY 0.1 = 11.16, customer_group TRADE 0.05 = 10.602, "
            "promotion SPRING 0.02 = 10.38996, manual  0.02 = 10.182161");
}

TEST_F(Discounts, of_one_stage_the_largest_holds) {
  add(Stage::volume, "SOME", "0.05").quantity_from = pieces(10);
  add(Stage::volume, "MANY", "0.1").quantity_from = pieces(25);
  EXPECT_EQ(told(wanted(9)), "12.40");
  EXPECT_EQ(told(wanted(10)), "11.78, volume SOME 0.05 = 11.78");
  EXPECT_EQ(told(wanted(25)), "11.16, volume MANY 0.1 = 11.16");
}

TEST_F(Discounts, a_volume_counts_in_base_units_whatever_unit_is_ordered) {
  add(Stage::volume, "MANY", "0.1").quantity_from = pieces(48);
  auto cases = wanted(2);
  cases.unit = "XCS";
  EXPECT_EQ(told(cases), "11.16, volume MANY 0.1 = 11.16");
}

TEST_F(Discounts, an_exclusive_one_stands_alone_where_it_is_the_best_single) {
  add(Stage::volume, "MANY", "0.1").quantity_from = pieces(25);
  add(Stage::customer_group, "TRADE", "0.05").customers = {"C-1"};
  Rule& sale = add(Stage::promotion, "SALE", "0.14");
  sale.stacking = Stacking::exclusive;
  sale.valid_until = day("2026-03-31");
  EXPECT_EQ(told(wanted()), "10.602, volume MANY 0.1 = 11.16, customer_group TRADE 0.05 = 10.602")
      << "14.5 % together are more than 14 %";
  sale.rate = *parse_rate("0.15");
  EXPECT_EQ(told(wanted()), "10.54, promotion SALE 0.15 = 10.54");
  add(Stage::promotion, "LESS", "0.12").stacking = Stacking::exclusive;
  EXPECT_EQ(told(wanted()), "10.54, promotion SALE 0.15 = 10.54");
}

TEST_F(Discounts, hold_for_their_day_goods_currency_and_buyers_alone) {
  Rule& rule = add(Stage::promotion, "SPRING", "0.1");
  rule.valid_until = day("2026-03-02");
  rule.products = {"TAPE"};
  rule.currency = eur;
  rule.countries = {"NL"};
  rule.channels = {"phone"};
  EXPECT_EQ(told(wanted()), "11.16, promotion SPRING 0.1 = 11.16") << "its last day counts";
  auto later = wanted();
  later.received = day("2026-03-03");
  EXPECT_EQ(told(later), "12.40") << "a promotion ends when it says";
  auto pounds = wanted();
  pounds.currency = Currency::of("GBP");
  EXPECT_EQ(told(pounds), "12.40");
  auto elsewhere = wanted();
  elsewhere.country = "GB";
  EXPECT_EQ(told(elsewhere), "12.40");
  rule.products = {"FILM"};
  EXPECT_EQ(told(wanted()), "12.40");
}

TEST_F(Discounts, what_was_agreed_is_net_and_a_person_may_go_below_it) {
  add(Stage::customer_group, "TRADE", "0.05").customers = {"C-1"};
  EXPECT_EQ(told(wanted(), {}, prices::Level::customer_agreement), "12.40");
  EXPECT_EQ(told(wanted(), parse_rate("0.1"), prices::Level::special_price),
            "11.16, manual  0.1 = 11.16");
}

TEST_F(Discounts, more_than_35_percent_together_is_beyond_every_tier) {
  EXPECT_FALSE(prices::is_beyond_cap({.list = 100, .given = 65}));
  EXPECT_TRUE(prices::is_beyond_cap({.list = 100'000'000, .given = 64'999'999}));
  const policies::AuthorityTier tiers[] = {{"T0", {90'000'000}, {-100'000'000}}};
  EXPECT_EQ(prices::authority_for({.list = 1000, .given = 649, .cost = 1}, tiers).tier, "T1");
}

TEST_F(Discounts, a_rule_that_would_never_hold_or_never_end_is_refused) {
  std::string told;
  const auto check = [&](const Rule& rule) {
    for (const Reason& reason : check_rule(rule)) told += reason.pointer + ' ' + reason.code + "; ";
  };
  check({.stage = Stage::promotion});
  check({.stage = Stage::volume});
  check({.stage = Stage::customer_group});
  check({.stage = Stage::manual});
  EXPECT_EQ(told,
            "/valid_until required; /quantity_from required; /customers required; "
            "/stage typed_for_a_line; ");
}

}  // namespace
}  // namespace supercargo::discounts
