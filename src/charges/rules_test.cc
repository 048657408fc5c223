#include "charges/rules.h"

#include <gtest/gtest.h>

namespace supercargo::charges {
namespace {

const Currency eur = Currency::of("EUR");
Money eur_of(std::string_view text) { return *parse_money(text, eur); }
Day day(std::string_view text) { return *parse_day(text); }

// Rules in force from the first of 2026, each asked of an order that is received in March.
class Charges : public testing::Test {
 protected:
  Rule& add(Kind kind, const std::string& code, std::string_view amount) {
    Rule& rule = *rules_.emplace_back(std::make_unique<Rule>());
    rule.code = rule.name = code;
    rule.kind = kind;
    rule.status = Status::active;
    rule.currency = eur;
    rule.amount = eur_of(amount);
    rule.valid_from = day("2026-01-01");
    return rule;
  }
  Basis order(std::string_view net) const {
    Basis basis{.postcode = "SW1A 1AA", .net = eur_of(net), .grams = 12'000};
    basis.buyer.customer_code = "C-1";
    basis.buyer.customer_kind = "business";
    basis.buyer.country = "GB";
    basis.buyer.channel = "phone";
    basis.buyer.received = day("2026-03-02");
    return basis;
  }
  std::string asked(const Basis& basis) const {
    std::vector<Rule> rules;
    for (const auto& each : rules_) rules.push_back(*each);
    std::vector<Reason> reasons;
    std::string told = words_of(due(rules, basis, reasons));
    for (const Reason& reason : reasons) told += "; " + reason.pointer + ' ' + reason.code;
    return told;
  }

 private:
  std::vector<std::unique_ptr<Rule>> rules_;
};

TEST_F(Charges, one_of_each_kind_is_asked_where_its_rule_fits) {
  EXPECT_EQ(asked(order("40.00")), "");
  add(Kind::freight, "FREIGHT", "10.00");
  add(Kind::urgent, "URGENT", "25.00");
  add(Kind::minimum_order, "SMALL", "5.00").net_below = eur_of("50.00");
  EXPECT_EQ(asked(order("50.00")), "FREIGHT 10.00");
  Basis urgent = order("49.99");
  urgent.urgent = true;
  EXPECT_EQ(asked(urgent), "URGENT 25.00, FREIGHT 10.00, SMALL 5.00");
}

TEST_F(Charges, freight_is_free_from_a_threshold_on) {
  add(Kind::freight, "FREIGHT", "10.00").net_below = eur_of("500.00");
  EXPECT_EQ(asked(order("499.99")), "FREIGHT 10.00");
  EXPECT_EQ(asked(order("500.00")), "");
}

TEST_F(Charges, freight_goes_by_country_zone_and_weight) {
  add(Kind::freight, "WORLD", "60.00");
  EXPECT_EQ(asked(order("40.00")), "WORLD 60.00");
  add(Kind::freight, "GB", "10.00").countries = {"GB"};
  EXPECT_EQ(asked(order("40.00")), "GB 10.00");
  Rule& london = add(Kind::freight, "LONDON", "7.00");
  london.countries = {"GB"};
  london.postcodes = {"sw1", "EC"};
  EXPECT_EQ(asked(order("40.00")), "LONDON 7.00");
  Basis elsewhere = order("40.00");
  elsewhere.buyer.country = "FR";
  elsewhere.postcode = "75001";
  EXPECT_EQ(asked(elsewhere), "WORLD 60.00");
  Rule& heavy = add(Kind::freight, "HEAVY", "90.00");
  heavy.weight_from = 12'000;
  heavy.weight_below = 30'000;
  EXPECT_EQ(asked(elsewhere), "HEAVY 90.00");
  elsewhere.grams = 30'000;
  EXPECT_EQ(asked(elsewhere), "WORLD 60.00");
  elsewhere.grams.reset();
  EXPECT_EQ(asked(elsewhere), "WORLD 60.00") << "a weight that nobody knows fits no weight";
}

TEST_F(Charges, a_rate_is_of_the_net_and_never_below_its_least) {
  add(Kind::urgent, "URGENT", "25.00").rate = *parse_rate("0.05");
  Basis urgent = order("499.90");
  urgent.urgent = true;
  EXPECT_EQ(asked(urgent), "URGENT 25.00") << "5 % were 24.995, half up 25.00";
  urgent.net = eur_of("100.00");
  EXPECT_EQ(asked(urgent), "URGENT 25.00");
  urgent.net = eur_of("1000.10");
  EXPECT_EQ(asked(urgent), "URGENT 50.01") << "50.005, half up";
}

TEST_F(Charges, the_customers_own_goes_first_and_a_priority_before_all) {
  add(Kind::freight, "GB", "10.00").countries = {"GB"};
  add(Kind::freight, "THEIRS", "4.00").customers = {"C-1"};
  EXPECT_EQ(asked(order("40.00")), "THEIRS 4.00");
  add(Kind::freight, "STRIKE", "80.00").priority = 1;
  EXPECT_EQ(asked(order("40.00")), "STRIKE 80.00");
}

TEST_F(Charges, two_with_equal_right_are_told_and_never_drawn) {
  add(Kind::freight, "ONE", "10.00");
  add(Kind::freight, "TWO", "9.00");
  EXPECT_EQ(asked(order("40.00")), "ONE 10.00; /charges charge_tied");
}

TEST_F(Charges, what_does_not_hold_on_the_day_or_in_that_currency_asks_nothing) {
  add(Kind::freight, "OVER", "10.00").valid_until = day("2026-03-01");
  add(Kind::freight, "DRAFT", "10.00").status = Status::draft;
  Rule& pounds = add(Kind::freight, "POUNDS", "10.00");
  pounds.currency = Currency::of("GBP");
  EXPECT_EQ(asked(order("40.00")), "");
  Basis before = order("40.00");
  before.buyer.received = day("2026-03-01");
  EXPECT_EQ(asked(before), "OVER 10.00");
}

TEST_F(Charges, a_rule_that_would_never_hold_is_refused_with_every_reason) {
  Rule rule{.code = "X", .kind = Kind::minimum_order, .currency = eur};
  rule.valid_from = day("2026-01-02");
  rule.valid_until = day("2026-01-01");
  rule.weight_from = 5;
  rule.weight_below = 5;
  std::string told;
  for (const Reason& reason : check_rule(rule)) told += reason.pointer + ' ' + reason.code + "; ";
  EXPECT_EQ(told,
            "/amount required; /valid_until ends_before_it_begins; /weight_below never_reached; "
            "/net_below required; ");
}

TEST_F(Charges, what_is_waived_is_a_discount_of_all_that_was_to_be_paid) {
  std::vector<Charge> charges{{.code = "A", .currency = eur, .net = eur_of("10.00")},
                              {.code = "B", .currency = eur, .net = eur_of("5.00")}};
  EXPECT_FALSE(waived_of(charges, eur_of("115.00")));
  const Waiver waivers[] = {{.charge = "A", .reason = "Late last time."}};
  waive(charges, waivers);
  EXPECT_TRUE(charges[0].waived);
  EXPECT_EQ(supercargo::charges::asked(charges).size(), 1U);
  const auto offer = waived_of(charges, eur_of("105.00"));
  ASSERT_TRUE(offer);
  EXPECT_EQ(offer->list, 115'00);
  EXPECT_EQ(offer->given, 105'00);
}

TEST_F(Charges, a_waiver_names_a_charge_in_force_once) {
  const std::vector<Rule> rules{{.code = "A"}};
  const Waiver waivers[] = {{.charge = "A"}, {.charge = "A"}, {.charge = "B"}};
  std::string told;
  for (const Reason& reason : check_waivers(waivers, rules))
    told += reason.pointer + ' ' + reason.code + "; ";
  EXPECT_EQ(told,
            "/charge_waivers/0/charge named_twice; /charge_waivers/1/charge named_twice; "
            "/charge_waivers/2/charge unknown_charge; ");
}

TEST_F(Charges, stand_in_the_content_of_an_order_and_are_read_from_there) {
  std::vector<Charge> charges{
      {.code = "FREIGHT", .currency = eur, .amount = eur_of("10.00")},
      {.code = "URGENT", .currency = eur, .amount = eur_of("5.00"), .waived = true}};
  const std::string content = "{\"currency\":\"EUR\"" + content_of(charges) + '}';
  const auto read = JsonDocument::parse(content);
  ASSERT_TRUE(read) << content;
  EXPECT_EQ(words_of(charges_of(read->root())), "FREIGHT 10.00, URGENT 5.00 waived");
  EXPECT_EQ(content_of({}), "") << "an order without charges is the content that it was before";
}

TEST_F(Charges, are_called_as_the_reader_speaks) {
  const Charge charge{.name = "Freight", .name_zh_hant = "運費"};
  EXPECT_EQ(name_in(charge, "zh-Hant") + name_in(charge, "zh-Hans") + name_in(charge, "en"),
            "運費FreightFreight");
}

}  // namespace
}  // namespace supercargo::charges
