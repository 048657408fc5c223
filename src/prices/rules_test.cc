#include "prices/rules.h"

#include <gtest/gtest.h>

#include "kernel/record_json.h"

namespace supercargo::prices {
namespace {

const Currency eur = Currency::of("EUR");

catalog::Product tape() {
  return {.sku = "TAPE-48",
          .unit_price = Price{2'400'000},
          .standard_cost = Price{1'000'001},
          .currency = eur,
          .packs = {{"XCS", 36}, {"XPK", 1, 3}, {"XPX", 36, 7}}};
}

std::string resolved(const catalog::Product& product, const Wanted& wanted) {
  const Resolved found = resolve(product, wanted);
  const auto& base = found.trace.at(6);
  EXPECT_EQ(found.trace.size(), 8u);
  return (found.price ? text(*found.price) : "none") + " " +
         choices<Found>().names[static_cast<int>(base.found)] + " " +
         choices<Level>().names[static_cast<int>(found.level)];
}

TEST(Prices, the_base_list_holds_for_every_unit_it_is_exact_in) {
  EXPECT_EQ(resolved(tape(), {.currency = eur}), "2.40 hit base_list");
  EXPECT_EQ(resolved(tape(), {.unit = "EA", .currency = eur}), "2.40 hit base_list");
  EXPECT_EQ(resolved(tape(), {.unit = "XCS", .currency = eur}), "86.40 hit base_list");
  EXPECT_EQ(resolved(tape(), {.unit = "XPK", .currency = eur}), "0.80 hit base_list");
  EXPECT_EQ(resolved(tape(), {.unit = "XPX", .currency = eur}), "none not_exact manual");
}

TEST(Prices, what_the_base_list_cannot_say_needs_a_manual_price) {
  EXPECT_EQ(resolved(tape(), {.unit = "KGM", .currency = eur}), "none unknown_unit manual");
  EXPECT_EQ(resolved(tape(), {.currency = Currency::of("GBP")}), "none other_currency manual");
  catalog::Product priceless = tape();
  priceless.unit_price.reset();
  EXPECT_EQ(resolved(priceless, {.currency = eur}), "none no_price manual");
}

TEST(Prices, the_trace_names_every_level_in_order) {
  EXPECT_EQ(to_json(resolve(tape(), {.currency = eur})),
            R"({"price":"2.40","level":"base_list","trace":[)"
            R"({"level":"special_price","found":"none_kept","source":null},)"
            R"({"level":"customer_agreement","found":"none_kept","source":null},)"
            R"({"level":"group_agreement","found":"none_kept","source":null},)"
            R"({"level":"campaign","found":"none_kept","source":null},)"
            R"({"level":"customer_list","found":"none_kept","source":null},)"
            R"({"level":"segment_list","found":"none_kept","source":null},)"
            R"({"level":"base_list","found":"hit","source":null},)"
            R"({"level":"manual","found":"not_looked_at","source":null}]})");
}

TEST(Prices, a_packs_cost_is_rounded_once) {
  EXPECT_EQ(text(*unit_cost(tape(), "XCS")), "36.000036");
  EXPECT_EQ(text(*unit_cost(tape(), "XPK")), "0.333334");
  EXPECT_FALSE(unit_cost(tape(), "KGM"));
  EXPECT_FALSE(unit_cost({}, ""));
}

class Authorities : public testing::Test {
 protected:
  std::string of(const Offer& offer) {
    const Authority authority = authority_for(offer, tiers);
    static constexpr const char* words[] = {"nothing", "discount", "margin", "cost_missing",
                                            "no_list_price"};
    return authority.tier + " " + words[static_cast<int>(authority.decided)];
  }
  const std::vector<policies::AuthorityTier> tiers = policies::default_settings().authority;
};

TEST_F(Authorities, the_worked_example_is_the_sales_managers_for_its_discount) {
  const Offer offer{.list = 12'400'000, .given = 10'390'000, .cost = 8'200'000};
  const Authority authority = authority_for(offer, tiers);
  EXPECT_EQ(authority.tier, "T2");
  EXPECT_EQ(authority.decided, Decided::discount);
  EXPECT_EQ(text(authority.discount), "0.16209677");
  EXPECT_EQ(text(*authority.margin), "0.2107796");
  const Offer stacked{.list = 12'400'000, .given = 10'389'960, .cost = 8'200'000};
  EXPECT_EQ(text(authority_for(stacked, tiers).discount), "0.1621");
}

TEST_F(Authorities, each_tier_holds_up_to_its_limit_and_not_beyond) {
  const auto discounted = [&](std::int64_t given) { return of({1'000'000, given, 100'000}); };
  EXPECT_EQ(discounted(950'000), "T0 discount");
  EXPECT_EQ(discounted(949'999), "T1 discount");
  EXPECT_EQ(discounted(900'000), "T1 discount");
  EXPECT_EQ(discounted(899'999), "T2 discount");
  EXPECT_EQ(discounted(800'000), "T2 discount");
  EXPECT_EQ(discounted(799'999), "T3 discount");
  EXPECT_EQ(discounted(700'000), "T3 discount");
  EXPECT_EQ(discounted(699'999), "T4 discount");
}

TEST_F(Authorities, the_stricter_of_discount_and_margin_wins) {
  const auto costing = [&](std::int64_t cost) { return of({1'020'000, 1'000'000, cost}); };
  EXPECT_EQ(costing(800'000), "T0 discount");
  EXPECT_EQ(costing(800'001), "T1 margin");
  EXPECT_EQ(costing(850'001), "T2 margin");
  EXPECT_EQ(costing(900'001), "T3 margin");
  EXPECT_EQ(costing(950'000), "T3 margin");
  EXPECT_EQ(costing(950'001), "T4 margin");
  EXPECT_EQ(of({1'020'000, 0, 0}), "T4 discount");
}

TEST_F(Authorities, at_list_price_nobody_is_asked) {
  EXPECT_EQ(of({1'000'000, 1'000'000, 990'000}), "T0 nothing");
  EXPECT_EQ(of({1'000'000, 1'100'000, std::nullopt}), "T0 nothing");
}

TEST_F(Authorities, what_cannot_be_judged_is_the_sales_managers_at_least) {
  EXPECT_EQ(of({1'000'000, 990'000, std::nullopt}), "T2 cost_missing");
  EXPECT_EQ(of({1'000'000, 750'000, std::nullopt}), "T3 discount");
  EXPECT_EQ(of({0, 750'000, 100'000}), "T2 no_list_price");
  EXPECT_EQ(of({0, 750'000, 740'000}), "T4 margin");
}

TEST_F(Authorities, more_than_35_percent_is_beyond_every_tier) {
  const std::vector<policies::AuthorityTier> wide{{"T0", {90'000'000}, {-100'000'000}}};
  EXPECT_EQ(authority_for({1'000'000, 650'000, 1}, wide).tier, "T0");
  EXPECT_EQ(authority_for({1'000'000, 649'999, 1}, wide).tier, "T1");
}

TEST_F(Authorities, a_split_order_is_judged_as_one) {
  const Offer line{.list = 100, .given = 96, .cost = 10};
  const Offer week{.list = 1'000, .given = 880, .cost = 100};
  EXPECT_EQ(authority_for(line, week, tiers).tier, "T2");
  EXPECT_EQ(authority_for(week, line, tiers).tier, "T2");
}

}  // namespace
}  // namespace supercargo::prices
