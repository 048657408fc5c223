#include "agreements/commands.h"

#include <gtest/gtest.h>

#include "agreements/ending.h"
#include "agreements/keeping.h"
#include "followups/commands.h"
#include "orders/rules.h"
#include "orders/store.h"
#include "policies/store.h"
#include "stock/store.h"
#include "tests/trading_desk.h"

namespace supercargo::agreements {
namespace {

using journal::reasons;
using orders::Status;
using tests::pieces;
using tests::TradingDesk;

std::string status(const Result<Order>& order) {
  return order ? choices<Status>().names[static_cast<int>(order->status)] : reasons(order);
}

class Agreements : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    ASSERT_TRUE(desk_->receive("TAPE-48", 10));
  }
  void TearDown() override {
    EXPECT_EQ(desk_ ? desk_->differences() : "", "");
    desk_.reset();
    OnBothEngines::TearDown();
  }

  TradingDesk& desk() { return *desk_; }
  TradingDesk::Asking clerk() { return desk_->as(desk_->clerk); }
  static orders::Place wanted(std::int64_t count) {
    return {.customer = "C-1",
            .lines = {{.sku = "TAPE-48", .quantity = pieces(count)}},
            .advance_to = orders::AdvanceTo::confirmed};
  }
  Result<Order> place(const orders::Place& request) {
    return clerk().perform(orders::place, request);
  }
  Result<Order> answer(const Order& order, ReadBackOutcome outcome) {
    return clerk().perform(
        read_back,
        {.id = order.number, .outcome = outcome, .contact = "Ms Chan", .channel = "phone"});
  }
  Result<Order> confirm(const Order& order) {
    return clerk().perform(orders::confirm, {.id = order.number});
  }
  followups::FollowUp follow_up(const Order& order) {
    std::optional<followups::FollowUp> opened;
    desk().write([&](journal::Unit& unit) {
      opened = followups::open(unit, {.subject = text(order.id),
                                      .subject_kind = entity<Order>().name,
                                      .subject_id = order.id.value,
                                      .cause = followups::Cause::delayed,
                                      .detail = "It came late.",
                                      .owner = desk().clerk.person});
    });
    return *opened;
  }
  // As if a carrier had brought so many of the first line.
  void deliver(const Order& order, std::int64_t count) {
    desk().write([&](journal::Unit& unit) {
      auto now = *orders::find(unit.db, order.number);
      auto claims = stock::reservations_of(unit.db, {now.id.value});
      auto snapshot = stock::Snapshot::gather(unit.db, {claims.at(0).key()}, unit.now());
      snapshot.pick(claims.at(0), pieces(count));
      snapshot.issue(claims.at(0), pieces(count), {.document_id = 1});
      snapshot.write(unit.db, unit.services().ids, unit.now());
      Order after = now;
      after.lines[0].quantities.reserved -= pieces(count);
      after.lines[0].quantities.delivered += pieces(count);
      after.status = orders::status_by_lines(after);
      saved(unit, "sales_order_delivered", now, after);
    });
  }

 private:
  std::unique_ptr<TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Agreements);

TEST_P(Agreements, an_order_by_telephone_is_read_back_before_it_is_confirmed) {
  auto request = wanted(2);
  request.channel = orders::Channel::phone;
  const auto order = place(request);
  ASSERT_EQ(status(order), "verified");
  ASSERT_EQ(status(answer(*order, ReadBackOutcome::sent)), "awaiting_customer");
  ASSERT_EQ(status(answer(*order, ReadBackOutcome::agreed)), "confirmable");
  EXPECT_EQ(status(confirm(*order)), "confirmed");
}

TEST_P(Agreements, an_urgent_order_waits_for_the_yes_of_somebody_else) {
  auto request = wanted(2);
  request.urgent = true;
  const auto order = place(request);
  ASSERT_EQ(status(order), "pending_approval");
  const Decide yes{.id = order->number};
  EXPECT_EQ(reasons(clerk().perform(decide, yes)),
            "/decision: requester_may_not_decide, /decision: barred_person_may_not_decide");
  EXPECT_EQ(status(desk().as(desk().sales).perform(decide, yes)), "verified");
  EXPECT_EQ(status(confirm(*order)), "confirmed");
}

