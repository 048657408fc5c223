#include "quotations/commands.h"

#include <gtest/gtest.h>

#include "catalog/store.h"
#include "orders/commands.h"
#include "printing/testing.h"
#include "quotations/answering.h"
#include "quotations/sending.h"
#include "stock/snapshot.h"
#include "stock/store.h"
#include "tests/trading_desk.h"

namespace supercargo::quotations {
namespace {

using journal::reasons;
using tests::pieces;

class Quoted : public db::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    desk_ = std::make_unique<tests::TradingDesk>(database());
  }
  tests::TradingDesk& desk() { return *desk_; }
  Offer given(std::optional<Price> price = {}) {
    Offer offer{.customer = "c-1"};
    offer.valid_until = day_in_utc(desk().clock.now()) + 10;
    offer.notes = "Ring twice.";
    offer.lines = {{.sku = "TAPE-48", .quantity = pieces(4), .unit_price = price},
                   {.sku = "HAUL", .quantity = pieces(1)}};
    return offer;
  }
  Result<Quotation> made(std::optional<Price> price = {}) {
    return desk().as(desk().clerk).perform(make, given(price));
  }
  Quotation ready(std::optional<Price> price = {}) {
    const auto quotation = made(price);
    EXPECT_EQ(reasons(quotation), "accepted");
    const auto submitted = desk().as(desk().clerk).perform(submit, {.id = quotation->number});
    EXPECT_EQ(reasons(submitted), "accepted");
    return *submitted;
  }
  Quotation sent(bool hold_goods = false) {
    const auto quotation = by_hand(ready().number, hold_goods);
    EXPECT_EQ(reasons(quotation), "accepted");
    return *quotation;
  }
  Result<Quotation> by_hand(const std::string& number, bool hold_goods = false) {
    const Send wanted{.id = number, .by = By::hand, .hold_goods = hold_goods};
    return desk().as(desk().clerk).perform(send, Outgoing{.wanted = wanted});
  }
  Result<Quotation> accept(const Quotation& quotation) {
    return desk()
        .as(desk().clerk)
        .perform(quotations::accept,
                 {.id = quotation.number, .version = quotation.version, .signed_name = "Mei Lam"});
  }
  Quotation now(const Quotation& quotation) {
    return *desk().ask(get, QuotationReference{quotation.number});
  }
  Quantity available(const char* sku) {
    return desk().read([&](const journal::Query& query) {
      const auto product = catalog::find(query.db, sku);
      const auto warehouses = stock::all_warehouses(query.db);
      const stock::StockKey key{warehouses.front().id, product->id};
      const auto snapshot = stock::Snapshot::gather(query.db, {key}, query.now());
      return snapshot.available_to_promise(key, day_in_utc(query.now()) + 5);
    });
  }
  void pass(int days) { desk().clock.advance(std::chrono::hours(24 * days)); }
  void let_expire(const Quotation& quotation) {
    desk().write([&](journal::Unit& unit) { expire(unit, quotation.id.value); });
  }

 private:
  std::unique_ptr<tests::TradingDesk> desk_;
};
SUPERCARGO_ON_BOTH_ENGINES(Quoted);

