#include <gtest/gtest.h>

#include "amendments/commands.h"
#include "specials/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::amendments {
namespace {

using journal::reasons;
using tests::pieces;

class ChangedSpecials : public db::OnBothEngines {};
SUPERCARGO_ON_BOTH_ENGINES(ChangedSpecials);

// A draft that was placed at the list's price takes what was allowed since, and keeps it.
TEST_P(ChangedSpecials, a_draft_takes_what_was_allowed_for_it_and_keeps_it) {
  tests::TradingDesk desk(database());
  auto order = desk.as(desk.clerk)
                   .perform(orders::place, {.customer = "C-1",
                                            .lines = {{.sku = "TAPE-48", .quantity = pieces(37)}}});
  ASSERT_EQ(reasons(order), "accepted");
  specials::Special given{.customer = "C-1", .sku = "TAPE-48", .quantity = pieces(37)};
  given.unit_price = *parse_price("10.39");
  const auto asked = desk.as(desk.clerk).perform(specials::request, given);
  ASSERT_EQ(reasons(desk.as(desk.sales).perform(specials::decide, {.id = asked->number})),
            "accepted");
  ASSERT_EQ(reasons(desk.as(desk.clerk)
                        .perform(specials::inform,
                                 {.id = asked->number,
                                  .recipients = {"order_desk", "finance", "account_owner"}})),
            "accepted");
  const auto changed = [&](const char* notes) {
    const auto now =
        desk.as(desk.clerk)
            .perform(change, Patch{.id = order->number,
                                   .revision = order->revision,
                                   .body = R"({"notes": ")" + std::string(notes) + "\"}"});
    EXPECT_EQ(reasons(now), "accepted");
    order = now;
    return text(*now->lines.at(0).unit_price);
  };
  EXPECT_EQ(changed("As told by phone"), "10.39");
  EXPECT_EQ(desk.ask(specials::get, specials::SpecialReference{asked->number})->used_by,
            text(order->id));
  EXPECT_EQ(changed("Gate four"), "10.39");
  EXPECT_EQ(desk.differences(), "");
}

}  // namespace
}  // namespace supercargo::amendments
