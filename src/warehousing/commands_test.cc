#include <gtest/gtest.h>

#include "stock/testing.h"
#include "warehousing/adjust.h"
#include "warehousing/expect.h"
#include "warehousing/levels.h"
#include "warehousing/receive.h"
#include "warehousing/store.h"

namespace supercargo::warehousing {
namespace {

using journal::reasons;
using stock::monday;
using stock::pieces;

class Warehousing : public stock::OnStockedDesk {
 protected:
  void TearDown() override {
    if (!IsSkipped()) {
      EXPECT_EQ(incoming_differences(), "");
    }
    OnStockedDesk::TearDown();
  }
  std::string incoming_differences() {
    return desk().read([](const journal::Query& query) {
      std::string lines;
      verify_incoming(query.db,
                      [&](const std::string& words) { lines.append(words).push_back('\n'); });
      return lines;
    });
  }

  Receipt delivery(int count) {
    return {.warehouse = "HAM",
            .reference = "DN 4711",
            .lines = {{.sku = "TAPE-48", .quantity = pieces(count), .lot = "L1"}}};
  }
  ExpectedReceipt coming(Day date, int count) {
    return {.warehouse = "ham",
            .reference = "PO-9",
            .date = date,
            .confirmed = true,
            .lines = {{.sku = "tape-48", .quantity = pieces(count)}}};
  }
  void promise(int count) {
    with_stock({tape_here()}, [&](stock::Snapshot& stock, journal::Unit&) {
      ASSERT_TRUE(stock.reserve({.key = tape_here(),
                                 .order_id = 1,
                                 .line = 1,
                                 .quantity = pieces(count),
                                 .day = monday}));
    });
  }
  // "TAPE-48 HAM 10/4/6/0": on hand, reserved, available, incoming.
  std::string stock_text(const db::ListRequest& request) {
    const auto page = desk().ask(list_stock, request);
    if (!page) return reasons(page);
    std::string lines;
    for (const StockLine& line : page->items)
      lines += line.sku + ' ' + line.warehouse + ' ' + text(line.on_hand) + '/' +
               text(line.reserved) + '/' + text(line.available) + '/' + text(line.incoming) + '\n';
    return lines;
  }
  Result<Availability> ask(const AvailabilityQuestion& question) {
    return desk().ask(availability, question);
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Warehousing);

TEST_P(Warehousing, what_is_received_is_on_hand) {
  const auto receipt = desk().as(Role::warehouse).perform(receive, delivery(10));
  ASSERT_EQ(reasons(receipt), "accepted");
  EXPECT_EQ(receipt->number, "RC-2026-000001");
  EXPECT_EQ(receipt->warehouse_id, harbour.id);
  EXPECT_EQ(desk().facts(receipt->id), "stock_received");
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 10/0/10/0\n");
  const auto kept = desk().ask(get_receipt, DocumentReference{"RC-2026-000001"});
  EXPECT_EQ(to_json(*kept), to_json(*receipt));
  const auto moves = desk().ask(list_moves, db::ListRequest{.filters = {{"sku", "tape-48"}}});
  ASSERT_EQ(moves->items.size(), 1U);
  EXPECT_EQ(moves->items[0].sku, "TAPE-48");
  EXPECT_EQ(moves->items[0].warehouse, "HAM");
  EXPECT_EQ(moves->items[0].reference, "RC-2026-000001");
  EXPECT_EQ(desk().ask(list_moves, db::ListRequest{.filters = {{"sku", "other"}}})->items.size(),
            0U);
}

TEST_P(Warehousing, one_wrong_receipt_does_not_touch_its_neighbours) {
  Receipt wrong = delivery(1);
  wrong.warehouse = "nowhere";
  wrong.lines.push_back({.sku = "NO-SUCH", .quantity = pieces(1)});
  const auto results =
      desk()
          .as(Role::warehouse)
          .perform_all(receive, std::vector<Receipt>{delivery(5), wrong, delivery(7)});
  EXPECT_EQ(reasons(results[0]), "accepted");
  EXPECT_EQ(reasons(results[1]), "/warehouse: unknown_warehouse, /lines/1/sku: unknown_product");
  EXPECT_EQ(results[2]->number, "RC-2026-000002");
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 12/0/12/0\n");
}

TEST_P(Warehousing, a_row_of_an_import_is_a_receipt) {
  const PutStock row{.sku = "FILM-500", .warehouse = "POZ", .quantity = pieces(40)};
  EXPECT_EQ(reasons(desk().perform(put_stock, row)), "accepted");
  EXPECT_EQ(reasons(desk().perform(put_stock, {.sku = "X", .warehouse = "POZ"})),
            "/lines/0/sku: unknown_product");
  EXPECT_EQ(stock_text({.filters = {{"warehouse", "poz"}}}), "FILM-500 POZ 40/0/40/0\n");
}

TEST_P(Warehousing, stock_is_listed_by_place_and_product_a_page_at_a_time) {
  for (const char* place : {"HAM", "POZ"})
    for (const char* sku : {"TAPE-48", "FILM-500"})
      ASSERT_TRUE(desk().perform(put_stock, {sku, place, pieces(2)}));
  std::string seen;
  db::ListRequest request{.limit = 1};
  for (int n = 0; n < 4; ++n) {
    const auto page = desk().ask(list_stock, request);
    seen += page->items.at(0).warehouse + ' ' + page->items.at(0).sku + ';';
    request.after = page->after;
  }
  EXPECT_EQ(seen, "HAM TAPE-48;HAM FILM-500;POZ TAPE-48;POZ FILM-500;");
  EXPECT_EQ(request.after, "");
  EXPECT_EQ(stock_text({.filters = {{"sku", "FILM-500,TAPE-48"}, {"warehouse", "POZ"}}}),
            "TAPE-48 POZ 2/0/2/0\nFILM-500 POZ 2/0/2/0\n");
  EXPECT_EQ(stock_text({.after = "x"}), "invalid_cursor");
  EXPECT_EQ(stock_text({.sort = "sku"}), "?sort: not_sortable");
}

TEST_P(Warehousing, a_place_asked_for_by_name_is_shown_even_when_it_has_none) {
  EXPECT_EQ(stock_text({.filters = {{"sku", "TAPE-48"}, {"warehouse", "HAM"}}}),
            "TAPE-48 HAM 0/0/0/0\n");
  EXPECT_EQ(stock_text({.filters = {{"sku", "TAPE-48"}}}), "");
}

TEST_P(Warehousing, only_what_is_confirmed_and_not_overdue_can_be_promised) {
  ASSERT_TRUE(desk().perform(receive, delivery(4)));
  auto maybe = coming(monday + 2, 100);
  maybe.confirmed = false;
  ASSERT_EQ(reasons(desk().perform(announce, maybe)), "accepted");
  const auto sure = desk().perform(announce, coming(monday + 4, 20));
  ASSERT_EQ(reasons(sure), "accepted");
  EXPECT_EQ(sure->number, "ER-2026-000002");
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 4/0/4/20\n");
  auto answer = ask({.sku = "TAPE-48", .quantity = pieces(24), .warehouse = "HAM"});
  EXPECT_EQ(answer->available_to_promise, pieces(4));
  EXPECT_EQ(answer->earliest_date, monday + 4);
  answer = ask({.sku = "TAPE-48", .warehouse = "HAM", .date = monday + 4});
  EXPECT_EQ(answer->available_to_promise, pieces(24));
  EXPECT_EQ(answer->days.size(), 2U);

  desk().clock.advance(std::chrono::hours(24 * 5));
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 4/0/4/0\n");
  EXPECT_FALSE(ask({.sku = "TAPE-48", .quantity = pieces(24)})->earliest_date);
  const auto again =
      desk().perform(change_announced,
                     Patch{.id = sure->number, .revision = 1, .body = R"({"date": "2026-03-09"})"});
  ASSERT_EQ(reasons(again), "accepted");
  EXPECT_EQ(ask({.sku = "TAPE-48", .quantity = pieces(24)})->earliest_date, monday + 7);
  EXPECT_EQ(desk().facts(sure->id), "expected_receipt_announced, expected_receipt_changed");
}

TEST_P(Warehousing, an_announcement_is_for_a_day_to_come_and_for_goods_we_know) {
  auto wrong = coming(monday - 1, 5);
  wrong.lines.push_back({.sku = "NO-SUCH", .quantity = pieces(1)});
  EXPECT_EQ(reasons(desk().perform(announce, wrong)),
            "/lines/1/sku: unknown_product, /date: in_the_past");
}

TEST_P(Warehousing, what_was_announced_comes_in_parts_and_then_is_done) {
  const auto announced = desk().perform(announce, coming(monday + 4, 20));
  Receipt part = delivery(15);
  part.expected_receipt = text(announced->id);
  const auto first = desk().perform(receive, part);
  ASSERT_EQ(reasons(first), "accepted");
  EXPECT_EQ(first->expected_receipt, announced->number);
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 15/0/15/5\n");
  ASSERT_TRUE(desk().perform(receive, part));
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 30/0/30/0\n");
  const auto done = desk().ask(get_expected, DocumentReference{announced->number});
  EXPECT_EQ(done->status, ExpectedStatus::received);
  EXPECT_EQ(done->lines.at(0).received, pieces(30));
  EXPECT_EQ(reasons(desk().perform(cancel_announced, DocumentReference{announced->number})),
            "not_in_this_state");
  part.expected_receipt = "ER-2026-000099";
  EXPECT_EQ(reasons(desk().perform(receive, part)), "/expected_receipt: unknown_expected_receipt");
}

TEST_P(Warehousing, a_changed_announcement_keeps_what_has_come) {
  const auto announced = desk().perform(announce, coming(monday + 4, 20));
  Receipt part = delivery(15);
  part.expected_receipt = announced->number;
  ASSERT_TRUE(desk().perform(receive, part));
  const auto with_body = [&](const char* body) {
    return desk().perform(change_announced, Patch{announced->number, 2, body});
  };
  EXPECT_EQ(reasons(with_body(R"({"lines": [{"sku": "FILM-500", "quantity": "3"}]})")),
            "/lines: received_already");
  EXPECT_EQ(reasons(with_body(R"({"lines": [{"line": 7, "sku": "TAPE-48", "quantity": "3"}]})")),
            "/lines/0/line: unknown_line, /lines: received_already");
  const auto changed = with_body(
      R"({"lines": [{"line": 1, "sku": "TAPE-48", "quantity": "18"},
                    {"sku": "FILM-500", "quantity": "3"}]})");
  ASSERT_EQ(reasons(changed), "accepted");
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 15/0/15/3\nFILM-500 HAM 0/0/0/3\n");
  ASSERT_TRUE(desk().perform(cancel_announced, DocumentReference{announced->number}));
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 15/0/15/0\nFILM-500 HAM 0/0/0/0\n");
}

TEST_P(Warehousing, an_adjustment_puts_the_books_right) {
  ASSERT_TRUE(desk().perform(receive, delivery(10)));
  const auto less =
      desk()
          .as(Role::warehouse)
          .perform(adjust, Adjustment{.warehouse = "HAM",
                                      .reason = "counted",
                                      .lines = {{.sku = "TAPE-48", .quantity = -pieces(3)}}});
  ASSERT_EQ(reasons(less), "accepted");
  EXPECT_EQ(less->status, AdjustmentStatus::posted);
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 7/0/7/0\n");
  EXPECT_EQ(desk().facts(less->id), "stock_adjusted");
}

TEST_P(Warehousing, an_adjustment_never_breaks_a_promise) {
  ASSERT_TRUE(desk().perform(receive, delivery(10)));
  promise(8);
  const auto less = [&](int count) {
    return desk().perform(adjust,
                          Adjustment{.warehouse = "HAM",
                                     .reason = "stolen",
                                     .lines = {{.sku = "TAPE-48", .quantity = -pieces(count)}}});
  };
  const auto refused = less(3);
  EXPECT_EQ(reasons(refused), "/lines/0/quantity: would_break_promises");
  ASSERT_EQ(refused.error().reasons.at(0).suggestions.size(), 1U);
  EXPECT_EQ(refused.error().reasons[0].suggestions[0].label, "8 for 2026-03-02");
  EXPECT_EQ(reasons(less(11)), "/lines/0/quantity: not_enough_on_hand");
  EXPECT_EQ(reasons(less(2)), "accepted");
}

TEST_P(Warehousing, above_the_limit_somebody_else_decides) {
  ASSERT_TRUE(
      desk().perform(catalog::change,
                     Patch{.id = "TAPE-48", .revision = 1, .body = R"({"standard_cost": "100"})"}));
  ASSERT_TRUE(desk().perform(receive, delivery(100)));
  const auto clerk = desk().person({Role::warehouse, Role::quality_manager});
  const auto manager = desk().person({Role::quality_manager});
  const Adjustment loss{.warehouse = "HAM",
                        .reason = "water",
                        .lines = {{.sku = "TAPE-48", .quantity = -pieces(60)}}};
  const auto asked = desk().as(clerk).perform(adjust, loss);
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->status, AdjustmentStatus::pending);
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 100/0/100/0\n");
  EXPECT_EQ(reasons(desk().as(clerk).perform(decide, Decision{.id = asked->number})),
            "/decision: separation_of_duties");
  EXPECT_EQ(reasons(desk().as(manager).perform(
                decide, Decision{.id = asked->number, .decision = Answer::refuse})),
            "/reason: required");
  const auto agreed = desk().as(manager).perform(decide, Decision{.id = asked->number});
  ASSERT_EQ(reasons(agreed), "accepted");
  EXPECT_EQ(agreed->status, AdjustmentStatus::posted);
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 40/0/40/0\n");
  EXPECT_EQ(reasons(desk().as(manager).perform(decide, Decision{.id = asked->number})),
            "not_in_this_state");
  EXPECT_EQ(desk().facts(asked->id), "stock_adjustment_requested, stock_adjustment_approved");
}

