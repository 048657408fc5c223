#include "shortages/settle.h"

#include <gtest/gtest.h>

#include "agreements/commands.h"
#include "tests/trading_desk.h"

namespace supercargo::shortages {
namespace {

using journal::reasons;
using orders::Order;
using tests::pieces;
using tests::TradingDesk;

class Shortfalls : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<TradingDesk>(database());
    today_ = day_in_utc(desk_->clock.now());
    ASSERT_TRUE(desk_->perform(stock::create, {.code = "RTM", .name = "Rotterdam"}));
    ASSERT_TRUE(desk_->receive("TAPE-48", 6));
  }
  void TearDown() override {
    if (desk_ != nullptr && !HasFatalFailure()) {
      EXPECT_EQ(desk_->differences(), "");
    }
    desk_.reset();
    OnBothEngines::TearDown();
  }
  TradingDesk& desk() { return *desk_; }
  journal::Desk::Asking clerk() { return desk().as(desk().clerk); }

  void announce(int in_days, int count, const std::string& where = "HK1") {
    warehousing::ExpectedReceipt receipt{.warehouse = where,
                                         .date = today_ + in_days,
                                         .confirmed = true,
                                         .lines = {{.sku = "TAPE-48", .quantity = pieces(count)}}};
    ASSERT_EQ(reasons(desk().as(desk().warehouse).perform(warehousing::announce, receipt)),
              "accepted");
  }
  void put(const std::string& where, const std::string& sku, int count) {
    ASSERT_EQ(reasons(desk()
                          .as(desk().warehouse)
                          .perform(warehousing::receive,
                                   {.warehouse = where,
                                    .lines = {{.sku = sku, .quantity = pieces(count)}}})),
              "accepted");
  }
  Order place(int count, orders::Channel channel = orders::Channel::api) {
    const auto placed =
        clerk().perform(orders::place, {.customer = "C-1",
                                        .channel = channel,
                                        .lines = {{"TAPE-48", pieces(count)}},
                                        .advance_to = orders::AdvanceTo::confirmed});
    EXPECT_EQ(reasons(placed), "accepted");
    return *placed;
  }
  Shortage asked(const Order& order, const std::string& substitute = {}) {
    return *desk().read([&](const journal::Query& query) {
      return shortage_of(query, {.id = order.number, .substitute = substitute});
    });
  }
  // The option of that kind, as it is shown now.
  SettleLine option(const Order& order, Choice choice, const std::string& substitute = {}) {
    const auto shortage = asked(order, substitute);
    for (const Option& each : shortage.lines.at(0).options)
      if (each.choice == choice) return {1, choice, each.shown, substitute, {}};
    ADD_FAILURE() << "not offered";
    return {};
  }
  Result<Order> settle(const Order& order, std::vector<SettleLine> lines) {
    return clerk().perform(shortages::settle,
                           {.id = order.number,
                            .lines = std::move(lines),
                            .consent = {"Ms Chan", "phone", "The rest may come later."}});
  }
  std::string offered(const Order& order, const std::string& substitute = {}) {
    std::string words;
    const auto shortage = asked(order, substitute);
    for (const ShortLine& line : shortage.lines) {
      for (const Option& each : line.options)
        words += std::string(choices<Choice>().names[static_cast<int>(each.choice)]) + ": " +
                 each.words + (each.net_difference ? " " + text(*each.net_difference) : "") + "\n";
    }
    return words;
  }
  static std::string state(const Result<Order>& order) {
    if (!order) return reasons(order);
    std::string words = choices<gates::Status>().names[static_cast<int>(order->status)];
    for (const auto& line : order->lines) {
      const auto& in = line.quantities;
      words += "; " + text(line.quantity) + " " + line.sku + " open " + text(in.open) +
               " reserved " + text(in.reserved) + " backordered " + text(in.backordered) +
               " cancelled " + text(in.cancelled);
    }
    return words;
  }
  Result<Order> confirm(const Order& order) {
    return clerk().perform(orders::confirm, {.id = order.number});
  }
  std::string day(int n) const { return text(today_ + n); }
  // The day on which an order without a date is wanted.
  Day usual(const Order& order) { return asked(order).lines.at(0).wanted_date; }

