#include "transfers/rules.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace supercargo::transfers {
namespace {

constexpr Quantity pieces(std::int64_t count) { return {count * 1'000'000}; }
const Day monday = *parse_day("2026-03-02");

std::string codes(const std::vector<Reason>& reasons) {
  std::string words;
  for (const Reason& reason : reasons) words += reason.pointer + ' ' + reason.code + ';';
  return words;
}

TEST(TransferRules, go_from_one_known_place_to_another_that_is_open) {
  stock::Warehouse here;
  here.id = WarehouseId{1};
  stock::Warehouse there;
  there.id = WarehouseId{2};
  const auto told = [](const Places& places) {
    std::vector<Reason> reasons;
    check_places(places, reasons);
    return codes(reasons);
  };
  EXPECT_EQ(told({&here, &there}), "");
  EXPECT_EQ(told({nullptr, nullptr}),
            "/from_warehouse unknown_warehouse;/to_warehouse unknown_warehouse;");
  EXPECT_EQ(told({&here, &here}), "/to_warehouse same_warehouse;");
  there.status = stock::WarehouseStatus::closed;
  EXPECT_EQ(told({&here, &there}), "/to_warehouse warehouse_closed;");
  EXPECT_EQ(told({&there, &here}), "");
}

TEST(TransferRules, arrive_today_at_the_earliest) {
  const auto told = [](Day arrives) {
    std::vector<Reason> reasons;
    check_arrival(arrives, monday, reasons);
    return codes(reasons);
  };
  EXPECT_EQ(told({}), "");
  EXPECT_EQ(told(monday), "");
  EXPECT_EQ(told(monday + 9), "");
  EXPECT_EQ(told(monday - 1), "/arrives in_the_past;");
}

struct Shares {
  int reserved = 0;
  int quarantined = 0;
  int claimed = 0;
};

// Of ten pieces.
void expect_free(const Shares& shares) {
  stock::Position at{.on_hand = pieces(10),
                     .reserved = pieces(shares.reserved),
                     .quarantined = pieces(shares.quarantined)};
  at.plan = {{.day = monday + 3, .outgoing = pieces(shares.claimed)}};
  const int usable = 10 - shares.quarantined;
  const int free = std::max(0, usable - shares.reserved - shares.claimed);
  EXPECT_EQ(movable(at, monday), pieces(free));
  for (int wanted = 1; wanted <= 11; ++wanted) {
    std::optional<Obstacle> expected;
    if (wanted > usable)
      expected = Obstacle::not_enough_on_hand;
    else if (wanted > free)
      expected = Obstacle::promised_to_orders;
    EXPECT_EQ(obstacle(at, monday, pieces(wanted)), expected);
  }
}

// Every way of sharing ten pieces: only what nobody has a claim to may go.
TEST(TransferRules, take_only_what_nobody_was_promised) {
  for (int reserved = 0; reserved <= 10; ++reserved) {
    for (int quarantined = 0; quarantined + reserved <= 10; ++quarantined) {
      for (int claimed = 0; claimed <= 10; ++claimed) expect_free({reserved, quarantined, claimed});
    }
  }
}

TEST(TransferRules, do_not_count_on_what_is_still_to_come) {
  stock::Position at{.on_hand = pieces(2)};
  at.plan = {{.day = monday + 3, .incoming = pieces(50)}};
  EXPECT_EQ(movable(at, monday), pieces(2));
}

}  // namespace
}  // namespace supercargo::transfers
