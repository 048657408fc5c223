#include "plans/commands.h"

#include <gtest/gtest.h>

#include "followups/commands.h"
#include "holds/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::plans {
namespace {

using journal::reasons;
using tests::pieces;

class KeptPlans : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<tests::TradingDesk>(database());
  }
  tests::TradingDesk& desk() { return *desk_; }
  Plan given() {
    const Currency eur = Currency::of("EUR");
    Plan plan{.customer = "c-1", .currency = eur, .debt = {15390, eur}, .parts = 4};
    plan.first_due = day_in_utc(desk().clock.now());
    plan.interval_days = 7;
    plan.reason = "The harvest comes in autumn.";
    return plan;
  }
  Plan in_force() {
    const auto made = desk().as(Role::service_manager).perform(propose, given());
    EXPECT_EQ(reasons(made), "accepted");
    EXPECT_EQ(reasons(desk().as(Role::finance).perform(decide, {.id = made->number})), "accepted");
    const auto told =
        desk()
            .as(Role::finance)
            .perform(inform,
                     {.id = made->number,
                      .recipients = {"order_desk", "finance", "account_owner", "customer"}});
    EXPECT_EQ(reasons(told), "accepted");
    return *told;
  }
  Result<Plan> pay(const Plan& plan, const std::string& amount) {
    return desk().as(Role::finance).perform(plans::pay, {.id = plan.number, .amount = amount});
  }
  void pass(int days) {
    desk().clock.advance(std::chrono::hours(24 * days));
    desk().write([](journal::Unit& unit) { EXPECT_FALSE(keep_plans(unit)); });
  }
  Status status(const Plan& plan) { return desk().ask(get, PlanReference{plan.number})->status; }
  std::size_t held() { return desk().ask(holds::list_holds, db::ListRequest{})->items.size(); }
  void confirm_an_order() {
    const auto order = place_an_order();
    ASSERT_EQ(order.status, gates::Status::confirmed) << to_json(order);
  }
  orders::Order place_an_order() {
    EXPECT_TRUE(desk().receive("TAPE-48", 5));
    orders::Place place{.customer = "C-1", .lines = {{.sku = "TAPE-48", .quantity = pieces(1)}}};
    place.channel = orders::Channel::web;
    place.advance_to = orders::AdvanceTo::confirmed;
    const auto order = desk().as(desk().clerk).perform(orders::place, place);
    EXPECT_EQ(reasons(order), "accepted");
    return *order;
  }

 private:
  std::unique_ptr<tests::TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(KeptPlans);

TEST_P(KeptPlans, one_proposes_finance_agrees_everybody_is_told_and_it_is_paid) {
  const auto both = desk().person({Role::finance, Role::service_manager});
  const auto made = desk().as(both).perform(propose, given());
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(text(made->instalments.at(3).amount), "38.49");
  EXPECT_EQ(reasons(desk().as(both).perform(decide, {.id = made->number})),
            "/decision: requester_may_not_decide");
  EXPECT_EQ(reasons(pay(*made, "1.00")), "not_in_this_state");
  const Plan plan = in_force();
  EXPECT_EQ(plan.status, Status::active);
  EXPECT_EQ(pay(plan, "38.47")->status, Status::active);
  EXPECT_EQ(reasons(pay(plan, "many")), "/amount: not_an_amount");
  EXPECT_EQ(reasons(pay(plan, "200.00")), "/amount: more_than_open");
  const auto whole = pay(plan, "115.43");
  ASSERT_EQ(reasons(whole), "accepted");
  EXPECT_EQ(whole->status, Status::completed);
  EXPECT_EQ(to_json(*desk().ask(get, PlanReference{plan.number})), to_json(*whole));
}

