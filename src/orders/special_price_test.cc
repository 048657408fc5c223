#include <gtest/gtest.h>

#include "orders/commands.h"
#include "specials/commands.h"
#include "terms/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::orders {
namespace {

using journal::reasons;
using tests::pieces;

class AgreedPrices : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<tests::TradingDesk>(database());
  }
  tests::TradingDesk& desk() { return *desk_; }

  // Allowed and told: for so many for the price.
  specials::Special special(std::int64_t quantity, std::string_view price) {
    specials::Special given{.customer = "C-1", .sku = "TAPE-48", .quantity = pieces(quantity)};
    given.unit_price = *parse_price(price);
    const auto asked = desk().as(desk().clerk).perform(specials::request, given);
    EXPECT_EQ(reasons(asked), "accepted");
    const auto allowed = desk().as(desk().sales).perform(specials::decide, {.id = asked->number});
    EXPECT_EQ(reasons(allowed), "accepted");
    return *allowed;
  }
  void tell(const specials::Special& special) {
    const auto told =
        desk()
            .as(desk().clerk)
            .perform(specials::inform, {.id = special.number,
                                        .recipients = {"order_desk", "finance", "account_owner"}});
    EXPECT_EQ(reasons(told), "accepted");
  }
  terms::Agreement agreed(std::vector<terms::AgreedPrice> prices) {
    terms::Agreement given{.customer = "C-1"};
    given.valid_from = day_in_utc(desk().clock.now()) - 1;
    given.valid_until = given.valid_from + 90;
    given.prices = std::move(prices);
    const auto made = desk().as(Role::procurement).perform(terms::create, given);
    EXPECT_EQ(reasons(made), "accepted");
    EXPECT_EQ(reasons(desk().as(Role::procurement).perform(terms::submit, {.id = made->number})),
              "accepted");
    EXPECT_EQ(reasons(desk().as(Role::finance).perform(terms::decide, {.id = made->number})),
              "accepted");
    const auto told =
        desk()
            .as(Role::finance)
            .perform(terms::inform,
                     {.id = made->number,
                      .recipients = {"order_desk", "finance", "account_owner", "customer"}});
    EXPECT_EQ(reasons(told), "accepted");
    return *told;
  }
  static Place wanted(const std::vector<std::int64_t>& quantities,
                      const std::string& customer = "C-1") {
    Place place{.customer = customer};
    for (const std::int64_t quantity : quantities)
      place.lines.push_back({.sku = "TAPE-48", .quantity = pieces(quantity)});
    return place;
  }
  std::string placed(const Place& place) {
    return told(desk().as(desk().clerk).perform(orders::place, place));
  }
  static std::string told(const Result<Order>& order) {
    if (!order) return reasons(order);
    std::string words;
    for (const Line& line : order->lines) {
      words += (words.empty() ? "" : "; ") + text(*line.unit_price);
      for (const prices::Look& look : line.price_trace) {
        words += std::string(", ") + choices<prices::Level>().names[static_cast<int>(look.level)] +
                 " " + choices<prices::Found>().names[static_cast<int>(look.found)] +
                 (look.source.empty() ? "" : " " + look.source);
      }
    }
    return words;
  }

 private:
  std::unique_ptr<tests::TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(AgreedPrices);

TEST_P(AgreedPrices, a_special_price_is_used_once_by_one_line_and_only_after_all_were_told) {
  const auto allowed = special(37, "10.39");
  EXPECT_EQ(placed(wanted({37})), "12.40, base_list hit");
  tell(allowed);
  EXPECT_EQ(placed(wanted({36})),
            "12.40, special_price below_break " + allowed.number + ", base_list hit");
  ASSERT_TRUE(desk().add_customer("C-2"));
  EXPECT_EQ(placed(wanted({37}, "C-2")), "12.40, base_list hit");
  const auto order = desk().as(desk().clerk).perform(orders::place, wanted({37, 37}));
  EXPECT_EQ(told(order), "10.39, special_price hit " + allowed.number + "; 12.40, base_list hit");
  EXPECT_FALSE(order->lines[0].price_given) << "nobody is asked again";
  EXPECT_EQ(text(order->lines[0].net), "384.43");
  const auto used = desk().ask(specials::get, specials::SpecialReference{allowed.number});
  EXPECT_EQ(used->used_by, text(order->id));
  EXPECT_EQ(used->used_line, 1);
  EXPECT_EQ(used->status, specials::Status::used);
  EXPECT_EQ(placed(wanted({37})), "12.40, base_list hit");
  EXPECT_EQ(desk().facts(allowed.id),
            "special_price_requested, special_price_approved, special_price_communicated, "
            "special_price_used");
}

TEST_P(AgreedPrices, of_two_orders_at_once_one_gets_it) {
  const auto allowed = special(37, "10.39");
  tell(allowed);
  const auto both =
      desk().as(desk().clerk).perform_all(orders::place, std::vector{wanted({37}), wanted({37})});
  EXPECT_EQ(told(both[0]), "10.39, special_price hit " + allowed.number);
  EXPECT_EQ(told(both[1]), "12.40, base_list hit");
}

TEST_P(AgreedPrices, one_that_is_over_is_not_used) {
  tell(special(37, "10.39"));
  desk().clock.advance(std::chrono::hours(24 * 8));
  EXPECT_EQ(placed(wanted({37})), "12.40, base_list hit");
}

TEST_P(AgreedPrices, an_agreement_goes_before_every_list_and_a_special_price_before_it) {
  const auto made =
      agreed({{.sku = "TAPE-48", .quantity_from = pieces(10), .unit_price = parse_price("11.00")}});
  EXPECT_EQ(placed(wanted({9})),
            "12.40, customer_agreement below_break " + made.number + ", base_list hit");
  EXPECT_EQ(placed(wanted({10})), "11.00, customer_agreement hit " + made.number);
  const auto allowed = special(37, "10.39");
  tell(allowed);
  EXPECT_EQ(placed(wanted({37})), "10.39, special_price hit " + allowed.number);
  ASSERT_EQ(reasons(desk()
                        .as(Role::finance)
                        .perform(terms::suspend, {.id = made.number, .reason = "They pay late."})),
            "accepted");
  EXPECT_EQ(placed(wanted({10})),
            "12.40, customer_agreement no_price " + made.number + ", base_list hit");
}

TEST_P(AgreedPrices, a_group_of_products_is_agreed_off_the_list) {
  const auto made = agreed(
      {{.product_group = "TAPES", .products = {"TAPE-48"}, .discount_rate = Rate{10'000'000}}});
  EXPECT_EQ(placed(wanted({1})), "11.16, group_agreement hit " + made.number);
}

}  // namespace
}  // namespace supercargo::orders