TEST_P(Warehousing, the_only_person_decides_and_it_is_recorded) {
  ASSERT_TRUE(
      desk().perform(catalog::change,
                     Patch{.id = "TAPE-48", .revision = 1, .body = R"({"standard_cost": "100"})"}));
  auto owner = desk().person(staff);
  owner.sole_person = true;
  const auto more = desk().as(owner).perform(
      adjust, Adjustment{.warehouse = "HAM",
                         .reason = "found",
                         .lines = {{.sku = "TAPE-48", .quantity = pieces(60)}}});
  EXPECT_EQ(more->status, AdjustmentStatus::posted);
  EXPECT_EQ(desk().facts(more->id), "stock_adjusted, separation_waived");
}

TEST_P(Warehousing, goods_in_quarantine_are_there_but_not_to_be_used) {
  ASSERT_TRUE(desk().perform(receive, delivery(10)));
  promise(6);
  const auto some = [](int count) {
    return Quarantine{"HAM", "TAPE-48", pieces(count), "L1", "damp"};
  };
  EXPECT_EQ(reasons(desk().perform(quarantine, some(5))), "/quantity: would_break_promises");
  EXPECT_EQ(reasons(desk().perform(quarantine, some(11))), "/quantity: not_enough_on_hand");
  const auto taken = desk().perform(quarantine, some(4));
  ASSERT_EQ(reasons(taken), "accepted");
  EXPECT_EQ(desk().facts(taken->id), "stock_quarantined");
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 10/6/0/0\n");
  EXPECT_EQ(reasons(desk().perform(release_quarantine, some(5))),
            "/quantity: not_enough_in_quarantine");
  EXPECT_EQ(reasons(desk().perform(release_quarantine, some(4))), "accepted");
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 10/6/4/0\n");
}