TEST_P(KeptPlans, one_that_is_not_kept_holds_what_its_customer_orders) {
  confirm_an_order();
  const Plan plan = in_force();
  pass(3);
  EXPECT_EQ(status(plan), Status::active);
  pass(4);
  EXPECT_EQ(status(plan), Status::breached);
  EXPECT_EQ(held(), 1U);
  const auto calls = desk().ask(followups::list_follow_ups, db::ListRequest{})->items;
  ASSERT_EQ(calls.size(), 1U);
  EXPECT_EQ(calls.front().cause, followups::Cause::plan_broken);
  pass(0);
  EXPECT_EQ(held(), 1U);
  const auto refused = place_an_order();
  EXPECT_EQ(refused.status, gates::Status::verified) << "his credit does not pass";
  EXPECT_EQ(refused.checks.at(4).detail, "A payment plan was not kept.");
  EXPECT_EQ(pay(plan, "38.47")->status, Status::active);
  confirm_an_order();
  EXPECT_EQ(held(), 1U) << "what was held is finance's to release";
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(KeptPlans, a_long_one_takes_two_and_an_agent_sees_their_own) {
  const auto agent = desk().person({Role::agent});
  Plan longer = given();
  longer.interval_days = 60;
  const auto made = desk().as(agent).perform(propose, longer);
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(desk().as(Role::finance).perform(decide, {.id = made->number})->status,
            Status::pending_approval);
  EXPECT_EQ(desk().as(Role::sales_manager).perform(decide, {.id = made->number})->status,
            Status::approved);
  EXPECT_EQ(reasons(desk().as(agent).ask(get, PlanReference{made->number})), "accepted");
  EXPECT_EQ(reasons(desk().as(Role::agent).ask(get, PlanReference{made->number})), "not_found");
  EXPECT_TRUE(desk().as(Role::agent).ask(list_plans, db::ListRequest{})->items.empty());
  EXPECT_EQ(desk().as(Role::auditor).ask(list_plans, db::ListRequest{})->items.size(), 1U);
}

TEST_P(KeptPlans, what_is_left_is_divided_anew_once_finance_agrees_and_everybody_was_told) {
  const Plan plan = in_force();
  ASSERT_EQ(reasons(pay(plan, "50.00")), "accepted");
  const auto asking = desk().person({Role::service_manager, Role::finance});
  const Renegotiate wanted{.id = plan.number,
                           .revision = {},
                           .parts = 2,
                           .first_due = plan.first_due + 30,
                           .interval_days = 30,
                           .reason = "The ship is late."};
  const auto asked = desk().as(asking).perform(renegotiate, wanted);
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->status, Status::active) << "it stays in force meanwhile";
  EXPECT_EQ(reasons(desk().as(asking).perform(renegotiate, wanted)), ": change_waiting");
  EXPECT_EQ(reasons(desk().as(asking).perform(decide, {.id = plan.number})),
            "/decision: requester_may_not_decide");
  const auto agreed = desk().as(Role::finance).perform(decide, {.id = plan.number});
  ASSERT_EQ(reasons(agreed), "accepted");
  EXPECT_EQ(agreed->status, Status::approved);
  std::string amounts;
  for (const Instalment& each : agreed->instalments) amounts += text(each.amount) + " ";
  EXPECT_EQ(amounts, "38.47 11.53 51.95 51.95 ");
  const auto told =
      desk()
          .as(Role::finance)
          .perform(inform, {.id = plan.number,
                            .recipients = {"order_desk", "finance", "account_owner", "customer"}});
  EXPECT_EQ(told->status, Status::active);
  EXPECT_EQ(told->version, 2);
}

TEST_P(KeptPlans, an_instalment_is_let_off_by_finance_alone_and_makes_a_broken_one_good) {
  const Plan plan = in_force();
  pass(7);
  ASSERT_EQ(status(plan), Status::breached);
  const Waive wanted{
      .id = plan.number, .revision = {}, .instalment = 1, .reason = "We were late ourselves."};
  ASSERT_EQ(reasons(desk().as(Role::service_manager).perform(waive, wanted)), "accepted");
  EXPECT_EQ(status(plan), Status::breached);
  EXPECT_EQ(reasons(desk().as(Role::sales_manager).perform(decide, {.id = plan.number})),
            "forbidden");
  const auto agreed = desk().as(Role::finance).perform(decide, {.id = plan.number});
  ASSERT_EQ(reasons(agreed), "accepted");
  EXPECT_EQ(agreed->status, Status::active);
  EXPECT_TRUE(agreed->instalments[0].waived);
  EXPECT_EQ(pay(plan, "115.43")->status, Status::completed);
  confirm_an_order();
}

TEST_P(KeptPlans, a_broken_one_is_ended_with_a_reason) {
  const Plan plan = in_force();
  EXPECT_EQ(reasons(desk().as(Role::finance).perform(terminate, {.id = plan.number})),
            "not_in_this_state");
  pass(7);
  EXPECT_EQ(reasons(desk().as(Role::finance).perform(terminate, {.id = plan.number})),
            "/reason: required");
  EXPECT_EQ(reasons(desk()
                        .as(Role::finance)
                        .perform(terminate, {.id = plan.number, .reason = "Nobody answers."})),
            "accepted");
  EXPECT_EQ(status(plan), Status::terminated);
}

}  // namespace
}  // namespace supercargo::plans