TEST_P(Quoted, it_is_priced_as_an_order_and_becomes_exactly_that_order) {
  EXPECT_TRUE(desk().receive("TAPE-48", 9));
  const Quotation quotation = sent();
  const Revision& offered = quotation.revisions.back();
  EXPECT_EQ(quotation.number.substr(0, 3), "QT-");
  EXPECT_EQ(text(quotation.gross) + " " + text(offered.lines[0].net), "139.60 49.60");
  EXPECT_EQ(offered.lines[0].price_trace.size(), 1U);
  const auto accepted = accept(quotation);
  ASSERT_EQ(reasons(accepted), "accepted");
  EXPECT_EQ(accepted->accepted_hash, offered.content_hash);
  const auto order = desk().ask(orders::get, orders::OrderReference{accepted->sales_order_number});
  ASSERT_EQ(reasons(order), "accepted");
  EXPECT_EQ(order->status, gates::Status::draft);
  EXPECT_EQ(order->content_hash, offered.content_hash);
  EXPECT_EQ(text(order->totals.gross), "139.60");
  EXPECT_EQ(order->notes, "Ring twice.");
  EXPECT_EQ(order->owner, quotation.owner);
  EXPECT_NE(desk().facts(order->id).find("sales_order_made_from_quotation"), std::string::npos);
  EXPECT_EQ(desk().facts(quotation.id),
            "quotation_made, quotation_made_ready, quotation_sent, quotation_accepted");
  EXPECT_EQ(to_json(now(quotation)), to_json(*accepted));
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(Quoted, the_price_that_was_offered_stays_when_the_list_has_moved) {
  const Quotation quotation = sent();
  const auto product = desk().ask(catalog::get, catalog::ProductReference{"TAPE-48"});
  const Patch dearer{text(product->id), product->revision, R"({"unit_price":"13.00"})"};
  ASSERT_EQ(reasons(desk().perform(catalog::change, dearer)), "accepted");
  const auto accepted = accept(quotation);
  ASSERT_EQ(reasons(accepted), "accepted");
  const auto order = desk().ask(orders::get, orders::OrderReference{accepted->sales_order_number});
  EXPECT_EQ(text(*order->lines[0].unit_price) + " " + text(*order->lines[0].list_price),
            "12.40 13.00");
  EXPECT_EQ(order->content_hash, quotation.revisions.back().content_hash);
}

TEST_P(Quoted, two_accept_and_there_is_one_order) {
  const Quotation quotation = sent();
  EXPECT_EQ(reasons(accept(quotation)), "accepted");
  EXPECT_EQ(reasons(accept(quotation)), "not_in_this_state");
  EXPECT_EQ(desk().orders_in_all(), 1);
}

TEST_P(Quoted, nobody_accepts_what_is_over_whether_the_clock_was_at_it_or_not) {
  const Quotation quotation = sent();
  pass(11);
  EXPECT_EQ(reasons(accept(quotation)), ": quotation_expired");
  let_expire(quotation);
  EXPECT_EQ(now(quotation).status, Status::expired);
  EXPECT_EQ(reasons(accept(quotation)), "not_in_this_state");
  EXPECT_EQ(desk().orders_in_all(), 0);
}

TEST_P(Quoted, goods_are_kept_while_it_is_open_and_are_everybodys_after) {
  EXPECT_TRUE(desk().receive("TAPE-48", 9));
  const Quotation quotation = sent(true);
  EXPECT_EQ(available("TAPE-48"), pieces(5));
  EXPECT_EQ(desk().differences(), "");
  pass(11);
  let_expire(quotation);
  EXPECT_EQ(available("TAPE-48"), pieces(9));
  EXPECT_EQ(desk().differences(), "");
}

TEST_P(Quoted, goods_that_were_kept_go_over_to_the_order_and_are_its_own) {
  EXPECT_TRUE(desk().receive("TAPE-48", 4));
  const auto accepted = accept(sent(true));
  ASSERT_EQ(reasons(accepted), "accepted");
  EXPECT_EQ(available("TAPE-48"), pieces(0));
  EXPECT_EQ(desk().differences(), "");
  const auto verified =
      desk().as(desk().clerk).perform(orders::verify, {.id = accepted->sales_order_number});
  ASSERT_EQ(reasons(verified), "accepted");
  for (const gates::GateCheck& gate : verified->checks) {
    if (gate.code == "G3") {
      EXPECT_EQ(gate.result, checks::Outcome::pass) << gate.detail;
    }
  }
}

TEST_P(Quoted, a_revision_replaces_what_was_sent_and_its_goods) {
  EXPECT_TRUE(desk().receive("TAPE-48", 9));
  const Quotation before = sent(true);
  Offer next = given();
  next.id = before.number;
  next.lines[0].quantity = pieces(6);
  const auto revised = desk().as(desk().clerk).perform(revise, next);
  ASSERT_EQ(reasons(revised), "accepted");
  EXPECT_EQ(available("TAPE-48"), pieces(9));
  EXPECT_EQ(reasons(accept(before)), "/version: not_this_revision");
  const Quotation quotation = now(before);
  ASSERT_EQ(quotation.revisions.size(), 2U);
  EXPECT_TRUE(quotation.revisions[0].superseded_at);
  EXPECT_EQ(to_json(quotation.revisions[0].lines[0]), to_json(before.revisions[0].lines[0]));
  EXPECT_EQ(text(quotation.gross), "164.40");
  EXPECT_EQ(quotation.status, Status::draft);
}

TEST_P(Quoted, a_price_beyond_the_agents_takes_another_who_approves_the_order_with_it) {
  const auto quotation = made(Price{10'168'000});
  ASSERT_EQ(reasons(quotation), "accepted");
  const auto asked = desk().as(desk().clerk).perform(submit, {.id = quotation->number});
  ASSERT_EQ(reasons(asked), "accepted");
  EXPECT_EQ(asked->status, Status::pending_approval);
  EXPECT_NE(reasons(desk().as(desk().clerk).perform(decide, {.id = quotation->number})),
            "accepted");
  const auto fay = desk().person({Role::sales_manager, Role::finance});
  auto decided = desk().as(fay).perform(decide, {.id = quotation->number});
  ASSERT_EQ(reasons(decided), "accepted");
  if (decided->status == Status::pending_approval)
    decided = desk().as(Role::finance).perform(decide, {.id = quotation->number});
  EXPECT_EQ(decided->status, Status::ready);
  ASSERT_EQ(reasons(by_hand(quotation->number)), "accepted");
  const auto accepted = accept(*decided);
  ASSERT_EQ(reasons(accepted), "accepted");
  const auto order = desk().ask(orders::get, orders::OrderReference{accepted->sales_order_number});
  ASSERT_EQ(order->approvals.size(), 1U);
  EXPECT_EQ(order->approvals[0].status, approvals::Status::approved);
  const auto verified = desk().as(desk().clerk).perform(orders::verify, {.id = order->number});
  ASSERT_EQ(reasons(verified), "accepted");
  EXPECT_EQ(verified->status, gates::Status::verified);
}

TEST_P(Quoted, declining_takes_a_reason_and_giving_up_too) {
  const Quotation quotation = sent();
  const auto declined =
      desk()
          .as(desk().clerk)
          .perform(decline, {.id = quotation.number, .reason = "Too dear.", .signed_name = "Mei"});
  ASSERT_EQ(reasons(declined), "accepted");
  EXPECT_EQ(declined->status, Status::declined);
  const Quotation other = ready();
  EXPECT_EQ(reasons(desk().as(desk().clerk).perform(cancel, {.id = other.number})),
            "/reason: required");
  EXPECT_EQ(reasons(desk()
                        .as(desk().clerk)
                        .perform(cancel, {.id = other.number, .reason = "They went elsewhere."})),
            "accepted");
  EXPECT_EQ(now(other).status, Status::cancelled);
}

TEST_P(Quoted, its_paper_names_its_revision_its_last_day_and_every_price) {
  const Quotation quotation = sent();
  const auto paper = [&](const char* language) {
    const auto drawn =
        desk().ask(draw, WantPaper{.how = {.id = quotation.number, .language = language}});
    EXPECT_EQ(reasons(drawn), "accepted");
    EXPECT_EQ(printing::foreign_fonts(drawn->pdf), "");
    return drawn->name + "\n" + printing::extracted(drawn->pdf);
  };
  const std::string english = paper("en");
  for (const std::string& each : {"Quotation " + quotation.number + ".pdf", std::string("Revision"),
                                  std::string("Valid until"), std::string("12.40"),
                                  std::string("EUR 139.60"), std::string("Ring twice.")})
    EXPECT_NE(english.find(each), std::string::npos) << each << '\n' << english;
  EXPECT_NE(paper("zh-Hant").find("報價單"), std::string::npos);
  EXPECT_NE(paper("zh-Hans").find("报价单"), std::string::npos);
  EXPECT_EQ(reasons(desk().ask(draw, WantPaper{.how = {.id = quotation.number}, .version = 2})),
            "not_found");
}

TEST_P(Quoted, every_reason_against_an_offer_is_told_at_once) {
  Offer offer = given();
  offer.customer = "nobody";
  offer.valid_until = day_in_utc(desk().clock.now()) - 1;
  offer.lines[0].sku = "NOTHING";
  EXPECT_EQ(reasons(desk().as(desk().clerk).perform(make, offer)),
            "/valid_until: in_the_past, /customer: unknown_customer, /lines/0/sku: "
            "unknown_product");
}

TEST_P(Quoted, its_paper_looks_as_it_was_looked_at) {
  const auto quotation = ready();
  const auto drawn = desk().ask(draw, WantPaper{.how = {.id = quotation.number}});
  ASSERT_EQ(reasons(drawn), "accepted");
  EXPECT_EQ(printing::foreign_fonts(drawn->pdf), "");
  EXPECT_EQ(printing::unlike_picture(drawn->pdf, 1, "quotation"), "");
  const auto other = desk().ask(
      draw, WantPaper{.how = {.id = quotation.number, .language = "zh-Hant", .paper = "letter"}});
  EXPECT_EQ(printing::foreign_fonts(other->pdf), "");
  EXPECT_EQ(printing::unlike_picture(other->pdf, 1, "quotation-zh-Hant"), "");
}

}  // namespace
}  // namespace supercargo::quotations