TEST_P(Warehousing, goods_in_quarantine_are_written_off_without_touching_what_is_promised) {
  ASSERT_TRUE(desk().perform(receive, delivery(10)));
  promise(6);
  ASSERT_TRUE(desk().perform(quarantine, Quarantine{"HAM", "TAPE-48", pieces(4), "L1", "damp"}));
  const auto less = [](int count) {
    return Adjustment{
        .warehouse = "HAM",
        .reason = "Mould; scrapped.",
        .lines = {
            {.sku = "TAPE-48", .quantity = pieces(-count), .lot = "L1", .quarantined = true}}};
  };
  EXPECT_EQ(reasons(desk().perform(adjust, less(5))),
            "/lines/0/quantity: not_enough_in_quarantine");
  EXPECT_EQ(reasons(desk().perform(adjust, less(-1))),
            "/lines/0/quantity: only_less_in_quarantine");
  const auto gone = desk().perform(adjust, less(3));
  ASSERT_EQ(reasons(gone), "accepted");
  EXPECT_TRUE(gone->lines[0].quarantined);
  EXPECT_EQ(stock_text({}), "TAPE-48 HAM 7/6/0/0\n");
  EXPECT_EQ(desk().facts(gone->id), "stock_adjusted");
}

TEST_P(Warehousing, availability_names_the_place_that_has_it_first) {
  ASSERT_TRUE(desk().perform(put_stock, {"TAPE-48", "POZ", pieces(5)}));
  ASSERT_TRUE(desk().perform(put_stock, {"TAPE-48", "HAM", pieces(2)}));
  EXPECT_EQ(ask({.sku = "tape-48", .quantity = pieces(4)})->warehouse, "POZ");
  const auto here = ask({.sku = "tape-48", .quantity = pieces(4), .warehouse = "ham"});
  EXPECT_EQ(here->available_to_promise, pieces(2));
  EXPECT_FALSE(here->earliest_date);
  EXPECT_EQ(reasons(ask({.sku = "tape-48", .warehouse = "x"})), "not_found");
  EXPECT_EQ(reasons(ask({.sku = "x"})), "not_found");
}

TEST_P(Warehousing, what_is_not_there_is_had_after_its_lead_time) {
  ASSERT_TRUE(desk().perform(
      catalog::change, Patch{.id = "TAPE-48", .revision = 1, .body = R"({"lead_time_days": 5})"}));
  const auto answer = ask({.sku = "TAPE-48"});
  EXPECT_EQ(answer->earliest_date, monday + 7);  // five days on is a Saturday
  EXPECT_EQ(answer->earliest_by, EarliestBy::lead_time);
  EXPECT_EQ(answer->available_to_promise, Quantity{});
}

}  // namespace
}  // namespace supercargo::warehousing
