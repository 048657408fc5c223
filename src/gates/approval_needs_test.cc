#include "gates/approval_needs.h"

#include <gtest/gtest.h>

namespace supercargo::gates {
namespace {

const policies::Settings settings = policies::default_settings();
const Day today = *make_day(2026, 3, 10);

std::string told(const std::vector<Need>& needs) {
  std::string all;
  for (const Need& need : needs) {
    all += need.rule + " " + need.tier + (need.each_role ? " each of" : " one of");
    for (const std::string& role : need.roles) all += " " + role;
    all += "\n";
  }
  return all;
}

TEST(ApprovalNeeds, an_ordinary_order_needs_none) {
  EXPECT_EQ(told(needs_of({}, settings, today)), "");
  EXPECT_EQ(told(needs_of({.offers = {{1'000'000, 1'000'000, 700'000}}}, settings, today)), "");
}

TEST(ApprovalNeeds, urgent_and_bespoke_are_asked_for_one_by_one) {
  EXPECT_EQ(told(needs_of({.urgent = true, .bespoke = true}, settings, today)),
            "urgent_order T1 one of order_desk sales_manager\n"
            "bespoke_order T1 one of order_desk sales_manager quality_manager\n");
}

TEST(ApprovalNeeds, of_a_type_of_order_are_those_whom_the_company_names) {
  policies::Settings own = settings;
  own.order_types = {
      {.type = "urgent", .approvers = {"sales_manager"}},
      {.type = "bespoke", .approvers = {"quality_manager"}, .valid_from = today + 1}};
  EXPECT_EQ(told(needs_of({.urgent = true, .bespoke = true}, own, today)),
            "urgent_order T1 one of sales_manager\n"
            "bespoke_order T1 one of order_desk sales_manager quality_manager\n");
  EXPECT_EQ(told(needs_of({.bespoke = true}, own, today + 1)),
            "bespoke_order T1 one of quality_manager\n");
}

TEST(ApprovalNeeds, the_highest_tier_of_all_lines_decides_whose_approval_it_is) {
  const prices::Offer five{1'000'000, 949'999, 100'000};
  const prices::Offer fifteen{1'000'000, 850'000, 100'000};
  const prices::Offer twenty_five{1'000'000, 750'000, 100'000};
  EXPECT_EQ(told(needs_of({.offers = {five}}, settings, today)),
            "special_price T1 one of order_desk sales_manager\n");
  EXPECT_EQ(told(needs_of({.offers = {five, fifteen, five}}, settings, today)),
            "special_price T2 one of sales_manager\n");
  EXPECT_EQ(told(needs_of({.offers = {twenty_five, five}}, settings, today)),
            "special_price T3 each of sales_manager finance\n");
}

TEST(ApprovalNeeds, the_words_say_what_exceeds_what) {
  const auto words = [](const prices::Offer& offer) {
    return needs_of({.offers = {offer}}, settings, today).at(0).detail;
  };
  EXPECT_EQ(words({1'000'000, 875'000, 100'000}), "The discount of 12.5 % needs tier T2.");
  EXPECT_EQ(words({12'400'000, 10'390'000, 8'200'000}),
            "The discount of 16.209677 % needs tier T2.");
  EXPECT_EQ(words({1'020'000, 1'000'000, 920'000}), "The margin needs tier T3.");
  EXPECT_EQ(words({1'000'000, 990'000, std::nullopt}),
            "A discount on goods whose cost is not known needs tier T2.");
  EXPECT_EQ(words({0, 750'000, 100'000}), "A price where the list has none needs tier T2.");
}

}  // namespace
}  // namespace supercargo::gates
