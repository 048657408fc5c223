#include <gtest/gtest.h>

#include "orders/commands.h"
#include "prices/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::orders {
namespace {

using journal::reasons;
using tests::pieces;

class PricedOrders : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<tests::TradingDesk>(database());
  }
  prices::PriceList list(const std::string& code, std::string_view price) {
    prices::PriceList made{.code = code, .name = code, .currency = Currency::of("EUR")};
    made.valid_from = *parse_day("2000-01-01");
    made.prices = {{.sku = "TAPE-48", .quantity_from = pieces(10)}};
    made.prices[0].unit_price = *parse_price(price);
    return made;
  }
  void put_in_force(const prices::PriceList& given) {
    ASSERT_EQ(reasons(desk().as(Role::procurement).perform(prices::create, given)), "accepted");
    ASSERT_EQ(reasons(desk().as(Role::finance).perform(prices::approve, {.id = given.code})),
              "accepted");
  }
  Result<Order> place(std::int64_t quantity, std::optional<Price> price = {}) {
    return desk()
        .as(desk().clerk)
        .perform(
            orders::place,
            {.customer = "C-1",
             .lines = {{.sku = "TAPE-48", .quantity = pieces(quantity), .unit_price = price}}});
  }
  tests::TradingDesk& desk() { return *desk_; }

 private:
  std::unique_ptr<tests::TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(PricedOrders);

std::string told(const Result<Order>& order) {
  if (!order) return reasons(order);
  const Line& line = order->lines.at(0);
  std::string words = line.unit_price ? text(*line.unit_price) : "none";
  for (const prices::Look& look : line.price_trace) words += ", " + to_json(look);
  return words;
}

TEST_P(PricedOrders, a_line_tells_why_it_costs_what_it_does) {
  EXPECT_EQ(told(place(1)), R"(12.40, {"level":"base_list","found":"hit","source":null})");
  prices::PriceList theirs = list("THEIRS", "11.00");
  theirs.kind = prices::ListKind::customer;
  theirs.customers = {"c-1"};
  put_in_force(theirs);
  const auto small = place(9);
  EXPECT_EQ(told(small), R"(12.40, {"level":"customer_list","found":"below_break","source":null}, )"
                         R"({"level":"base_list","found":"hit","source":null})");
  const auto large = place(10);
  EXPECT_EQ(told(large), R"(11.00, {"level":"customer_list","found":"hit","source":"THEIRS"})");
  EXPECT_EQ(text(large->totals.net), "110.00");
  EXPECT_EQ(told(desk().ask(orders::get, OrderReference{large->number})), told(large));
}

TEST_P(PricedOrders, what_a_list_says_is_no_discount_and_less_than_it_says_is_one) {
  put_in_force(list("BASE", "11.00"));
  EXPECT_FALSE(place(10)->lines.at(0).price_given);
  const auto less = place(10, parse_price("9.00"));
  EXPECT_TRUE(less->lines.at(0).price_given);
  EXPECT_EQ(text(*less->lines.at(0).list_price), "11.00");
}

TEST_P(PricedOrders, two_lists_with_equal_right_are_for_a_person_to_decide) {
  auto first = list("ONE", "11.00");
  auto other = list("TWO", "10.00");
  for (auto* each : {&first, &other}) {
    each->kind = prices::ListKind::segment;
    each->customer_kinds = {"business"};
    put_in_force(*each);
  }
  EXPECT_EQ(told(place(10)), "/lines/0/unit_price: price_tied");
  EXPECT_EQ(told(place(10, parse_price("11.00"))).substr(0, 5), "11.00");
}

}  // namespace
}  // namespace supercargo::orders
