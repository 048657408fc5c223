#include "allocations/testing.h"
#include "policies/store.h"

namespace supercargo::allocations {
namespace {

class Displacing : public OnAllocations {};
SUPERCARGO_ON_BOTH_ENGINES(Displacing);

TEST_P(Displacing, an_urgent_order_displaces_what_others_only_hold) {
  ASSERT_TRUE(desk().receive("TAPE-48", 10));
  announce(9, 10);
  const Order early = read_out(4, 2);
  const Order late = read_out(5, 4);
  const Order urgent = place_urgent(3, 1, orders::AdvanceTo::verified);
  const auto by = [&](const journal::Actor& who, const Order& order) {
    return desk().as(who).perform(displace, {.id = text(order.id), .reason = "Line stopped."});
  };
  EXPECT_EQ(reasons(by(desk().sales, early)), "/id: not_urgent");
  const auto shown = desk().read(
      [&](const journal::Query& query) { return displacement_of(query, {.id = urgent.number}); });
  ASSERT_EQ(reasons(shown), "accepted");
  EXPECT_EQ(follow_ups(late), "") << "nothing was done yet";
  const auto taken = by(desk().sales, urgent);
  ASSERT_EQ(reasons(taken), "accepted");
  ASSERT_EQ(taken->displaced.size(), 1U);
  EXPECT_EQ(taken->displaced[0].order, late.number);
  EXPECT_EQ(taken->displaced[0].offered_date, today_ + 9);
  EXPECT_EQ(taken->displaced[0].customer, "C-1");
  EXPECT_EQ(taken->displaced[0].owner, desk().clerk.person);
  EXPECT_EQ(to_json(*shown), to_json(*taken)) << "what was shown is what was done";
  EXPECT_NE(draft(late).find("on " + text(today_ + 9) + " instead of " + text(today_ + 4)),
            std::string::npos);
  EXPECT_NE(follow_ups(late).find("hold_displaced"), std::string::npos);
  EXPECT_EQ(follow_ups(early), "");
  EXPECT_EQ(reasons(desk().as(desk().clerk).perform(orders::confirm, {.id = text(urgent.id)})),
            "accepted");
  EXPECT_EQ(line(urgent), "reserved 3 for +1");
  const Order another = place_urgent(20, 1, orders::AdvanceTo::verified);
  EXPECT_EQ(reasons(by(desk().sales, another)), "/lines/1: not_enough_held");
}

TEST_P(Displacing, an_urgent_order_displaces_by_rule_where_the_company_wants_it_so) {
  ASSERT_TRUE(desk().receive("TAPE-48", 10));
  const Order held = read_out(8, 2);
  const auto urgent_one = [&] { return place_urgent(5, 1, orders::AdvanceTo::verified); };
  const auto by_rule = [&](const Order& order) {
    desk().write([&](journal::Unit& unit) { displace_by_rule(unit, {order.id.value}); });
  };
  const Order first = urgent_one();
  by_rule(first);
  EXPECT_EQ(follow_ups(held), "") << "the sales manager decides unless it is said otherwise";
  desk().write([](journal::Unit& unit) {
    auto settings = policies::settings_of(unit.db);
    settings.urgent_displacement = policies::UrgentDisplacement::when_approved;
    policies::save(unit.db, settings);
  });
  const auto waiting = desk()
                           .as(desk().clerk)
                           .perform(orders::place, {.customer = "C-1",
                                                    .urgent = true,
                                                    .requested_date = today_ + 1,
                                                    .lines = {{"TAPE-48", pieces(5)}},
                                                    .advance_to = orders::AdvanceTo::verified});
  by_rule(*waiting);
  EXPECT_EQ(follow_ups(held), "") << "nobody has allowed it to be urgent yet";
  by_rule(first);
  EXPECT_NE(follow_ups(held).find("hold_displaced"), std::string::npos);
  EXPECT_NE(desk().facts(first.id).find("sales_order_displaced_others"), std::string::npos);
  const auto facts = desk().facts(first.id);
  by_rule(first);
  EXPECT_EQ(desk().facts(first.id), facts) << "it has what it needs";
  EXPECT_EQ(reasons(desk().as(desk().clerk).perform(orders::confirm, {.id = first.number})),
            "accepted");
}

TEST_P(Displacing, urgent_orders_never_displace_each_other_or_what_is_firm) {
  ASSERT_TRUE(desk().receive("TAPE-48", 10));
  const Order firm = place(6, 2);
  const Order pressing = place_urgent(4, 2, orders::AdvanceTo::verified);
  ASSERT_EQ(
      reasons(desk()
                  .as(desk().clerk)
                  .perform(agreements::read_back,
                           {.id = text(pressing.id), .contact = "Ms Chan", .channel = "phone"})),
      "accepted");
  const Order another = place_urgent(3, 1, orders::AdvanceTo::verified);
  EXPECT_EQ(reasons(desk()
                        .as(desk().sales)
                        .perform(displace, {.id = another.number, .reason = "Line stopped."})),
            "/lines/1: not_enough_held");
  EXPECT_EQ(line(firm), "reserved 6 for +2");
}

}  // namespace
}  // namespace supercargo::allocations
