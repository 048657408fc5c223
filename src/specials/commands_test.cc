#include "specials/commands.h"

#include <gtest/gtest.h>

#include "catalog/commands.h"
#include "customers/commands.h"
#include "journal/testing.h"
#include "specials/store.h"

namespace supercargo::specials {
namespace {

using journal::reasons;

class KeptSpecials : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    catalog::Product product{.sku = "TAPE-48", .name = "Tape"};
    product.unit_price = parse_price("12.40");
    product.standard_cost = parse_price("8.20");
    product.currency = Currency::of("EUR");
    ASSERT_EQ(reasons(desk().perform(catalog::create, product)), "accepted");
    customers::Customer customer{.code = "C-1", .name = "Lantau Foods"};
    customer.currency = Currency::of("EUR");
    ASSERT_EQ(reasons(desk().as(desk_clerk()).perform(customers::create, customer)), "accepted");
  }
  journal::Actor desk_clerk() {
    if (!clerk_) clerk_ = desk().person({Role::order_desk});
    return *clerk_;
  }
  Special wanted(std::string_view price) {
    Special special{.customer = "c-1", .sku = "tape-48"};
    special.quantity = {37'000'000};
    special.unit_price = *parse_price(price);
    return special;
  }
  Result<Special> ask(std::string_view price) {
    return desk().as(desk_clerk()).perform(request, wanted(price));
  }
  Result<Special> decide_as(const journal::Actor& actor, const Special& special,
                            Verdict verdict = Verdict::approve) {
    return desk().as(actor).perform(decide, {.id = special.number,
                                             .revision = special.revision,
                                             .decision = verdict,
                                             .reason = "As agreed by phone."});
  }
  Result<Special> tell(const Special& special, const std::vector<std::string>& recipients) {
    return desk()
        .as(desk_clerk())
        .perform(inform, {.id = special.number, .recipients = recipients});
  }
  std::string status(const Special& special) {
    const auto now = desk().ask(get, SpecialReference{special.number});
    return choices<Status>().names[static_cast<int>(now->status)];
  }

 private:
  std::optional<journal::Actor> clerk_;
};
SUPERCARGO_ON_BOTH_ENGINES(KeptSpecials);

TEST_P(KeptSpecials, the_tiers_person_allows_it_and_everybody_is_told_before_it_can_be_used) {
  const auto asked = ask("10.39");
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->tier, "T2");
  EXPECT_EQ(text(asked->discount), "0.16209677");
  EXPECT_FALSE(asked->margin) << "what is earned is not told to everybody";
  const journal::Actor sales = desk().person({Role::sales_manager});
  const auto seen = desk().as(sales).ask(get, SpecialReference{asked->number});
  EXPECT_EQ(text(seen->margin.value_or(Rate{})), "0.2107796");
  EXPECT_EQ(reasons(decide_as(desk_clerk(), *asked)), "/decision: requester_may_not_decide");
  EXPECT_EQ(reasons(decide_as(desk().person({Role::finance}), *asked)), "forbidden");
  const auto allowed = decide_as(desk().person({Role::sales_manager}), *asked);
  ASSERT_EQ(reasons(allowed), "accepted");
  EXPECT_EQ(allowed->status, Status::approved);
  EXPECT_EQ(text(allowed->valid_until), text(day_in_utc(desk().clock.now()) + 7));
  EXPECT_FALSE(allowed->usable_for);
  EXPECT_EQ(reasons(tell(*allowed, {"order_desk", "the_press"})),
            "/recipients/1: unknown_recipient");
  EXPECT_EQ(tell(*allowed, {"order_desk"})->status, Status::approved);
  const auto told = tell(*allowed, {"finance", "account_owner", "order_desk"});
  ASSERT_EQ(reasons(told), "accepted");
  EXPECT_EQ(told->status, Status::communicated);
  EXPECT_EQ(told->informed.size(), 3U);
  EXPECT_EQ(to_json(*desk().as(desk_clerk()).ask(get, SpecialReference{told->number})),
            to_json(*told));
  EXPECT_EQ(desk().facts(told->id),
            "special_price_requested, special_price_approved, "
            "special_price_recipients_informed, special_price_communicated");
}

