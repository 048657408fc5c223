#include "allocations/testing.h"

namespace supercargo::allocations {
namespace {

class Giving : public OnAllocations {};
SUPERCARGO_ON_BOTH_ENGINES(Giving);

TEST_P(Giving, firm_stock_goes_to_another_order_by_consent_or_by_the_sales_manager) {
  ASSERT_TRUE(desk().receive("TAPE-48", 5));
  announce(9, 5);
  const Order giver = place(5, 2);
  const Order taker = place(4, 9);
  ASSERT_EQ(line(taker), "backordered 4 for +9");
  Reallocate wanted{.id = text(giver.id),
                    .line = 1,
                    .quantity = pieces(3),
                    .to_order = taker.number,
                    .to_line = 1};
  const auto as_clerk = [&] {
    return reasons(desk().as(desk().clerk).perform(reallocate, wanted));
  };
  EXPECT_EQ(as_clerk(), "/consent: consent_required");
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(reallocate, wanted)), "/reason: required");
  wanted.quantity = pieces(5);
  wanted.consent = GivenConsent{"Ms Chan", "phone", "She can wait a week for three."};
  EXPECT_EQ(as_clerk(), "/quantity: cannot_be_given");
  wanted.quantity = pieces(3);
  EXPECT_EQ(as_clerk(), "accepted");
  EXPECT_EQ(line(giver), "reserved 2, backordered 3 for +9");
  EXPECT_EQ(line(taker), "reserved 3, backordered 1 for +9");
  EXPECT_EQ(follow_ups(giver), "") << "he agreed";
  wanted.consent.reset();
  wanted.quantity = pieces(1);
  wanted.reason = "Their line stands still.";
  EXPECT_EQ(reasons(desk().as(desk().sales).perform(reallocate, wanted)), "accepted");
  EXPECT_NE(follow_ups(giver).find("went to another order"), std::string::npos);
}

TEST_P(Giving, what_a_reallocation_would_mean_for_both_is_shown_first) {
  ASSERT_TRUE(desk().receive("TAPE-48", 5));
  announce(9, 5);
  const Order giver = place(5, 2);
  const Order taker = place(4, 9);
  const auto shown = desk().read([&](const journal::Query& query) {
    return reallocation_of(query, {.id = giver.number,
                                   .line = 1,
                                   .quantity = pieces(3),
                                   .to_order = taker.number,
                                   .to_line = 1});
  });
  ASSERT_EQ(reasons(shown), "accepted");
  ASSERT_EQ(shown->gives.size() + shown->gets.size(), 2U);
  EXPECT_EQ(
      shown->gives[0].order + text(shown->gives[0].promise_date) + text(shown->gives[0].new_date),
      giver.number + text(today_ + 2) + text(today_ + 9));
  EXPECT_EQ(shown->gets[0].order, taker.number);
  EXPECT_EQ(line(giver), "reserved 5 for +2") << "nothing was done yet";
}

}  // namespace
}  // namespace supercargo::allocations