  Day today_;

 private:
  std::unique_ptr<TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Shortfalls);

// Domain 2.6, BM1: ATP 6, line 10.
TEST_P(Shortfalls, are_split_with_consent_and_confirmed_as_two_schedules) {
  announce(20, 10);
  const Order order = place(10);
  EXPECT_EQ(order.status, gates::Status::verified);
  EXPECT_EQ(reasons(confirm(order)), "/checks/G3: stock_promised");
  const std::string wanted = text(usual(order));
  EXPECT_EQ(offered(order),
            "split: 6 EA TAPE-48 from HK1 on " + wanted + ", 4 EA TAPE-48 from HK1 on " + day(20) +
                ". 0.00\nbackorder: 10 EA TAPE-48 from HK1 on " + day(20) +
                ". 0.00\ncancel_rest: 6 EA TAPE-48 from HK1 on " + wanted +
                ", 4 EA TAPE-48 not at all. -49.60\ncancel_line: 10 EA TAPE-48 not at all. "
                "-124.00\n");
  const auto settled = settle(order, {option(order, Choice::split)});
  ASSERT_EQ(reasons(settled), "accepted");
  EXPECT_EQ(settled->status, gates::Status::verified);
  ASSERT_EQ(settled->lines[0].plan.size(), 2U);
  EXPECT_EQ(settled->consent->contact + " " + settled->consent->channel, "Ms Chan phone");
  EXPECT_EQ(settled->consent->by, desk().clerk.person);
  const auto confirmed = confirm(order);
  EXPECT_EQ(state(confirmed), "confirmed; 10 TAPE-48 open 0 reserved 6 backordered 4 cancelled 0");
  EXPECT_EQ(confirmed->lines[0].promise_date, today_ + 20);
  EXPECT_NE(desk().facts(order.id).find("sales_order_shortage_settled"), std::string::npos);
}

TEST_P(Shortfalls, what_was_shown_and_is_not_so_any_more_is_refused_with_what_is) {
  announce(20, 10);
  const Order order = place(10);
  const auto shown = option(order, Choice::split);
  ASSERT_EQ(place(2).status, gates::Status::confirmed) << "somebody else was quicker";
  const auto refused = settle(order, {shown});
  EXPECT_EQ(reasons(refused), "/lines/0/shown: effects_changed");
  ASSERT_EQ(refused.error().reasons[0].suggestions.size(), 1U);
  EXPECT_NE(refused.error().reasons[0].suggestions[0].label.find("4 EA TAPE-48 from HK1"),
            std::string::npos);
  EXPECT_EQ(reasons(settle(order, {{1, Choice::split, "", "", {}}})), "/lines/0/shown: required");
  EXPECT_EQ(state(settle(order, {option(order, Choice::split)})).substr(0, 8), "verified");
}

TEST_P(Shortfalls, a_plan_of_ones_own_is_kept_or_refused_with_every_reason) {
  announce(20, 10);
  put("RTM", "TAPE-48", 3);
  const Order order = place(10);
  const auto own = [&](std::vector<GivenPart> parts) {
    return settle(order, {{1, Choice::other_warehouse, "", "", std::move(parts)}});
  };
  EXPECT_EQ(reasons(own({{"", pieces(4), today_ - 1}, {"NO", pieces(5), today_}})),
            "/lines/0/parts/0/date: in_the_past, /lines/0/parts/1/warehouse: unknown_warehouse, "
            "/lines/0/parts: parts_do_not_sum");
  EXPECT_EQ(reasons(own({{"", pieces(6), today_}, {"RTM", pieces(4), today_}})),
            "/lines/0: cannot_be_kept");
  const auto settled =
      own({{"", pieces(1), today_ + 20}, {"", pieces(6), today_}, {"RTM", pieces(3), today_}});
  ASSERT_EQ(reasons(settled), "accepted");
  EXPECT_EQ(state(confirm(order)),
            "confirmed; 10 TAPE-48 open 0 reserved 9 backordered 1 cancelled 0");
}

