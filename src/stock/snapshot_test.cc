#include "stock/snapshot.h"

#include <gtest/gtest.h>

#include "stock/testing.h"

namespace supercargo::stock {
namespace {

class Stock : public OnStockedDesk {
 protected:
  std::vector<Reservation> claims_of(std::int64_t order) {
    return desk().read(
        [&](const journal::Query& query) { return reservations_of(query.db, {order}); });
  }
  Claim claim(std::int64_t order, int count, Day day = monday) {
    return {
        .key = tape_here(), .order_id = order, .line = 1, .quantity = pieces(count), .day = day};
  }
  void expect_tape(Day day, int count) {
    with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
      stock.expect(tape_here(), day, pieces(count));
    });
  }
};
SUPERCARGO_ON_BOTH_ENGINES(Stock);

TEST_P(Stock, what_is_reserved_is_gone_for_the_next_one) {
  put_on_hand(tape_here(), pieces(10));
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    EXPECT_TRUE(stock.reserve(claim(1, 6)));
    EXPECT_FALSE(stock.reserve(claim(2, 5)));
    EXPECT_TRUE(stock.reserve(claim(3, 4)));
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 10, reserved 10, quarantined 0, ATP 0");
  EXPECT_EQ(claims_of(2).size(), 0U);
  ASSERT_EQ(claims_of(1).size(), 1U);
  EXPECT_EQ(claims_of(1)[0].status, ReservationStatus::committed);
}

TEST_P(Stock, whose_turn_it_is_gets_what_is_free_whole_or_in_part) {
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    stock.wait(claim(1, 6, monday + 5));
    stock.wait(claim(2, 4, monday + 3));
  });
  put_on_hand(tape_here(), pieces(7));
  auto first = claims_of(1)[0];
  auto second = claims_of(2)[0];
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    stock.bind(second, pieces(4), monday + 3);
    stock.bind(first, pieces(3), monday + 5);
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 7, reserved 7, quarantined 0, ATP 0");
  EXPECT_EQ(claims_of(2)[0].status, ReservationStatus::committed);
  ASSERT_EQ(claims_of(1).size(), 2U) << "what is reserved of it is a claim of its own";
  EXPECT_EQ(claims_of(1)[0].quantity, pieces(3));
  EXPECT_EQ(claims_of(1)[0].status, ReservationStatus::requested);
  EXPECT_EQ(claims_of(1)[1].status, ReservationStatus::committed);
  EXPECT_EQ(claims_of(1)[1].promise_day, monday + 5);
}

TEST_P(Stock, nothing_is_reserved_where_there_never_was_any) {
  with_stock({tape_here(), film_here()}, [&](Snapshot& stock, journal::Unit&) {
    EXPECT_FALSE(stock.reserve(claim(1, 1)));
    EXPECT_EQ(stock.earliest_day(tape_here(), pieces(1)), std::nullopt);
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 0, reserved 0, quarantined 0, ATP 0");
}

TEST_P(Stock, one_warehouse_does_not_promise_what_another_one_has) {
  put_on_hand({inland.id, tape.id}, pieces(10));
  with_stock({tape_here(), {inland.id, tape.id}},
             [&](Snapshot& stock, journal::Unit&) { EXPECT_FALSE(stock.reserve(claim(1, 1))); });
}

TEST_P(Stock, a_backorder_waits_for_what_comes_and_nobody_jumps_the_queue) {
  expect_tape(monday + 5, 20);
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    EXPECT_FALSE(stock.reserve(claim(1, 15, monday + 5)));
    EXPECT_EQ(stock.earliest_day(tape_here(), pieces(15)), monday + 5);
    stock.wait(claim(1, 15, monday + 5));
  });
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    EXPECT_EQ(stock.available_to_promise(tape_here(), monday + 5), pieces(5));
    EXPECT_EQ(stock.earliest_day(tape_here(), pieces(6)), std::nullopt);
  });
  EXPECT_TRUE(claims_of(1).at(0).waiting());
}

TEST_P(Stock, when_it_has_come_the_waiting_claim_is_committed) {
  expect_tape(monday + 5, 20);
  with_stock({tape_here()},
             [&](Snapshot& stock, journal::Unit&) { stock.wait(claim(1, 15, monday + 5)); });
  auto waiting = claims_of(1).at(0);
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    EXPECT_FALSE(stock.commit(waiting));
    stock.expect(tape_here(), monday + 5, -pieces(20));
    ASSERT_TRUE(stock.book({.warehouse_id = harbour.id,
                            .product_id = tape.id,
                            .kind = MoveKind::receipt,
                            .quantity = pieces(20)}));
    EXPECT_TRUE(stock.commit(waiting));
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 20, reserved 15, quarantined 0, ATP 5");
  EXPECT_EQ(claims_of(1).at(0).status, ReservationStatus::committed);
  EXPECT_EQ(claims_of(1).at(0).revision, 2);
}

