#include "gates/rules.h"

#include <gtest/gtest.h>

namespace supercargo::gates {
namespace {

// An order that nothing stands against.
Facts sound() {
  Facts facts;
  facts.is_customer_active = true;
  facts.is_every_price_known = true;
  facts.read_back = ReadBackNeed::by_channel;
  facts.stock = {{.line = 1, .sku = "TAPE", .wanted = {4}, .day = Day{100}, .available = {4}}};
  return facts;
}

std::string open(const Facts& facts) {
  std::string open;
  for (const GateCheck& check : evaluate(facts, Instant{1})) {
    if (check.result != Outcome::pass && check.result != Outcome::not_applicable)
      open += (open.empty() ? "" : ", ") + check.code + ' ' +
              choices<Outcome>().names[static_cast<int>(check.result)];
  }
  return open;
}

TEST(Gates, all_ten_speak_in_their_order_each_with_its_name) {
  std::string said;
  for (const GateCheck& check : evaluate(sound(), Instant{1}))
    said += check.code + ' ' + check.name + '\n';
  EXPECT_EQ(said,
            "G1 customer_verified\nG2 products_valid\nG3 stock_promised\nG4 price_in_authority\n"
            "G5 credit_passed\nG6 capacity_exists\nG7 customer_confirmed\nG8 approvals_given\n"
            "G9 consumer_informed\nG10 data_quality\n");
}

TEST(Gates, a_sound_order_may_be_confirmed) {
  const auto checks = evaluate(sound(), Instant{1});
  EXPECT_EQ(open(sound()), "");
  EXPECT_TRUE(may_confirm(checks));
  EXPECT_TRUE(may_verify(checks, sound()));
  EXPECT_TRUE(reasons_against(checks).empty());
}

TEST(Gates, one_unit_short_is_short_and_the_words_say_when) {
  Facts facts = sound();
  facts.stock[0].available = {3};
  facts.stock[0].earliest = Day{120};
  EXPECT_EQ(open(facts), "G3 fail");
  const auto reasons = reasons_against(evaluate(facts, Instant{1}));
  ASSERT_EQ(reasons.size(), 1U);
  EXPECT_EQ(reasons[0].pointer, "/checks/G3");
  EXPECT_NE(reasons[0].detail.find(text(Day{120})), std::string::npos);
}

TEST(Gates, a_shortage_does_not_keep_an_order_from_being_verified) {
  Facts facts = sound();
  facts.stock[0].available = {0};
  EXPECT_TRUE(may_verify(evaluate(facts, Instant{1}), facts));
}

TEST(Gates, services_are_the_business_of_capacity) {
  Facts facts = sound();
  facts.stock[0].available = {0};
  facts.stock[0].is_service = true;
  facts.capacity.result = Outcome::fail;
  EXPECT_EQ(open(facts), "G6 fail");
}

TEST(Gates, a_customer_who_is_not_active_or_not_whole_stops_at_the_first) {
  Facts facts = sound();
  facts.is_customer_active = false;
  EXPECT_EQ(open(facts), "G1 fail");
  facts.is_customer_active = true;
  std::vector<checks::Check> found{{"address_complete", Outcome::fail, {{.code = "city_missing"}}}};
  facts.checks = found;
  EXPECT_EQ(open(facts), "G1 fail, G10 fail");
}

TEST(Gates, a_line_without_a_price_cannot_be_verified) {
  Facts facts = sound();
  facts.is_every_price_known = false;
  const auto checks = evaluate(facts, Instant{1});
  EXPECT_EQ(open(facts), "G4 fail");
  EXPECT_FALSE(may_verify(checks, facts));
}

TEST(Gates, the_customer_is_read_back_unless_he_entered_it_himself_or_wants_none) {
  Facts facts = sound();
  facts.read_back = ReadBackNeed::required;
  EXPECT_EQ(open(facts), "G7 waiting");
  facts.was_read_back_sent = true;
  EXPECT_EQ(open(facts), "G7 waiting");
  facts.is_agreed_by_customer = true;
  EXPECT_EQ(open(facts), "");
  facts.is_agreed_by_customer = false;
  facts.read_back = ReadBackNeed::not_asked;
  EXPECT_EQ(open(facts), "");
}

TEST(Gates, each_approval_is_waited_for_and_a_special_price_at_its_own_gate_too) {
  Facts facts = sound();
  facts.approvals = {{.rule = "urgent_order"}, {.rule = "special_price", .tier = "T2"}};
  EXPECT_EQ(open(facts), "G4 waiting, G8 waiting");
  facts.approvals[1].approved = true;
  EXPECT_EQ(open(facts), "G8 waiting");
  facts.approvals[0].approved = true;
  EXPECT_EQ(open(facts), "");
}

TEST(Gates, a_consumer_is_informed_first) {
  Facts facts = sound();
  facts.is_consumer = true;
  EXPECT_EQ(open(facts), "G9 waiting");
  facts.is_consumer_informed = true;
  EXPECT_EQ(open(facts), "");
}

TEST(Gates, a_warning_is_answered_with_a_reason_and_an_error_never_is) {
  Facts facts = sound();
  std::vector<checks::Check> found{{"quantities_usual",
                                    Outcome::warn,
                                    {{.code = "quantity_outlier",
                                      .level = Outcome::warn,
                                      .pointer = "/lines/0/quantity",
                                      .value = "20"}}}};
  std::vector<checks::Acknowledgement> answers{
      {"quantity_outlier", "/lines/0/quantity", "20", "season"}};
  facts.checks = found;
  EXPECT_EQ(open(facts), "G10 warn");
  facts.acknowledgements = answers;
  EXPECT_EQ(open(facts), "");
  found[0].findings[0].level = Outcome::fail;
  EXPECT_EQ(open(facts), "G10 fail");
}

TEST(Gates, credit_says_no_for_itself) {
  Facts facts = sound();
  facts.credit = {"credit", Outcome::fail, {{.code = "over_limit", .detail = "50.00 over."}}};
  EXPECT_EQ(open(facts), "G5 fail");
}

}  // namespace
}  // namespace supercargo::gates