TEST_P(Shortfalls, come_from_another_warehouse) {
  put("RTM", "TAPE-48", 30);
  const Order order = place(10);
  const auto settled = settle(order, {option(order, Choice::other_warehouse)});
  ASSERT_EQ(reasons(settled), "accepted");
  EXPECT_EQ(state(confirm(order)),
            "confirmed; 10 TAPE-48 open 0 reserved 10 backordered 0 cancelled 0");
}

TEST_P(Shortfalls, less_is_another_content_and_is_read_back_anew) {
  const Order order = place(10, orders::Channel::phone);
  ASSERT_EQ(reasons(clerk().perform(agreements::read_back,
                                    {.id = order.number, .contact = "Chan", .channel = "phone"})),
            "accepted");
  const auto settled = settle(order, {option(order, Choice::cancel_rest)});
  EXPECT_EQ(state(settled), "verified; 6 TAPE-48 open 6 reserved 0 backordered 0 cancelled 0");
  EXPECT_EQ(settled->version, 2);
  EXPECT_EQ(text(settled->totals.net), "74.40");
  EXPECT_EQ(reasons(confirm(order)), "/checks/G7: customer_confirmed");
}

TEST_P(Shortfalls, other_goods_come_at_their_own_price) {
  put("HK1", "FILM-500", 20);
  const Order order = place(10);
  EXPECT_EQ(offered(order).find("substitute"), std::string::npos) << "nobody named one";
  EXPECT_NE(offered(order, "FILM-500").find("substitute: 10 EA FILM-500 from HK1"),
            std::string::npos);
  const auto settled = settle(order, {option(order, Choice::substitute, "FILM-500")});
  EXPECT_EQ(state(settled), "verified; 10 FILM-500 open 10 reserved 0 backordered 0 cancelled 0");
  EXPECT_EQ(state(confirm(order)),
            "confirmed; 10 FILM-500 open 0 reserved 10 backordered 0 cancelled 0");
}

TEST_P(Shortfalls, what_the_catalogue_knows_as_a_substitute_is_offered_by_itself) {
  put("HK1", "FILM-500", 20);
  put("HK1", "PALLET", 20);
  const auto approve = [&](const std::string& skus) {
    const std::string body = "{\"substitutes\":[" + skus + "]}";
    const auto revision = desk().ask(catalog::get, {.id = "TAPE-48"})->revision;
    ASSERT_EQ(reasons(desk().perform(catalog::change,
                                     {.id = "TAPE-48", .revision = revision, .body = body})),
              "accepted");
  };
  const Order order = place(10);
  approve(R"("PALLET","FILM-500")");
  const std::string all = offered(order);
  EXPECT_LT(all.find("10 EA PALLET"), all.find("10 EA FILM-500")) << "the best one first";
  EXPECT_NE(all.find("10 EA FILM-500"), std::string::npos);
  const auto settled = settle(order, {option(order, Choice::substitute)});
  EXPECT_EQ(state(settled), "verified; 10 PALLET open 10 reserved 0 backordered 0 cancelled 0");
  ASSERT_EQ(
      reasons(desk().perform(catalog::change,
                             {.id = "FILM-500", .revision = 1, .body = R"({"status":"blocked"})"})),
      "accepted");
  EXPECT_EQ(offered(place(10)).find("FILM-500"), std::string::npos) << "it is not for sale";
}

