#include "deliveries/commands.h"

#include <gmock/gmock.h>

#include "files/commands.h"
#include "files/owners.h"
#include "jobs/job.h"
#include "tests/shipping_desk.h"

namespace supercargo::deliveries {
namespace {

using journal::reasons;
using ::testing::HasSubstr;
using tests::pieces;

class OnTheRoad : public tests::OnShippingDesk {
 protected:
  void pass(std::chrono::hours time) { desk().clock.advance(time); }
  Result<Shipment> verify(const VerifyProof& given) {
    auto answer = desk().as(desk().clerk).perform(verify_proof, given);
    if (answer) last = *answer;
    return answer;
  }
};
SUPERCARGO_ON_BOTH_ENGINES(OnTheRoad);

TEST_P(OnTheRoad, a_whole_delivery_ends_the_order) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  pass(std::chrono::hours(20));
  ASSERT_EQ(reasons(deliver()), "accepted");
  EXPECT_EQ(order_text(order), "delivered: 1 delivered 10");
  EXPECT_EQ(now(order).delivered_at, desk().clock.now());
  EXPECT_EQ(now(last).proof->receiver, "Jan de Boer");
  EXPECT_EQ(desk().facts(last.id),
            "shipment_planned, shipment_picked, shipment_packed, shipment_despatched, "
            "shipment_departed, shipment_sent_out, shipment_delivered");
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_despatched, sales_order_delivered"));
  EXPECT_EQ(reasons(deliver()), "not_in_this_state");
  EXPECT_EQ(causes(), "");
  EXPECT_EQ(reasons(verify({.id = last.number})), "accepted");
  EXPECT_EQ(status(last), "pod_verified");
  const auto closed = desk().as(desk().clerk).perform(agreements::close, {.id = order.number});
  EXPECT_EQ(reasons(closed), "accepted");
}

TEST_P(OnTheRoad, only_what_was_accepted_is_delivered) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  ASSERT_EQ(reasons(deliver(
                {{.line = 1, .quantity = pieces(6), .damaged = pieces(2), .refused = pieces(1)}})),
            "accepted");
  EXPECT_EQ(order_text(order), "partially_delivered: 1 backordered 4 delivered 6");
  const auto& line = now(last).lines[0];
  EXPECT_EQ(text(line.missing), "1");
  EXPECT_EQ(causes(), "short_delivery");
  EXPECT_THAT(follow_ups()[0].detail, HasSubstr("4 EA of TAPE-48 are promised anew for"));
  EXPECT_GT(now(order).promise_date, order.promise_date - 1);
  EXPECT_EQ(now(order).lines[0].original_promise_date, order.lines[0].original_promise_date);
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_partly_delivered"));
}

TEST_P(OnTheRoad, what_was_not_accepted_comes_back_and_the_damaged_to_quarantine) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  ASSERT_EQ(reasons(deliver(
                {{.line = 1, .quantity = pieces(6), .damaged = pieces(3), .refused = pieces(1)}})),
            "accepted");
  ASSERT_EQ(reasons(ship(take_back, {.id = last.number})), "accepted");
  EXPECT_EQ(status(last), "delivered");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 94, reserved 0, quarantined 3");
  EXPECT_EQ(order_text(order), "partially_delivered: 1 backordered 4 delivered 6");
  EXPECT_EQ(reasons(ship(take_back, {.id = last.number})), ": nothing_to_come_back");
}

TEST_P(OnTheRoad, an_attempt_that_failed_is_made_again) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  ASSERT_EQ(reasons(ship(fail_attempt, {.id = last.number, .reason = "Nobody there."})),
            "accepted");
  EXPECT_EQ(status(last) + " " + std::to_string(last.attempts), "failed_attempt 1");
  EXPECT_EQ(causes(), "failed_attempt");
  EXPECT_EQ(reasons(deliver()), "not_in_this_state");
  const Instant tomorrow = desk().clock.now() + std::chrono::hours(24);
  EXPECT_EQ(reasons(ship(reschedule, {.id = last.number, .eta = desk().clock.now()})),
            "/eta: in_the_past");
  ASSERT_EQ(reasons(ship(reschedule, {.id = last.number, .eta = tomorrow})), "accepted");
  ASSERT_EQ(reasons(deliver()), "accepted");
  EXPECT_EQ(last.attempts, 2);
  EXPECT_EQ(order_text(order), "delivered: 1 delivered 10");
  const auto closed = desk().as(desk().clerk).perform(agreements::close, {.id = order.number});
  EXPECT_THAT(reasons(closed), HasSubstr("open_follow_up"));
}

