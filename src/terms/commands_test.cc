#include "terms/commands.h"

#include <gtest/gtest.h>

#include "catalog/commands.h"
#include "customers/commands.h"
#include "followups/commands.h"
#include "journal/testing.h"

namespace supercargo::terms {
namespace {

using journal::reasons;

class PriceAgreements : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    today_ = day_in_utc(desk().clock.now());
    ASSERT_EQ(reasons(desk().perform(catalog::create, {.sku = "TAPE-48", .name = "Tape"})),
              "accepted");
    customers::Customer customer{.code = "C-1", .name = "Lantau Foods"};
    customer.currency = Currency::of("EUR");
    ASSERT_EQ(reasons(desk().perform(customers::create, customer)), "accepted");
  }
  Agreement given(int first, int last) {
    Agreement agreement{.customer = "c-1", .valid_from = today_ + first};
    agreement.valid_until = today_ + last;
    agreement.prices = {{.sku = "tape-48", .unit_price = parse_price("2.10")}};
    return agreement;
  }
  // As far as everybody is told.
  Agreement in_force(int first, int last) {
    const auto made = desk().as(Role::procurement).perform(create, given(first, last));
    EXPECT_EQ(reasons(made), "accepted");
    const std::string id = made->number;
    EXPECT_EQ(reasons(desk().as(Role::procurement).perform(submit, {.id = id})), "accepted");
    EXPECT_EQ(reasons(desk().as(Role::finance).perform(decide, {.id = id})), "accepted");
    const auto told =
        desk()
            .as(Role::finance)
            .perform(
                inform,
                {.id = id, .recipients = {"order_desk", "finance", "account_owner", "customer"}});
    EXPECT_EQ(reasons(told), "accepted");
    return *told;
  }
  void keep() {
    desk().write([](journal::Unit& unit) { EXPECT_FALSE(keep_terms(unit)); });
  }
  Agreement now(const Agreement& agreement) {
    return *desk().ask(get, AgreementReference{agreement.number});
  }

  Day today_;
};
SUPERCARGO_ON_BOTH_ENGINES(PriceAgreements);

TEST_P(PriceAgreements, one_makes_it_another_approves_it_and_everybody_is_told) {
  const auto both = desk().person({Role::procurement, Role::finance});
  const auto made = desk().as(both).perform(create, given(0, 90));
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->prices.at(0).sku + made->prices.at(0).unit, "TAPE-48EA");
  const auto renamed = desk().as(both).perform(
      change, Patch{.id = made->number,
                    .revision = 1,
                    .body = R"({"prices": [{"product_group": "TAPES", "products": ["TAPE-48"],)"
                            R"("discount_rate": "0.1"}]})"});
  ASSERT_EQ(reasons(renamed), "accepted");
  const auto asked = desk().as(both).perform(submit, {.id = made->number, .revision = 2});
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->approvals.size(), 1U);
  EXPECT_EQ(reasons(desk().as(both).perform(decide, {.id = made->number})),
            "/decision: requester_may_not_decide, /decision: barred_person_may_not_decide");
  const auto yes = desk().as(Role::finance).perform(decide, {.id = made->number});
  ASSERT_EQ(reasons(yes), "accepted");
  EXPECT_FALSE(yes->holds_for);
  const auto some = desk().perform(inform, {.id = made->number, .recipients = {"finance"}});
  EXPECT_EQ(some->status, Status::approved);
  const auto all = desk().perform(
      inform, {.id = made->number, .recipients = {"order_desk", "account_owner", "customer"}});
  ASSERT_EQ(reasons(all), "accepted");
  EXPECT_EQ(all->status, Status::active);
  EXPECT_EQ(all->holds_for, all->customer_id);
  EXPECT_EQ(to_json(now(*all)), to_json(*all));
  EXPECT_EQ(reasons(desk().perform(
                change, Patch{.id = made->number, .revision = all->revision, .body = "{}"})),
            "not_in_this_state");
  EXPECT_EQ(desk().facts(all->id),
            "price_agreement_drafted, price_agreement_changed, price_agreement_submitted, "
            "price_agreement_approved, price_agreement_recipients_informed, "
            "price_agreement_communicated");
}

TEST_P(PriceAgreements, what_another_says_already_is_refused_when_it_is_submitted) {
  in_force(0, 90);
  const auto made = desk().perform(create, given(90, 120));
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(reasons(desk().perform(submit, {.id = made->number})), "/prices/0: overlaps");
  EXPECT_EQ(reasons(desk().perform(create, given(-2, -1))), "/valid_until: in_the_past");
}

TEST_P(PriceAgreements, it_is_suspended_used_again_and_ended_with_a_reason) {
  const Agreement made = in_force(0, 90);
  EXPECT_EQ(reasons(desk().perform(suspend, {.id = made.number})), "/reason: required");
  const auto stopped = desk().perform(suspend, {.id = made.number, .reason = "It pays late."});
  ASSERT_EQ(reasons(stopped), "accepted");
  EXPECT_EQ(stopped->holds_for, stopped->customer_id) << "orders tell that it is suspended";
  EXPECT_EQ(reasons(desk().perform(suspend, {.id = made.number, .reason = "Again."})),
            "not_in_this_state");
  EXPECT_EQ(desk().perform(resume, {.id = made.number})->status, Status::active);
  const auto over = desk().perform(terminate, {.id = made.number, .reason = "Taken over."});
  ASSERT_EQ(reasons(over), "accepted");
  EXPECT_FALSE(over->holds_for);
}

TEST_P(PriceAgreements, it_begins_and_ends_by_itself_and_its_end_is_announced) {
  const Agreement made = in_force(1, 62);
  EXPECT_EQ(made.status, Status::communicated);
  keep();
  EXPECT_EQ(now(made).status, Status::communicated);
  const auto after_days = [&](int days) {
    desk().clock.advance(std::chrono::hours(24 * days));
    keep();
    keep();
    const auto open = desk().ask(followups::list_follow_ups, db::ListRequest{});
    for (const auto& each : open->items) EXPECT_EQ(each.cause, followups::Cause::agreement_ends);
    return std::string(choices<Status>().names[static_cast<int>(now(made).status)]) + " " +
           std::to_string(open->items.size());
  };
  EXPECT_EQ(after_days(1), "active 0");
  EXPECT_EQ(after_days(1), "active 1");
  EXPECT_EQ(after_days(30), "active 2");
  EXPECT_EQ(after_days(23), "active 3");
  EXPECT_EQ(after_days(7), "active 3");
  EXPECT_EQ(after_days(1), "expired 3");
}

}  // namespace
}  // namespace supercargo::terms
