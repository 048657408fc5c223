#include "taxes/rules.h"

#include <gtest/gtest.h>

namespace supercargo::taxes {
namespace {

Day day(std::string_view text) { return *parse_day(text); }

Registration registration(std::string country, std::string_view from = "2015-01-01") {
  return {.country = std::move(country), .number = "1", .valid_from = day(from)};
}
TaxRate rate(std::string country, std::string_view percent, std::string_view from,
             std::string_view until = {}) {
  TaxRate made{.country = std::move(country), .name = "VAT", .rate = *parse_rate(percent)};
  made.valid_from = day(from);
  if (!until.empty()) made.valid_until = day(until);
  return made;
}

class Taxes : public testing::Test {
 protected:
  void SetUp() override {
    registrations = {registration("DE"), registration("GB")};
    // Germany halved its rates for half a year: Zweites Corona-Steuerhilfegesetz.
    rates = {rate("DE", "0.19", "2007-01-01", "2020-06-30"),
             rate("DE", "0.16", "2020-07-01", "2020-12-31"), rate("DE", "0.19", "2021-01-01"),
             rate("GB", "0.2", "2011-01-04")};
    TaxRate books = rate("DE", "0.07", "2007-01-01");
    books.code = "REDUCED";
    rates.push_back(books);
    TaxRate food = rate("GB", "0", "1973-04-01");
    food.code = "FOOD";
    food.category = Category::zero;
    food.reason_code = "GB-VATA94-S8-G1";
    rates.push_back(food);
  }

  std::string decided(const Supply& supply) {
    const auto tax = decide({registrations, rates, exemptions}, supply);
    if (!tax) return "no rate";
    return tax->country + ' ' + category_code(tax->category) + ' ' + text(tax->rate) +
           (tax->reason_code.empty() ? "" : ' ' + tax->reason_code);
  }
  Supply supply(std::string_view from, std::string_view to, std::string_view on = "2026-03-02") {
    return {.from = from, .to = to, .day = day(on)};
  }