TEST_P(OnTheRoad, goods_that_come_back_to_the_depot_are_reserved_again) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  ASSERT_EQ(reasons(ship(fail_attempt, {.id = last.number, .reason = "Gate shut."})), "accepted");
  ASSERT_EQ(reasons(ship(take_back,
                         {.id = last.number,
                          .lines = {{.line = 1, .quantity = pieces(9), .damaged = pieces(2)}}})),
            "accepted");
  EXPECT_EQ(status(last), "returned_to_depot");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 reserved 7 backordered 3");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 99, reserved 7, quarantined 2");
  EXPECT_EQ(causes(), "failed_attempt, short_delivery");
  ASSERT_EQ(reasons(plan(order, 7)), "accepted");
  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 92, reserved 0, quarantined 2");
}

TEST_P(OnTheRoad, lost_goods_are_promised_anew) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  ASSERT_EQ(reasons(ship(lose, {.id = last.number, .reason = "The van burnt out."})), "accepted");
  EXPECT_EQ(status(last), "lost");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 backordered 10");
  EXPECT_EQ(stock_text("TAPE-48"), "on hand 90, reserved 0, quarantined 0");
  EXPECT_EQ(causes(), "goods_lost");
}

TEST_P(OnTheRoad, a_delay_is_told_in_words_ready_to_be_sent) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  const Instant later = last.eta + std::chrono::hours(24);
  EXPECT_EQ(reasons(ship(delay, {.id = last.number, .eta = last.eta, .cause = "Fog."})),
            "/eta: not_later");
  ASSERT_EQ(reasons(ship(delay, {.id = last.number, .eta = later, .cause = "Fog."})), "accepted");
  EXPECT_EQ(status(last) + (last.delayed ? " late" : ""), "despatched late");
  ASSERT_EQ(causes(), "delayed");
  EXPECT_THAT(follow_ups()[0].draft, HasSubstr("Dear Lantau Foods C-1"));
  EXPECT_THAT(follow_ups()[0].draft, HasSubstr(order.number));
  EXPECT_THAT(follow_ups()[0].draft, HasSubstr("The reason: Fog."));
  EXPECT_EQ(follow_ups()[0].owner, desk().clerk.person);
  ASSERT_EQ(reasons(ship(delay, {.id = last.number,
                                 .eta = later + std::chrono::hours(1),
                                 .cause = "Fog and ice."})),
            "accepted");
  ASSERT_EQ(causes(), "delayed") << "one that goes on";
  EXPECT_THAT(follow_ups()[0].draft, HasSubstr("The reason: Fog and ice."));
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_delayed, sales_order_delayed"));
}

TEST_P(OnTheRoad, without_a_proof_a_day_after_somebody_asks) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  const auto look = [&] {
    desk().write([&](journal::Unit& unit) { miss_proof(unit, last.id.value); });
  };
  const auto due = desk().read([&](const journal::Query& query) {
    return query.db.value<Instant>("SELECT due_at FROM job WHERE tenant_id = $1 AND kind = $2",
                                   shipments::proof_job);
  });
  EXPECT_EQ(due, last.eta + std::chrono::hours(24));
  look();
  EXPECT_EQ(causes(), "no_proof_of_delivery");
  EXPECT_THAT(desk().facts(order.id), HasSubstr("sales_order_proof_missed"));
  ASSERT_EQ(reasons(deliver()), "accepted");
  look();
  EXPECT_EQ(causes(), "no_proof_of_delivery");
}