TEST_P(KeptSpecials, the_third_tier_takes_a_hand_of_sales_and_one_of_finance) {
  const auto asked = ask("9.30");
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->tier, "T3");
  const auto both = desk().person({Role::sales_manager, Role::finance});
  EXPECT_EQ(decide_as(both, *asked)->status, Status::requested);
  EXPECT_EQ(reasons(decide_as(both, *asked)), "/decision: second_signature_of_same_person");
  EXPECT_EQ(decide_as(desk().person({Role::finance}), *asked)->status, Status::approved);
}

TEST_P(KeptSpecials, what_is_the_agents_own_to_give_is_allowed_at_once_and_told_all_the_same) {
  const auto asked = ask("12.00");
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->tier, "T0");
  EXPECT_EQ(asked->status, Status::approved);
  EXPECT_EQ(reasons(decide_as(desk().person({Role::sales_manager}), *asked)), "not_in_this_state");
}

TEST_P(KeptSpecials, a_week_of_requests_is_one_and_an_older_one_is_not_counted) {
  EXPECT_EQ(ask("10.39")->tier, "T2");
  EXPECT_EQ(ask("12.00")->tier, "T1");
  desk().clock.advance(std::chrono::hours(24 * 8));
  EXPECT_EQ(ask("12.00")->tier, "T0");
}

TEST_P(KeptSpecials, a_cost_that_rose_since_asks_somebody_else) {
  const auto asked = ask("10.39");
  ASSERT_EQ(reasons(desk().perform(
                catalog::change,
                Patch{.id = "TAPE-48", .revision = 1, .body = R"({"standard_cost": "10.00"})"})),
            "accepted");
  EXPECT_EQ(reasons(decide_as(desk().person({Role::sales_manager}), *asked)), ": subject_changed");
  const auto refused = decide_as(desk().person({Role::sales_manager}), *asked, Verdict::reject);
  EXPECT_EQ(refused->status, Status::rejected);
  EXPECT_EQ(reasons(ask("10.39")), "/justification: required") << "beyond the last tier";
}

TEST_P(KeptSpecials, what_nobody_decides_or_uses_comes_to_its_end) {
  const auto open = ask("10.39");
  const auto own = ask("12.39");
  ASSERT_EQ(own->status, Status::requested) << "the week is counted together";
  const auto allowed = decide_as(desk().person({Role::sales_manager}), *own);
  ASSERT_EQ(reasons(allowed), "accepted");
  ASSERT_EQ(tell(*allowed, {"order_desk", "finance", "account_owner"})->status,
            Status::communicated);
  desk().clock.advance(std::chrono::hours(24 * 7));
  desk().write([](journal::Unit& unit) { EXPECT_FALSE(end_unused(unit)); });
  EXPECT_EQ(status(*open) + " " + status(*own), "requested communicated");
  desk().clock.advance(std::chrono::hours(24));
  desk().write([](journal::Unit& unit) { EXPECT_FALSE(end_unused(unit)); });
  EXPECT_EQ(status(*open) + " " + status(*own), "expired expired");
  EXPECT_EQ(reasons(desk().as(Role::sales_manager).perform(decide, {.id = open->number})),
            "not_in_this_state");
}

TEST_P(KeptSpecials, an_agent_sees_those_they_asked_for) {
  const auto asked = ask("10.39");
  ASSERT_EQ(reasons(asked), "accepted");
  const auto agent = desk().person({Role::agent});
  EXPECT_EQ(reasons(desk().as(agent).ask(get, SpecialReference{asked->number})), "not_found");
  EXPECT_TRUE(desk().as(agent).ask(list_specials, db::ListRequest{})->items.empty());
  EXPECT_EQ(desk().as(Role::finance).ask(list_specials, db::ListRequest{})->items.size(), 1U);
}

TEST_P(KeptSpecials, what_is_unknown_is_refused_with_its_place) {
  Special special = wanted("10.39");
  special.customer = "C-9";
  special.sku = "NONE";
  EXPECT_EQ(reasons(desk().perform(request, special)),
            "/customer: unknown_customer, /sku: unknown_product");
  special = wanted("10.39");
  special.unit = "KGM";
  EXPECT_EQ(reasons(desk().perform(request, special)), "/unit: unknown_unit");
}

}  // namespace
}  // namespace supercargo::specials