TEST_P(Shortfalls, a_service_beyond_its_capacity_is_done_later_or_elsewhere) {
  for (const int n : {3, 4}) {
    ASSERT_EQ(reasons(desk().perform(capacity::declare, {.warehouse = "RTM",
                                                         .sku = "HAUL",
                                                         .day = today_ + n,
                                                         .until = {},
                                                         .capacity = pieces(30),
                                                         .urgent_reserve = Quantity{}})),
              "accepted");
  }
  const auto haul = [&](int count) {
    const auto placed =
        clerk().perform(orders::place, {.customer = "C-1",
                                        .requested_date = today_ + 3,
                                        .lines = {{"HAUL", pieces(count)}},
                                        .advance_to = orders::AdvanceTo::confirmed});
    EXPECT_EQ(reasons(placed), "accepted");
    return *placed;
  };
  EXPECT_EQ(haul(12).status, gates::Status::confirmed);
  const Order order = haul(10);
  EXPECT_EQ(order.status, gates::Status::verified);
  EXPECT_EQ(reasons(confirm(order)), "/checks/G6: capacity_exists");
  EXPECT_EQ(offered(order),
            "split: 6 EA HAUL from HK1 on " + day(3) + ", 4 EA HAUL from HK1 on " + day(4) +
                ". 0.00\nbackorder: 10 EA HAUL from HK1 on " + day(4) +
                ". 0.00\nother_warehouse: 6 EA HAUL from HK1 on " + day(3) +
                ", 4 EA HAUL from RTM on " + day(3) +
                ". 0.00\nother_warehouse: 10 EA HAUL from RTM on " + day(3) +
                ". 0.00\ncancel_rest: 6 EA HAUL from HK1 on " + day(3) +
                ", 4 EA HAUL not at all. -360.00\ncancel_line: 10 EA HAUL not at all. -900.00\n");
  ASSERT_EQ(reasons(settle(order, {option(order, Choice::split)})), "accepted");
  const auto confirmed = confirm(order);
  EXPECT_EQ(state(confirmed), "confirmed; 10 HAUL open 0 reserved 10 backordered 0 cancelled 0");
  EXPECT_EQ(confirmed->lines[0].promise_date, today_ + 4);
  const Order other = haul(5);
  ASSERT_EQ(reasons(settle(other, {option(other, Choice::other_warehouse)})), "accepted");
  EXPECT_EQ(confirm(other)->lines[0].promise_date, today_ + 3);
  ASSERT_EQ(reasons(desk()
                        .as(desk().sales)
                        .perform(agreements::cancel, {.id = other.number, .reason = "No more."})),
            "accepted");
}

TEST_P(Shortfalls, nothing_left_is_no_order) {
  const Order order = place(10);
  EXPECT_EQ(reasons(settle(order, {option(order, Choice::cancel_line)})), "/lines: nothing_left");
}

TEST_P(Shortfalls, a_line_that_is_not_short_is_not_settled) {
  const Order order = place(4);
  EXPECT_EQ(order.status, gates::Status::confirmed);
  EXPECT_EQ(asked(order).lines.size(), 0U);
  EXPECT_EQ(
      reasons(settle(order, {{1, Choice::split, "x", "", {}}, {7, Choice::split, "", "", {}}})),
      "/lines/0/line: not_short, /lines/1/line: unknown_line");
}

TEST_P(Shortfalls, what_waits_of_a_confirmed_order_moves_to_another_warehouse) {
  announce(20, 10);
  const Order order = place(10);
  ASSERT_EQ(reasons(settle(order, {option(order, Choice::split)})), "accepted");
  ASSERT_EQ(reasons(confirm(order)), "accepted");
  put("RTM", "TAPE-48", 9);
  const auto settled = settle(order, {option(order, Choice::other_warehouse)});
  EXPECT_EQ(state(settled), "confirmed; 10 TAPE-48 open 0 reserved 10 backordered 0 cancelled 0");
  EXPECT_EQ(settled->lines[0].original_promise_date, today_ + 20);
  EXPECT_LT(settled->lines[0].promise_date, today_ + 20);
}

TEST_P(Shortfalls, what_waits_of_a_confirmed_order_is_cancelled_or_replaced_as_an_amendment) {
  announce(20, 20);
  put("HK1", "FILM-500", 20);
  const Order order = place(10);
  ASSERT_EQ(reasons(settle(order, {option(order, Choice::split)})), "accepted");
  ASSERT_EQ(reasons(confirm(order)), "accepted");
  EXPECT_EQ(state(settle(order, {option(order, Choice::substitute, "FILM-500")})),
            "confirmed; 10 TAPE-48 open 0 reserved 6 backordered 0 cancelled 4; "
            "4 FILM-500 open 0 reserved 4 backordered 0 cancelled 0");
  const Order other = place(3);
  ASSERT_EQ(reasons(settle(other, {option(other, Choice::backorder)})), "accepted");
  ASSERT_EQ(reasons(confirm(other)), "accepted");
  EXPECT_EQ(state(settle(other, {option(other, Choice::cancel_line)})).substr(0, 9), "cancelled")
      << "nothing is left";
}

}  // namespace
}  // namespace supercargo::shortages
