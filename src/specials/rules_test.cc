#include "specials/rules.h"

#include <gtest/gtest.h>

namespace supercargo::specials {
namespace {

const Currency eur = Currency::of("EUR");
const std::vector<policies::AuthorityTier> tiers = policies::default_settings().authority;
Day day(std::string_view text) { return *parse_day(text); }
Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }

Special asked(std::string_view price, std::string_view cost, std::string_view list = "12.40") {
  Special special{.id = {1}, .customer_id = {7}, .product = {9}, .quantity = pieces(1)};
  special.unit = "EA";
  special.unit_price = *parse_price(price);
  special.currency = eur;
  if (!list.empty()) special.list_price = parse_price(list);
  if (!cost.empty()) special.unit_cost = parse_price(cost);
  return special;
}

std::string tier(const Special& special, std::vector<Special> week = {}) {
  const auto authority = authority_for(special, week, tiers);
  return authority.tier + ": " + words_of(authority);
}

TEST(SpecialPrices, the_stricter_of_discount_and_margin_says_whose_they_are) {
  EXPECT_EQ(tier(asked("10.39", "8.20")), "T2: The discount of 16.209677 % needs tier T2.");
  EXPECT_EQ(tier(asked("10.168", "8.94784")), "T2: The discount of 18 % needs tier T2.");
  EXPECT_EQ(tier(asked("12.00", "9.60")), "T0: The discount of 3.225806 % needs tier T0.");
  EXPECT_EQ(tier(asked("12.00", "10.90")), "T3: The margin needs tier T3.");
  EXPECT_EQ(tier(asked("12.00", "12.50")), "T4: The margin needs tier T4.");
}

TEST(SpecialPrices, what_cannot_be_judged_is_the_sales_managers_at_least) {
  EXPECT_EQ(tier(asked("12.00", "")),
            "T2: A discount on goods whose cost is not known needs tier T2.");
  EXPECT_EQ(tier(asked("12.00", "1.00", "")), "T2: A price where the list has none needs tier T2.");
}

TEST(SpecialPrices, more_than_30_percent_is_the_highest_tiers_whatever_the_margin) {
  EXPECT_EQ(tier(asked("8.06", "0.10")).substr(0, 2), "T4");
  EXPECT_EQ(tier(asked("8.68", "0.10")).substr(0, 2), "T3");
}

TEST(SpecialPrices, what_comes_bit_by_bit_in_a_week_is_judged_as_one) {
  Special large = asked("9.92", "5.00");
  large.id = {2};
  large.quantity = pieces(9);
  EXPECT_EQ(tier(asked("11.904", "5.00")).substr(0, 2), "T0");
  EXPECT_EQ(tier(asked("11.904", "5.00"), {large}), "T2: The discount of 18.4 % needs tier T2.");
  large.currency = Currency::of("GBP");
  EXPECT_EQ(tier(asked("11.904", "5.00"), {large}).substr(0, 2), "T0");
  Special unknown = asked("11.904", "");
  unknown.id = {3};
  EXPECT_EQ(tier(asked("11.904", "5.00"), {unknown}).substr(0, 2), "T2");
  unknown.list_price.reset();
  EXPECT_EQ(tier(asked("11.904", "5.00"), {unknown}).substr(0, 2), "T2");
  EXPECT_EQ(tier(asked("11.904", "5.00"), {asked("1.00", "5.00")}).substr(0, 2), "T0");
}

TEST(SpecialPrices, each_tier_has_its_deciders) {
  EXPECT_TRUE(deciders(0).empty());
  EXPECT_EQ(deciders(1), (std::vector<std::string>{"order_desk", "sales_manager"}));
  EXPECT_EQ(deciders(2), std::vector<std::string>{"sales_manager"});
  for (const std::size_t level : {std::size_t{3}, std::size_t{4}})
    EXPECT_EQ(deciders(level), (std::vector<std::string>{"sales_manager", "finance"}));
}

std::string refusals(const Special& special) {
  std::string told;
  for (const Reason& reason :
       check_request(special, authority_for(special, {}, tiers), tiers, day("2026-03-02")))
    told += (told.empty() ? "" : ", ") + reason.pointer + ": " + reason.code;
  return told;
}

TEST(SpecialPrices, the_highest_tier_wants_words_and_an_early_end) {
  Special special = asked("8.06", "5.00");
  special.valid_until = day("2026-04-02");
  EXPECT_EQ(refusals(special), "/justification: required, /valid_until: too_long");
  special.justification = "The last pallets of a colour that is not made any more.";
  special.valid_until = day("2026-04-01");
  EXPECT_EQ(refusals(special), "");
  special = asked("11.00", "5.00");
  special.valid_until = day("2026-05-31");
  EXPECT_EQ(refusals(special), "");
}

TEST(SpecialPrices, a_price_that_is_no_better_than_the_list_is_none) {
  EXPECT_EQ(refusals(asked("12.40", "5.00")), "/unit_price: not_below_list");
  EXPECT_EQ(refusals(asked("12.40", "5.00", "")), "");
  Special late = asked("11.00", "5.00");
  late.valid_until = day("2026-03-01");
  EXPECT_EQ(refusals(late), "/valid_until: in_the_past");
}

class PickedSpecials : public testing::Test {
 protected:
  PickedSpecials() {
    special_ = asked("10.00", "5.00");
    special_.number = "SP-1";
    special_.status = Status::communicated;
    special_.quantity = pieces(36);
    special_.valid_until = day("2026-03-09");
    wanted_.received = day("2026-03-02");
    wanted_.customer = {7};
    wanted_.currency = eur;
    wanted_.quantity = pieces(36);
  }
  std::string picked(std::vector<const Special*> open = {}) {
    if (open.empty()) open = {&special_};
    const auto match = pick(product_, wanted_, open);
    return (match.picked.price ? text(*match.picked.price) + " " : "") +
           choices<prices::Found>().names[static_cast<int>(match.picked.found)] +
           (match.picked.source.empty() ? "" : " " + match.picked.source);
  }
  const catalog::Product product_{.id = {9}, .sku = "TAPE", .packs = {{"XCS", 36}, {"XPX", 7}}};
  Special special_;
  terms::Wanted wanted_;
};

TEST_F(PickedSpecials, exactly_what_was_allowed_is_the_price_in_any_unit) {
  EXPECT_EQ(picked(), "10.00 hit SP-1");
  wanted_.unit = "XCS";
  wanted_.quantity = pieces(1);
  EXPECT_EQ(picked(), "360.00 hit SP-1");
  wanted_.quantity = pieces(2);
  EXPECT_EQ(picked(), "below_break SP-1");
  wanted_.unit = "";
  wanted_.quantity = pieces(35);
  EXPECT_EQ(picked(), "below_break SP-1");
  wanted_.currency = Currency::of("GBP");
  EXPECT_EQ(picked(), "other_currency SP-1");
}

TEST_F(PickedSpecials, it_is_there_for_its_customer_and_until_its_last_day) {
  wanted_.received = day("2026-03-09");
  EXPECT_EQ(picked(), "10.00 hit SP-1");
  wanted_.received = day("2026-03-10");
  EXPECT_EQ(picked(), "none_kept");
  wanted_.received = day("2026-03-02");
  wanted_.customer = {8};
  EXPECT_EQ(picked(), "none_kept");
}

TEST_F(PickedSpecials, only_what_everybody_was_told_of_is_used_and_only_once) {
  for (const Status status :
       {Status::requested, Status::approved, Status::rejected, Status::expired, Status::used}) {
    special_.status = status;
    EXPECT_EQ(picked(), "none_kept");
  }
  special_.used_order = 5;
  special_.used_line = 2;
  wanted_.order = 5;
  wanted_.line = 1;
  EXPECT_EQ(picked(), "none_kept");
  wanted_.order = 5;
  wanted_.line = 2;
  EXPECT_EQ(picked(), "10.00 hit SP-1");
}

TEST_F(PickedSpecials, of_several_the_one_decided_last_holds_and_the_lines_own_before_all) {
  Special later = special_;
  later.number = "SP-2";
  later.id = {2};
  later.unit_price = *parse_price("11.00");
  later.decided_at = special_.decided_at + std::chrono::hours(1);
  EXPECT_EQ(picked({&special_, &later}), "11.00 hit SP-2");
  EXPECT_EQ(picked({&later, &special_}), "11.00 hit SP-2");
  special_.status = Status::used;
  special_.used_order = 5;
  special_.used_line = 2;
  wanted_.order = 5;
  wanted_.line = 2;
  EXPECT_EQ(picked({&later, &special_}), "10.00 hit SP-1");
  later.quantity = pieces(1);
  EXPECT_EQ(picked({&special_, &later}), "10.00 hit SP-1");
}

}  // namespace
}  // namespace supercargo::specials