  std::vector<Registration> registrations;
  std::vector<TaxRate> rates;
  std::vector<Exemption> exemptions;
};

TEST_F(Taxes, the_day_of_supply_picks_the_rate) {
  EXPECT_EQ(decided(supply("DE", "DE", "2020-06-30")), "DE S 0.19");
  EXPECT_EQ(decided(supply("DE", "DE", "2020-07-01")), "DE S 0.16");
  EXPECT_EQ(decided(supply("DE", "DE", "2020-12-31")), "DE S 0.16");
  EXPECT_EQ(decided(supply("DE", "DE", "2021-01-01")), "DE S 0.19");
}

TEST_F(Taxes, the_products_tax_code_picks_the_rate) {
  Supply goods = supply("DE", "DE");
  goods.tax_code = "REDUCED";
  EXPECT_EQ(decided(goods), "DE S 0.07");
  goods = supply("GB", "GB");
  goods.tax_code = "FOOD";
  EXPECT_EQ(decided(goods), "GB Z 0 GB-VATA94-S8-G1");
  goods.tax_code = "UNHEARD";
  EXPECT_EQ(decided(goods), "no rate");
  EXPECT_EQ(decided(supply("GB", "GB", "2005-01-01")), " O 0 VATEX-EU-O");
}

TEST_F(Taxes, where_we_are_registered_at_the_destination_its_rate_holds) {
  EXPECT_EQ(decided(supply("DE", "GB")), "GB S 0.2");
  EXPECT_EQ(decided(supply("GB", "DE")), "DE S 0.19");
}

TEST_F(Taxes, goods_to_a_business_in_another_state_of_the_union_are_its_own_to_tax) {
  Supply goods = supply("DE", "FR");
  goods.vat_id = "FR83404833048";
  EXPECT_EQ(decided(goods), "DE K 0 VATEX-EU-IC");
  goods.is_service = true;
  EXPECT_EQ(decided(goods), "DE AE 0 VATEX-EU-AE");
  goods.to_consumer = true;
  EXPECT_EQ(decided(goods), "DE S 0.19");
}

TEST_F(Taxes, without_a_number_of_another_state_the_origins_rate_holds) {
  Supply goods = supply("DE", "FR");
  EXPECT_EQ(decided(goods), "DE S 0.19");
  goods.vat_id = "DE136695976";
  EXPECT_EQ(decided(goods), "DE S 0.19");
  goods.vat_id = "EL094259216";
  EXPECT_EQ(decided(goods), "DE K 0 VATEX-EU-IC");
}

TEST_F(Taxes, what_leaves_the_union_is_not_taxed) {
  Supply goods = supply("DE", "HK");
  EXPECT_EQ(decided(goods), "DE G 0 VATEX-EU-G");
  goods.to_consumer = true;
  EXPECT_EQ(decided(goods), "DE G 0 VATEX-EU-G");
  goods.is_service = true;
  EXPECT_EQ(decided(goods), "DE S 0.19");
  goods.to_consumer = false;
  EXPECT_EQ(decided(goods), "DE O 0 VATEX-EU-O");
}

TEST_F(Taxes, the_united_kingdom_left_the_union) {
  EXPECT_TRUE(in_union("GB", day("2020-12-31")));
  EXPECT_FALSE(in_union("GB", day("2021-01-01")));
  EXPECT_TRUE(in_union("HR", day("2013-07-01")));
  EXPECT_FALSE(in_union("HR", day("2013-06-30")));
  EXPECT_FALSE(in_union("NO", day("2026-01-01")));
}

TEST_F(Taxes, nothing_is_taxed_where_we_are_not_registered) {
  EXPECT_EQ(decided(supply("HK", "HK")), " O 0 VATEX-EU-O");
  registrations.clear();
  EXPECT_EQ(decided(supply("DE", "DE")), " O 0 VATEX-EU-O");
}

TEST_F(Taxes, a_place_that_is_not_told_is_the_other_one_or_where_we_began) {
  EXPECT_EQ(decided(supply("GB", "")), "GB S 0.2");
  EXPECT_EQ(decided(supply("", "")), "DE S 0.19");
}

TEST_F(Taxes, an_exemption_holds_in_its_country_and_time) {
  Exemption exemption{.country = "DE", .reason_code = "VATEX-EU-151", .reason = "Embassy"};
  exemption.valid_from = day("2026-01-01");
  exemption.valid_until = day("2026-12-31");
  exemptions = {exemption};
  EXPECT_EQ(decided(supply("DE", "DE")), "DE E 0 VATEX-EU-151");
  EXPECT_EQ(decided(supply("DE", "DE", "2027-01-01")), "DE S 0.19");
  EXPECT_EQ(decided(supply("GB", "GB")), "GB S 0.2");
}

std::string refused(const std::vector<Reason>& reasons) {
  std::string all;
  for (const Reason& each : reasons) all += each.pointer + ' ' + each.code + "; ";
  return all;
}

TEST_F(Taxes, a_rate_that_overlaps_is_refused) {
  TaxRate other = rate("DE", "0.2", "2026-01-01");
  other.id = TaxRateId{7};
  EXPECT_EQ(refused(check_rate(other, rates)), "/valid_from overlaps; ");
  other.code = "NEW";
  EXPECT_EQ(refused(check_rate(other, rates)), "");
  other.valid_until = day("2025-12-31");
  EXPECT_EQ(refused(check_rate(other, rates)), "/valid_until ends_before_it_begins; ");
}

TEST_F(Taxes, every_category_but_standard_has_no_rate_and_a_reason) {
  TaxRate given = rate("FR", "0", "2026-01-01");
  EXPECT_EQ(refused(check_rate(given, {})), "/rate required; ");
  for (const auto category :
       {Category::zero, Category::exempt, Category::reverse_charge, Category::intra_community,
        Category::export_outside, Category::outside_scope}) {
    given.category = category;
    given.rate = *parse_rate("0.1");
    EXPECT_EQ(refused(check_rate(given, {})),
              "/rate not_of_this_category; /reason_code required; ");
    given.rate = {};
    given.reason_code = "X";
    EXPECT_EQ(refused(check_rate(given, {})), "");
    given.reason_code.clear();
  }
}

TEST_F(Taxes, a_country_has_one_registration_at_a_time_and_nobody_is_exempt_into_a_rate) {
  Registration again = registration("DE", "2026-01-01");
  again.id = TaxRegistrationId{9};
  EXPECT_EQ(refused(check_registration(again, registrations)), "/valid_from overlaps; ");
  Exemption exemption{.country = "DE", .category = Category::standard};
  exemption.valid_from = day("2026-01-01");
  EXPECT_EQ(refused(check_exemption(exemption, {})), "/category is_taxed; ");
}

}  // namespace
}  // namespace supercargo::taxes