TEST_P(Agreements, a_second_order_of_one_number_goes_on_with_the_sales_manager_alone) {
  auto request = wanted(1);
  request.customer_po_number = "PO-7";
  ASSERT_EQ(status(place(request)), "confirmed");
  request.acknowledgements = {{"duplicate_order", "/customer_po_number", "PO-7", "agreed"}};
  const auto order = place(request);
  ASSERT_EQ(status(order), "draft") << "a clerk's word is kept, and is not enough";
  orders::Advance why{.id = order->number, .acknowledgements = request.acknowledgements};
  EXPECT_EQ(reasons(clerk().perform(acknowledge, why)),
            "/acknowledgements/0: not_theirs_to_decide");
  why.acknowledgements.push_back({"date_far", "/requested_date", "", "agreed"});
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(acknowledge, why)),
            "/acknowledgements/1: nothing_found");
  why.acknowledgements.pop_back();
  const auto let_go = desk().as(desk().sales).perform(acknowledge, why);
  ASSERT_EQ(status(let_go), "draft") << "submitting is whoever's who enters";
  EXPECT_EQ(let_go->acknowledgements.back().by, desk().sales.person);
  EXPECT_EQ(status(clerk().perform(orders::verify, {.id = order->number})), "verified");
  EXPECT_EQ(status(confirm(*order)), "confirmed");
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(acknowledge, why)), "not_in_this_state");
}

TEST_P(Agreements, what_the_company_decides_of_its_checks_and_types_holds_for_the_next_order) {
  const auto today = desk().read([](const journal::Query& query) {
    return local_day(query.now(), policies::calendar_of(policies::settings_of(query.db)));
  });
  auto request = wanted(1);
  request.requested_date = today + 500;
  const auto warned = place(request);
  ASSERT_EQ(status(warned), "draft");
  const auto far = [](const Order& order) {
    for (const checks::Check& check : order.findings)
      for (const checks::Finding& finding : check.findings)
        if (finding.code == "date_far") return finding;
    return checks::Finding{};
  };
  EXPECT_EQ(far(*warned).level, checks::Outcome::warn);
  desk().write([](journal::Unit& unit) {
    auto settings = policies::settings_of(unit.db);
    settings.check_levels = {{"date_far", policies::Severity::stop, {"sales_manager"}, {}}};
    settings.order_types = {{.type = "bespoke", .taken = false}};
    policies::save(unit.db, settings);
  });
  const auto stopped = place(request);
  ASSERT_EQ(status(stopped), "draft");
  EXPECT_EQ(far(*stopped).level, checks::Outcome::fail);
  EXPECT_EQ(far(*stopped).may_go_on, std::vector<std::string>{"sales_manager"});
  request.order_type = orders::OrderType::bespoke;
  EXPECT_EQ(reasons(place(request)), "/order_type: order_type_not_taken");
}

TEST_P(Agreements, a_cancelled_order_gives_back_what_it_held) {
  const auto order = place(wanted(10));
  ASSERT_EQ(status(order), "confirmed");
  const Cancel twice{.id = order->number, .reason = "The customer ordered twice."};
  const auto cancelled = clerk().perform(cancel, twice);
  ASSERT_EQ(status(cancelled), "cancelled");
  EXPECT_EQ(text(cancelled->lines.at(0).quantities.cancelled), "10");
  EXPECT_EQ(status(place(wanted(10))), "confirmed");
  EXPECT_EQ(reasons(clerk().perform(cancel, twice)), "not_in_this_state");
}

TEST_P(Agreements, what_has_arrived_stays_delivered_when_the_rest_is_cancelled) {
  const auto order = place(wanted(10));
  deliver(*order, 4);
  const auto cancelled = clerk().perform(cancel, {.id = order->number, .reason = "Not needed."});
  ASSERT_EQ(status(cancelled), "delivered");
  EXPECT_EQ(text(cancelled->lines.at(0).quantities.delivered), "4");
  EXPECT_EQ(text(cancelled->lines.at(0).quantities.cancelled), "6");
  EXPECT_EQ(text(cancelled->totals.net), "49.60");
}

TEST_P(Agreements, an_order_closes_when_nobody_waits_for_anything) {
  const auto order = place(wanted(4));
  EXPECT_EQ(reasons(clerk().perform(close, {.id = order->number})), "not_in_this_state");
  deliver(*order, 4);
  const auto call = follow_up(*order);
  EXPECT_EQ(reasons(clerk().perform(close, {.id = order->number})),
            "/hindrances/0: open_follow_up");
  EXPECT_EQ(reasons(clerk().perform(followups::complete,
                                    {.id = text(call.id),
                                     .contact = "Ms Chan",
                                     .summary = "She has all four rolls and wants nothing else.",
                                     .outcome = "satisfied"})),
            "accepted");
  EXPECT_EQ(
      reasons(clerk().perform(close, {.id = order->number, .invoicing = Invoicing::elsewhere})),
      "/reference: required");
  const auto closed = clerk().perform(
      close, {.id = order->number, .invoicing = Invoicing::elsewhere, .reference = "INV-2026-7"});
  EXPECT_EQ(status(closed), "closed");
}

}  // namespace
}  // namespace supercargo::agreements
