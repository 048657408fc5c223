#include "transfers/commands.h"

#include <gtest/gtest.h>

#include "stock/testing.h"
#include "warehousing/expect.h"
#include "warehousing/levels.h"
#include "warehousing/receive.h"

namespace supercargo::transfers {
namespace {

using journal::reasons;
using stock::monday;
using stock::pieces;

class Transfers : public stock::OnStockedDesk {
 protected:
  static Transfer tapes(int count, Day arrives = {}) {
    return {.from_warehouse = "ham",
            .to_warehouse = "POZ",
            .reason = "They ask for it there.",
            .arrives = arrives,
            .lines = {{.sku = "tape-48", .quantity = pieces(count), .lot = "L1"}}};
  }
  Result<Transfer> move(const Transfer& given) {
    return desk().as(Role::warehouse).perform(transfer, given);
  }
  stock::StockKey tape_inland() const { return {inland.id, tape.id}; }
  std::string moves() {
    const auto page = desk().ask(warehousing::list_moves, db::ListRequest{.limit = 50});
    std::string words;
    for (const stock::Move& each : page->items)
      words += each.warehouse + ' ' + text(each.quantity) + ' ' + each.reference + ' ' +
               each.reason + ' ' + each.lot + '\n';
    return words;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Transfers);

TEST_P(Transfers, what_goes_out_here_comes_in_there_in_one_step) {
  put_on_hand(tape_here(), pieces(10));
  const auto made = move(tapes(4));
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->number, "TR-2026-000001");
  EXPECT_EQ(made->from_warehouse_id, harbour.id);
  EXPECT_EQ(made->to_warehouse_id, inland.id);
  EXPECT_EQ(position_text(tape_here()), "on hand 6, reserved 0, quarantined 0, ATP 6");
  EXPECT_EQ(position_text(tape_inland()), "on hand 4, reserved 0, quarantined 0, ATP 4");
  const std::string told = moves();
  EXPECT_NE(told.find("HAM -4 TR-2026-000001 They ask for it there. L1\n"), std::string::npos);
  EXPECT_NE(told.find("POZ 4 TR-2026-000001 They ask for it there. L1\n"), std::string::npos);
  EXPECT_EQ(desk().facts(made->id), "stock_transferred");
  const auto kept = desk().ask(get, TransferReference{"TR-2026-000001"});
  EXPECT_EQ(to_json(*kept), to_json(*made));
  EXPECT_EQ(to_json(*desk().ask(get, TransferReference{text(made->id)})), to_json(*made));
  EXPECT_EQ(desk()
                .ask(list_transfers, db::ListRequest{.filters = {{"from_warehouse", "HAM"}}})
                ->items.size(),
            1U);
}

TEST_P(Transfers, what_is_promised_stays) {
  put_on_hand(tape_here(), pieces(10));
  with_stock({tape_here()}, [&](stock::Snapshot& stock, journal::Unit&) {
    ASSERT_TRUE(stock.reserve(
        {.key = tape_here(), .order_id = 1, .line = 1, .quantity = pieces(6), .day = monday}));
  });
  const auto refused = move(tapes(5));
  ASSERT_EQ(reasons(refused), "/lines/0/quantity: promised_to_orders");
  EXPECT_EQ(refused.error().reasons.at(0).suggestions.size(), 1U);
  EXPECT_EQ(reasons(move(tapes(11))), "/lines/0/quantity: not_enough_on_hand");
  EXPECT_EQ(reasons(move(tapes(4))), "accepted");
  EXPECT_EQ(reasons(move(tapes(1))), "/lines/0/quantity: promised_to_orders");
}

TEST_P(Transfers, what_somebody_waits_for_stays_too) {
  put_on_hand(tape_here(), pieces(10));
  with_stock({tape_here()}, [&](stock::Snapshot& stock, journal::Unit&) {
    stock.wait(
        {.key = tape_here(), .order_id = 1, .line = 1, .quantity = pieces(7), .day = monday + 4});
  });
  EXPECT_EQ(reasons(move(tapes(4))), "/lines/0/quantity: promised_to_orders");
  EXPECT_EQ(reasons(move(tapes(3))), "accepted");
}

TEST_P(Transfers, lines_of_the_same_goods_are_counted_together_and_none_goes_alone) {
  put_on_hand(tape_here(), pieces(10));
  Transfer twice = tapes(6);
  twice.lines.push_back({.sku = "TAPE-48", .quantity = pieces(5)});
  EXPECT_EQ(reasons(move(twice)), "/lines/1/quantity: not_enough_on_hand");
  EXPECT_EQ(position_text(tape_here()), "on hand 10, reserved 0, quarantined 0, ATP 10");
  EXPECT_EQ(position_text(tape_inland()), "on hand 0, reserved 0, quarantined 0, ATP 0");
}

TEST_P(Transfers, every_reason_against_one_is_told) {
  Transfer wrong{.from_warehouse = "NOWHERE",
                 .to_warehouse = "POZ",
                 .reason = "-",
                 .arrives = monday - 1,
                 .lines = {{.sku = "NO-SUCH", .quantity = pieces(1)}}};
  EXPECT_EQ(reasons(move(wrong)),
            "/from_warehouse: unknown_warehouse, /arrives: in_the_past, "
            "/lines/0/sku: unknown_product");
  Transfer nowhere_else = tapes(1);
  nowhere_else.to_warehouse = "HAM";
  EXPECT_EQ(reasons(move(nowhere_else)), "/to_warehouse: same_warehouse");
  EXPECT_EQ(reasons(desk().ask(get, TransferReference{"TR-2026-000009"})), "not_found");
}

TEST_P(Transfers, what_is_on_the_road_can_be_promised_there_from_its_day_on) {
  put_on_hand(tape_here(), pieces(10));
  const auto made = move(tapes(4, monday + 2));
  ASSERT_EQ(reasons(made), "accepted");
  EXPECT_EQ(made->expected_receipt, "ER-2026-000001");
  EXPECT_EQ(position_text(tape_here()), "on hand 6, reserved 0, quarantined 0, ATP 6");
  EXPECT_EQ(position_text(tape_inland()), "on hand 0, reserved 0, quarantined 0, ATP 0");
  const auto asked = desk().ask(warehousing::availability,
                                warehousing::AvailabilityQuestion{
                                    .sku = "TAPE-48", .quantity = pieces(4), .warehouse = "POZ"});
  EXPECT_EQ(asked->earliest_date, monday + 2);
  const auto come =
      desk()
          .as(Role::warehouse)
          .perform(warehousing::receive,
                   warehousing::Receipt{.warehouse = "POZ",
                                        .expected_receipt = "ER-2026-000001",
                                        .lines = {{.sku = "TAPE-48", .quantity = pieces(4)}}});
  EXPECT_EQ(reasons(come), "accepted");
  EXPECT_EQ(position_text(tape_inland()), "on hand 4, reserved 0, quarantined 0, ATP 4");
}

}  // namespace
}  // namespace supercargo::transfers