TEST_P(OnTheRoad, a_proof_that_cannot_be_read_is_followed_up) {
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  ASSERT_EQ(reasons(deliver()), "accepted");
  ASSERT_EQ(reasons(verify({.id = last.number,
                            .finding = shipments::Finding::illegible,
                            .remark = "The signature is a blot."})),
            "accepted");
  EXPECT_EQ(status(last), "delivered");
  EXPECT_EQ(causes(), "no_proof_of_delivery");
  ASSERT_EQ(reasons(verify({.id = last.number})), "accepted");
  EXPECT_EQ(status(last), "pod_verified");
  EXPECT_EQ(now(last).proof->finding, shipments::Finding::right);
}

TEST_P(OnTheRoad, a_signature_is_a_file_of_the_shipment) {
  files::add_owner_kind({"shipment", ShipmentId::prefix,
                         [](const db::Reader& reader, const journal::Actor&, std::int64_t id) {
                           return shipments::find(reader, text(ShipmentId{id})).has_value();
                         }});
  const auto order = confirmed({{"TAPE-48", pieces(10)}});
  despatched(order, 10);
  const auto file = desk()
                        .as(desk().warehouse)
                        .perform(files::add_attachment,
                                 files::Upload{text(last.id), "sign.txt", "text/plain", "Jan"});
  ASSERT_EQ(reasons(file), "accepted");
  Deliver given{.id = last.number,
                .receiver = "Jan",
                .at = desk().clock.now() + std::chrono::hours(1),
                .attachments = {"att_none"}};
  EXPECT_EQ(reasons(ship(deliveries::deliver, given)),
            "/at: in_the_future, /attachments/0: unknown_attachment");
  given.at = desk().clock.now();
  given.attachments = {text(file->id)};
  EXPECT_EQ(reasons(ship(deliveries::deliver, given)), "accepted");
  EXPECT_EQ(now(last).proof->attachments, std::vector{text(file->id)});
}

TEST_P(OnTheRoad, a_service_is_done_where_the_goods_go) {
  const auto order = confirmed({{"TAPE-48", pieces(2)}, {"HAUL", pieces(3)}});
  ASSERT_EQ(reasons(ship(shipments::plan, {.sales_order = order.number,
                                           .lines = {{.line = 1, .quantity = pieces(2)},
                                                     {.line = 2, .quantity = pieces(3)}}})),
            "accepted");
  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  EXPECT_EQ(order_text(order), "in_fulfilment: 1 despatched 2, 2 despatched 3");
  ASSERT_EQ(
      reasons(deliver({{.line = 1, .quantity = pieces(2)}, {.line = 2, .quantity = pieces(1)}})),
      "accepted");
  EXPECT_EQ(order_text(order), "partially_delivered: 1 delivered 2, 2 reserved 2 delivered 1")
      << "what was not done is to be done another day";
  EXPECT_EQ(causes(), "short_delivery");
  ASSERT_EQ(reasons(plan(order, 2, 2)), "accepted");
  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(deliver()), "accepted");
  EXPECT_EQ(order_text(order), "delivered: 1 delivered 2, 2 delivered 3");
}

TEST_P(OnTheRoad, each_order_of_a_shipment_hears_of_its_own) {
  const auto one = confirmed({{"TAPE-48", pieces(10)}});
  const auto two = confirmed({{"TAPE-48", pieces(4)}});
  ASSERT_EQ(
      reasons(ship(shipments::plan, {.sales_order = one.number,
                                     .lines = {{"", 1, pieces(10)}, {two.number, 1, pieces(4)}}})),
      "accepted");
  ASSERT_EQ(reasons(ship(shipments::despatch, {.id = last.number})), "accepted");
  ASSERT_EQ(reasons(deliver({{.line = 1, .quantity = pieces(10)},
                             {.sales_order = two.number, .line = 1, .quantity = pieces(3)}})),
            "accepted");
  EXPECT_EQ(order_text(one), "delivered: 1 delivered 10");
  EXPECT_EQ(order_text(two), "partially_delivered: 1 backordered 1 delivered 3");
  ASSERT_EQ(follow_ups().size(), 1U);
  EXPECT_EQ(follow_ups()[0].subject, text(two.id));
}

}  // namespace
}  // namespace supercargo::deliveries