TEST_P(Stock, a_firm_claim_for_a_later_day_does_not_break_a_promise_before_it) {
  put_on_hand(tape_here(), pieces(10));
  expect_tape(monday + 5, 10);
  const Instant until = desk().clock.now() + soft_hold_max;
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    ASSERT_TRUE(stock.hold(claim(1, 10, monday + 3), until));
    // There are ten on hand and ten can be promised for that day, but not these ten.
    EXPECT_EQ(stock.available_to_promise(tape_here(), monday + 6), pieces(10));
    EXPECT_FALSE(stock.reserve(claim(2, 10, monday + 6)));
    stock.wait(claim(2, 10, monday + 6));
  });
}

TEST_P(Stock, what_a_line_holds_softly_becomes_firm_when_it_reserves) {
  put_on_hand(tape_here(), pieces(10));
  const Instant until = desk().clock.now() + std::chrono::hours(24);
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    EXPECT_TRUE(stock.hold(claim(1, 8, monday + 3), until));
  });
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit& unit) {
    stock.add_holds(unit.db, {1});
    EXPECT_EQ(stock.available_to_promise(tape_here(), monday), pieces(2));
    stock.lift_holds(1);
    EXPECT_EQ(stock.available_to_promise(tape_here(), monday), pieces(10));
    stock.put_holds_back(1);
    EXPECT_FALSE(stock.reserve(claim(2, 3)));
    EXPECT_TRUE(stock.reserve(claim(1, 8, monday + 1)));
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 10, reserved 8, quarantined 0, ATP 2");
  ASSERT_EQ(claims_of(1).size(), 1U);
  EXPECT_EQ(claims_of(1)[0].kind, ReservationKind::hard);
  EXPECT_EQ(claims_of(1)[0].promise_day, monday + 1);
}

TEST_P(Stock, a_soft_hold_gives_back_what_it_held) {
  put_on_hand(tape_here(), pieces(10));
  const Instant until = desk().clock.now() + std::chrono::hours(24);
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    EXPECT_TRUE(stock.hold(claim(1, 4), until));
    EXPECT_TRUE(stock.hold(claim(2, 3), until));
    EXPECT_TRUE(stock.hold(claim(3, 3), until));
    EXPECT_FALSE(stock.hold(claim(4, 1), until));
  });
  auto first = claims_of(1).at(0);
  auto second = claims_of(2).at(0);
  auto third = claims_of(3).at(0);
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    stock.expire(first);
    stock.displace(second);
    EXPECT_TRUE(stock.commit(third));
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 10, reserved 3, quarantined 0, ATP 7");
  EXPECT_EQ(claims_of(1).at(0).status, ReservationStatus::expired);
  EXPECT_EQ(claims_of(2).at(0).status, ReservationStatus::displaced);
  EXPECT_EQ(claims_of(3).at(0).kind, ReservationKind::hard);
}

TEST_P(Stock, a_claim_is_given_back_in_part_and_whole) {
  put_on_hand(tape_here(), pieces(10));
  with_stock({tape_here()},
             [&](Snapshot& stock, journal::Unit&) { ASSERT_TRUE(stock.reserve(claim(1, 8))); });
  auto held = claims_of(1).at(0);
  with_stock({tape_here()},
             [&](Snapshot& stock, journal::Unit&) { stock.reduce(held, pieces(3)); });
  EXPECT_EQ(position_text(tape_here()), "on hand 10, reserved 5, quarantined 0, ATP 5");
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) { stock.release(held); });
  EXPECT_EQ(position_text(tape_here()), "on hand 10, reserved 0, quarantined 0, ATP 10");
  EXPECT_EQ(claims_of(1).at(0).status, ReservationStatus::released);
}

