#include "capacity/snapshot.h"

#include <gtest/gtest.h>

#include "capacity/commands.h"
#include "capacity/store.h"
#include "stock/testing.h"

namespace supercargo::capacity {
namespace {

using journal::reasons;
using stock::monday;
using stock::pieces;

TEST(CapacitySlot, a_tenth_is_kept_for_urgent_orders_until_the_day_has_come) {
  const Slot slot{
      .day = monday, .capacity = pieces(20), .urgent_reserve = pieces(2), .booked = pieces(17)};
  EXPECT_EQ(free_for(slot, monday - 1, Urgency::standard), pieces(1));
  EXPECT_EQ(free_for(slot, monday - 1, Urgency::urgent), pieces(3));
  EXPECT_EQ(free_for(slot, monday, Urgency::standard), pieces(3));
  EXPECT_EQ(usual_reserve(pieces(20)), pieces(2));
  EXPECT_EQ(usual_reserve(pieces(9)), Quantity{});
  EXPECT_EQ(usual_reserve(pieces(19)), pieces(1));
}

class Capacity : public stock::OnStockedDesk {
 protected:
  void SetUp() override {
    OnStockedDesk::SetUp();
    if (IsSkipped()) return;
    auto service = stock::product("DELIVERY", "Delivery by van");
    service.kind = catalog::ProductKind::service;
    delivery = *desk().perform(catalog::create, service);
  }
  Declaration week(int capacity) {
    return {.warehouse = "HAM",
            .sku = "delivery",
            .day = monday,
            .until = monday + 6,
            .capacity = pieces(capacity)};
  }
  Ask ask(Day day, int count, Urgency urgency = Urgency::standard) {
    return {{harbour.id, delivery.id, day}, pieces(count), urgency, 1, 1};
  }
  template <class Use>
  void with_capacity(const Use& use) {
    desk().write([&](journal::Unit& unit) {
      auto slots = Snapshot::gather(unit.db, {{harbour.id, delivery.id, monday}}, unit.now());
      use(slots);
      slots.write(unit.db, unit.services().ids, unit.now());
    });
  }
  std::string booked_differences() {
    return desk().read([](const journal::Query& query) {
      std::string lines;
      verify(query.db, [&](const std::string& words) { lines.append(words).push_back('\n'); });
      return lines;
    });
  }
  catalog::Product delivery;
};
SUPERCARGO_ON_BOTH_ENGINES(Capacity);

TEST_P(Capacity, where_none_was_declared_the_question_does_not_apply) {
  with_capacity([&](Snapshot& slots) {
    EXPECT_EQ(slots.book(ask(monday, 1)), Answer::not_applicable);
    EXPECT_EQ(slots.earliest_day(ask(monday, 1)), std::nullopt);
  });
}

TEST_P(Capacity, is_declared_for_working_days_and_gates_like_stock) {
  const auto declared = desk().as(Role::warehouse).perform(declare, week(10));
  ASSERT_EQ(reasons(declared), "accepted");
  EXPECT_EQ(declared->slots, 5);
  EXPECT_EQ(declared->urgent_reserve, pieces(1));
  with_capacity([&](Snapshot& slots) {
    EXPECT_EQ(slots.book(ask(monday + 1, 9)), Answer::granted);
    EXPECT_EQ(slots.book(ask(monday + 1, 1)), Answer::full);
    EXPECT_EQ(slots.book(ask(monday + 1, 1, Urgency::urgent)), Answer::granted);
    EXPECT_EQ(slots.book(ask(monday, 10)), Answer::granted);
    EXPECT_EQ(slots.book(ask(monday + 5, 1)), Answer::full);  // a Saturday
    EXPECT_EQ(slots.earliest_day(ask(monday, 2)), monday + 2);
  });
  EXPECT_EQ(booked_differences(), "");
  EXPECT_EQ(reasons(desk().perform(declare, week(5))),
            "/capacity: below_booked, /capacity: below_booked");
  const auto page = desk().read([](const journal::Query& query) {
    return list_slots(query, {.sort = "day", .filters = {{"sku", "DELIVERY"}}});
  });
  ASSERT_EQ(page->items.size(), 5U);
  EXPECT_EQ(page->items[1].booked, pieces(10));
  EXPECT_EQ(desk().facts(page->items[1].id), "capacity_declared");
}

TEST_P(Capacity, what_is_given_back_can_be_booked_again) {
  ASSERT_TRUE(desk().perform(declare, week(4)));
  with_capacity([&](Snapshot& slots) { ASSERT_EQ(slots.book(ask(monday, 4)), Answer::granted); });
  auto booking =
      desk().read([](const journal::Query& query) { return bookings_of(query.db, {1}); }).at(0);
  with_capacity([&](Snapshot& slots) {
    EXPECT_EQ(slots.answer(ask(monday, 1)), Answer::full);
    slots.release(booking);
    EXPECT_EQ(slots.book(ask(monday, 3)), Answer::granted);
  });
  EXPECT_EQ(booked_differences(), "");
}

TEST_P(Capacity, a_declaration_names_a_place_and_a_service) {
  auto wrong = week(4);
  wrong.warehouse = "nowhere";
  wrong.sku = "TAPE-48";
  wrong.until = monday - 1;
  EXPECT_EQ(reasons(desk().perform(declare, wrong)),
            "/warehouse: unknown_warehouse, /sku: not_a_service, /until: before_day");
}

}  // namespace
}  // namespace supercargo::capacity
