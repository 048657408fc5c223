#include "mandates/rules.h"

#include <gtest/gtest.h>

namespace supercargo::mandates {
namespace {

using approvals::Need;
using approvals::Step;

const Currency eur = Currency::of("EUR");
const Currency usd = Currency::of("USD");
const Day today = *make_day(2026, 3, 10);

Policy policy(const char* code = "LARGE") {
  Policy made{.code = code, .version = 1, .name = "Large orders", .status = Status::in_force};
  made.clause = "4.2";
  made.words = "Two people look at it.";
  made.currency = eur;
  made.steps = {{.roles = {"finance"}}};
  made.valid_from = today;
  made.code_key = code;
  return made;
}

// One condition each: how a policy sets it and how an order meets it.
struct Condition {
  void (*set)(Policy&);
  void (*meet)(Matter&);
};
constexpr Condition conditions[] = {
    {[](Policy& p) { p.order_types = {"bespoke"}; }, [](Matter& m) { m.order_type = "bespoke"; }},
    {[](Policy& p) {
       p.channels = {"phone", "email"};
     },
     [](Matter& m) { m.channel = "email"; }},
    {[](Policy& p) {
       p.customers = {"C-1", "C-2"};
     },
     [](Matter& m) { m.customer = "C-2"; }},
    {[](Policy& p) { p.customer_kinds = {"consumer"}; },
     [](Matter& m) { m.customer_kind = "consumer"; }},
    {[](Policy& p) { p.entered_by = {"per_1"}; }, [](Matter& m) { m.entered_by = "per_1"; }},
    {[](Policy& p) {
       p.gross_from = Money{100'00, eur};
     },
     [](Matter& m) {
       m.gross = Money{100'00, eur};
     }},
    {[](Policy& p) {
       p.credit_excess_from = Money{5'00, eur};
     },
     [](Matter& m) {
       m.credit_excess = Money{5'00, eur};
     }},
    {[](Policy& p) { p.margin_below = Rate{20'000'000}; },
     [](Matter& m) {
       m.offers.push_back({100, 100, 81});
     }},
    {[](Policy& p) { p.discount_above = Rate{10'000'000}; },
     [](Matter& m) {
       m.offers.push_back({1000, 899, 100});
     }},
};
constexpr unsigned all_sets = 1U << std::size(conditions);

Matter met(unsigned set) {
  Matter matter{.order_type = "standard", .channel = "web", .customer = "C-9"};
  matter.customer_kind = "business";
  matter.entered_by = "per_9";
  matter.gross = Money{99'99, eur};
  matter.offers = {{100, 100, 50}};
  for (unsigned i = 0; i < std::size(conditions); ++i)
    if ((set & (1U << i)) != 0) conditions[i].meet(matter);
  return matter;
}

TEST(ApprovalPolicies, one_applies_exactly_when_every_condition_it_has_is_met) {
  std::vector<Matter> matters;
  for (unsigned set = 0; set < all_sets; ++set) matters.push_back(met(set));
  std::int64_t wrong = 0;
  for (unsigned wanted = 0; wanted < all_sets; ++wanted) {
    Policy made = policy();
    for (unsigned i = 0; i < std::size(conditions); ++i)
      if ((wanted & (1U << i)) != 0) conditions[i].set(made);
    for (unsigned set = 0; set < all_sets; ++set)
      if (applies(made, matters[set]) != ((wanted & set) == wanted)) ++wrong;
  }
  EXPECT_EQ(wrong, 0);
}

TEST(ApprovalPolicies, an_urgent_order_is_urgent_whatever_else_it_is) {
  Policy made = policy();
  made.order_types = {"urgent"};
  Matter matter = met(1);
  EXPECT_FALSE(applies(made, matter));
  matter.urgent = true;
  EXPECT_TRUE(applies(made, matter));
}

TEST(ApprovalPolicies, limits_are_exact_and_what_nobody_can_tell_is_beyond_them) {
  Policy made = policy();
  made.margin_below = Rate{20'000'000};
  const auto margin = [&](const prices::Offer& offer) {
    Matter matter = met(0);
    matter.offers = {{1000, 1000, 100}, offer};
    return applies(made, matter);
  };
  EXPECT_FALSE(margin({0, 1'000'000'000'000, 800'000'000'000}));
  EXPECT_TRUE(margin({0, 1'000'000'000'000, 800'000'000'001}));
  EXPECT_TRUE(margin({1000, 1000, std::nullopt}));
  EXPECT_TRUE(margin({1000, 0, 0}));
  made.margin_below.reset();
  made.discount_above = Rate{10'000'000};
  EXPECT_FALSE(margin({1'000'000, 900'000, 1}));
  EXPECT_TRUE(margin({1'000'000, 899'999, 1}));
  EXPECT_TRUE(margin({0, 5, 1}));
}

TEST(ApprovalPolicies, amounts_are_compared_in_one_currency_alone) {
  Policy made = policy();
  made.gross_from = Money{100'00, eur};
  Matter matter = met(0);
  matter.gross = Money{500'00, usd};
  EXPECT_FALSE(applies(made, matter));
  made.gross_from.reset();
  made.credit_excess_from = Money{0, eur};
  EXPECT_FALSE(applies(made, matter));
  matter.credit_excess = Money{1, usd};
  EXPECT_FALSE(applies(made, matter));
  matter.credit_excess = Money{1, eur};
  EXPECT_TRUE(applies(made, matter));
}

std::string held(const std::vector<Policy>& known, Day day, Instant at = {100}) {
  std::string all;
  for (const Policy* each : holding(known, {at, day}))
    all += each->code + std::to_string(each->version) + " ";
  return all;
}

TEST(ApprovalPolicies, of_each_code_the_newest_version_whose_day_has_come_holds) {
  Policy first = policy("A");
  Policy second = policy("A");
  second.version = 2;
  second.valid_from = today + 2;
  second.valid_until = today + 3;
  Policy other = policy("B");
  other.put_in_force_at = Instant{101};
  Policy draft = policy("C");
  draft.status = Status::draft;
  const std::vector<Policy> known{second, first, other, draft};
  EXPECT_EQ(held(known, today - 1), "");
  EXPECT_EQ(held(known, today), "A1 ");
  EXPECT_EQ(held(known, today, {101}), "A1 B1 ");
  EXPECT_EQ(held(known, today + 2), "A2 ");
  EXPECT_EQ(held(known, today + 3), "A2 ");
  // The next version has ended: the one before does not come back.
  EXPECT_EQ(held(known, today + 4), "");
}

std::string step_words(const Step& step) {
  std::string words = step.each_role ? "each" : std::to_string(step.quorum);
  for (const std::string& role : step.roles) words += " " + role;
  return words;
}
std::string told(const std::vector<Need>& needs) {
  std::string all;
  for (const Need& need : needs) {
    all += need.rule + ":";
    if (need.steps.empty()) all += " " + step_words({need.roles, need.each_role});
    for (const Step& step : need.steps) all += " " + step_words(step) + ",";
    for (const approvals::Basis& each : need.basis) all += " by " + each.policy;
    all += "\n";
  }
  return all;
}
Need urgent() { return {"urgent_order", "T1", "Soon.", {"order_desk", "sales_manager"}}; }
Need price() { return {"special_price", "T3", "Much.", {"sales_manager", "finance"}, true}; }
Policy tightening(Tightens need, std::vector<Step> steps, const char* code = "P") {
  Policy made = policy(code);
  made.tightens = need;
  made.steps = std::move(steps);
  return made;
}
std::string with(const std::vector<Need>& needs, const std::vector<Policy>& policies) {
  std::vector<const Policy*> applying;
  for (const Policy& each : policies) applying.push_back(&each);
  return told(tightened(needs, applying));
}

TEST(ApprovalPolicies, one_that_stands_for_itself_asks_beside_what_the_design_asks) {
  EXPECT_EQ(with({urgent()}, {}), "urgent_order: 1 order_desk sales_manager\n");
  EXPECT_EQ(with({urgent()}, {policy()}),
            "urgent_order: 1 order_desk sales_manager\nLARGE: 1 finance, by LARGE\n");
  EXPECT_EQ(with({}, {tightening(Tightens::urgent_order, {{{"finance"}}})}),
            "urgent_order: 1 finance, by P\n");
}

// Domain 11: never below what the design asks, whatever a policy says.
TEST(ApprovalPolicies, the_designs_own_step_falls_away_only_for_one_that_asks_no_less) {
  const auto of_urgent = [](std::vector<Step> steps) {
    return with({urgent()}, {tightening(Tightens::urgent_order, std::move(steps))});
  };
  EXPECT_EQ(of_urgent({{{"sales_manager"}}}), "urgent_order: 1 sales_manager, by P\n");
  EXPECT_EQ(of_urgent({{{"sales_manager", "order_desk"}, false, 2}}),
            "urgent_order: 2 sales_manager order_desk, by P\n");
  EXPECT_EQ(of_urgent({{{"finance"}}}),
            "urgent_order: 1 order_desk sales_manager, 1 finance, by P\n");
  EXPECT_EQ(of_urgent({{{"sales_manager", "finance"}}}),
            "urgent_order: 1 order_desk sales_manager, 1 sales_manager finance, by P\n");
  EXPECT_EQ(of_urgent({{{"finance"}}, {{"sales_manager"}}}),
            "urgent_order: 1 finance, 1 sales_manager, by P\n");
}

TEST(ApprovalPolicies, where_the_design_wants_both_roles_a_policy_cannot_do_with_one) {
  const auto of_price = [](std::vector<Step> steps) {
    return with({price()}, {tightening(Tightens::special_price, std::move(steps))});
  };
  const std::string both = "special_price: each sales_manager finance, ";
  EXPECT_EQ(of_price({{{"sales_manager"}}}), both + "1 sales_manager, by P\n");
  EXPECT_EQ(of_price({{{"sales_manager", "finance"}, false, 2}}),
            both + "2 sales_manager finance, by P\n");
  EXPECT_EQ(of_price({{{"sales_manager"}}, {{"finance"}}}),
            "special_price: 1 sales_manager, 1 finance, by P\n");
  EXPECT_EQ(of_price({{{"finance", "sales_manager", "quality_manager"}, true}}),
            "special_price: each finance sales_manager quality_manager, by P\n");
}

TEST(ApprovalPolicies, two_for_the_same_need_ask_once_and_as_strictly_as_the_stricter) {
  const auto one = tightening(Tightens::special_price, {{{"finance"}, false, 1, 8}}, "P");
  const auto two =
      tightening(Tightens::special_price, {{{"finance"}, false, 2, 4}, {{"order_desk"}}}, "Q");
  const std::vector<Need> needs = tightened({}, std::vector<const Policy*>{&one, &two});
  EXPECT_EQ(told(needs), "special_price: 2 finance, 1 order_desk, by P by Q\n");
  EXPECT_EQ(needs.at(0).steps.at(0).hours, 4);
  EXPECT_EQ(needs.at(0).roles, std::vector<std::string>{"finance"});
  EXPECT_EQ(needs.at(0).basis.at(1).clause, "4.2");
}

std::string refused(const Policy& wanted) {
  std::string all;
  for (const Reason& each : check_policy(wanted))
    all += (all.empty() ? "" : " ") + each.pointer + ":" + each.code;
  return all;
}

TEST(ApprovalPolicies, a_draft_is_checked_whole) {
  EXPECT_EQ(refused(policy()), "");
  Policy made = policy("special_price");
  made.order_types = {"standard", "odd"};
  made.channels = {"fax"};
  made.customer_kinds = {"friend"};
  made.valid_until = today - 1;
  made.steps = {{.roles = {}},
                {.roles = {"agent", "finance", "finance"}, .each_role = true, .quorum = 2}};
  EXPECT_EQ(refused(made),
            "/order_types/1:unknown_value /channels/0:unknown_value "
            "/customer_kinds/0:unknown_value /code:code_taken /valid_until:ends_before_it_begins "
            "/steps/0/roles:required /steps/1/roles/0:role_may_not_approve "
            "/steps/1/roles/2:named_twice /steps/1/quorum:quorum_of_each_role");
  made = policy();
  made.steps.clear();
  EXPECT_EQ(refused(made), "/steps:required");
}

}  // namespace
}  // namespace supercargo::mandates