TEST_P(Stock, picking_marks_and_despatch_consumes_with_the_issue) {
  put_on_hand(tape_here(), pieces(10));
  with_stock({tape_here()},
             [&](Snapshot& stock, journal::Unit&) { ASSERT_TRUE(stock.reserve(claim(1, 8))); });
  auto held = claims_of(1).at(0);
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    stock.pick(held, pieces(5));
    stock.issue(held, pieces(5), {.reference = "SH-2026-000001"});
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 5, reserved 3, quarantined 0, ATP 2");
  EXPECT_EQ(claims_of(1).at(0).status, ReservationStatus::committed);
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    stock.pick(held, pieces(3));
    stock.issue(held, pieces(3), {.reference = "SH-2026-000002"});
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 2, reserved 0, quarantined 0, ATP 2");
  EXPECT_EQ(claims_of(1).at(0).status, ReservationStatus::consumed);
}

TEST_P(Stock, what_is_promised_is_not_put_into_quarantine) {
  put_on_hand(tape_here(), pieces(10));
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    ASSERT_TRUE(stock.reserve(claim(1, 8)));
    Move move{.warehouse_id = harbour.id, .product_id = tape.id, .kind = MoveKind::quarantine_in};
    move.quantity = pieces(3);
    EXPECT_FALSE(stock.book(move));
    move.quantity = pieces(2);
    EXPECT_TRUE(stock.book(move));
    EXPECT_FALSE(stock.reserve(claim(2, 1)));
    move.kind = MoveKind::quarantine_out;
    move.quantity = -pieces(3);
    EXPECT_FALSE(stock.book(move));
  });
  EXPECT_EQ(position_text(tape_here()), "on hand 10, reserved 8, quarantined 2, ATP 0");
}

TEST_P(Stock, a_day_with_nothing_planned_any_more_leaves_no_row) {
  expect_tape(monday + 5, 20);
  expect_tape(monday + 5, -20);
  const auto plan =
      desk().read([&](const journal::Query& query) { return plan_of(query.db, {tape.id}); });
  EXPECT_EQ(plan.size(), 0U);
}

TEST_P(Stock, the_database_itself_refuses_to_oversell) {
  put_on_hand(tape_here(), pieces(10));
  const auto oversell = [&] {
    desk().write([&](journal::Unit& unit) {
      save(unit.db, std::vector<Level>{{harbour.id, tape.id, pieces(10), pieces(11), {}}});
    });
  };
  EXPECT_THROW(oversell(), db::DatabaseFault);
}

TEST_P(Stock, books_that_disagree_are_named) {
  put_on_hand(tape_here(), pieces(10));
  with_stock({tape_here()}, [&](Snapshot& stock, journal::Unit&) {
    ASSERT_TRUE(stock.reserve(claim(1, 4)));
    stock.wait(claim(2, 3, monday + 2));
  });
  EXPECT_EQ(differences(), "");
  desk().write([&](journal::Unit& unit) {
    save(unit.db, std::vector<Level>{{harbour.id, tape.id, pieces(9), pieces(3), {}}});
    save(unit.db, std::vector<PlanRow>{{harbour.id, tape.id, monday + 2, {}, pieces(1)}});
  });
  const std::string place = "product " + text(tape.id) + " in warehouse " + text(harbour.id) + ": ";
  EXPECT_EQ(differences(), place + "on hand is 9, but the ledger sums to 10\n" + place +
                               "reserved is 3, but firm reservations sum to 4\n" + place +
                               "planned to go on 2026-03-04 is 1, but open claims sum to 3\n");
  leave_books_broken();
}

TEST_P(Stock, warehouses_are_found_by_code_and_id_and_keep_the_companys_time) {
  const auto found = desk().read([&](const journal::Query& query) {
    return find_warehouses(query.db, std::vector<std::string>{"ham", "POZ", "nowhere"});
  });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].time_zone, "UTC");
  EXPECT_EQ(found[1].time_zone, "Europe/Warsaw");
  EXPECT_EQ(desk().ask(get, WarehouseReference{text(inland.id)})->code, "POZ");
  EXPECT_EQ(journal::reasons(desk().perform(create, Warehouse{.code = "ham", .name = "Again"})),
            "/code: duplicate_code");
  const auto changed = desk().perform(
      change, Patch{.id = "HAM",
                    .revision = 1,
                    .body = R"({"hours": [{"weekday": 6, "opens": "08:00", "closes": "24:00"}],
                                "holidays": [{"day": "2026-03-07"}]})"});
  ASSERT_EQ(journal::reasons(changed), "accepted");
  EXPECT_EQ(working_day_from(monday, calendar_of(*changed)), monday + 12);
  EXPECT_EQ(desk().facts(harbour.id), "warehouse_created, warehouse_changed");
}

}  // namespace
}  // namespace supercargo::stock
