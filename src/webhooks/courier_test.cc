// Events on their way to a real receiver on loopback: told once, tried again, signed, replayed.
#include "webhooks/courier.h"

#include <set>

#include "journal/testing.h"
#include "outbound/testing.h"
#include "webhooks/commands.h"
#include "webhooks/outbox.h"
#include "webhooks/signature.h"
#include "webhooks/store.h"

namespace supercargo::webhooks {
namespace {

using journal::reasons;
using outbound::Received;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Result<Done> rung(journal::Unit& unit, const std::int64_t& bell) {
  unit.tell({.name = "bell_rung", .record = "bell", .record_id = bell, .prefix = "bel"});
  return Done{};
}

class Deliveries : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (!IsSkipped()) make_couriers();
  }
  void make_couriers() {
    outbound::Settings settings{.scheme = outbound::Scheme::http_too};
    settings.addresses.allowed = {*outbound::parse_network(receiver.address())};
    client.emplace(settings);
    courier.emplace(Courier::Parts{desk().session(), desk().services(), desk().clock, *client});
  }
  Webhook listening(const std::vector<std::string>& events = {"bell.*"}) {
    return *desk().perform(create, {.url = receiver.url(), .events = events});
  }
  // Another bell each time.
  void ring(const char* fact = "bell_rung") { ring_one(fact, 100 + ++bells_); }
  void ring_one(const char* fact, std::int64_t bell) {
    desk().write([&](journal::Unit& unit) {
      unit.tell({.name = fact,
                 .record = "bell",
                 .record_id = bell,
                 .prefix = "bel",
                 .revision = 3,
                 .changes = {{"tone", "\"SECRET-OLD\"", "\"SECRET-NEW\""}}});
    });
  }
  void hear() {
    while (journal::run_once(desk().session(), desk().services(),
                             {desk().tenant().id.value, desk().clock.now()}, outbox))
      continue;
  }
  // Until nothing is due; how many posts were made.
  int carry() {
    hear();
    int posts = 0;
    while (const int begun = courier->begin_due(desk().tenant().id.value)) {
      posts += begun;
      while (courier->in_flight() > 0) courier->finish(std::chrono::milliseconds(100));
    }
    return posts;
  }
  std::vector<Delivery> log() {
    return desk().ask(list_deliveries, db::ListRequest{.limit = 100})->items;
  }
  Delivery only() {
    const auto all = log();
    EXPECT_EQ(all.size(), 1u);
    return all.at(0);
  }
  Webhook stored(WebhookId id) { return *desk().ask(get, WebhookReference{id}); }

  outbound::Receiver receiver;
  std::optional<outbound::Client> client;
  std::optional<Courier> courier;
  Outbox outbox;
  std::int64_t bells_ = 0;
};
SUPERCARGO_ON_BOTH_ENGINES(Deliveries);

TEST_P(Deliveries, an_event_is_told_once_without_its_values) {
  listening({"bell.rung"});
  ring();
  ring("bell_polished");
  EXPECT_EQ(carry(), 1);
  EXPECT_EQ(carry(), 0);
  ASSERT_EQ(receiver.received().size(), 1u);
  const Received post = receiver.received()[0];
  EXPECT_TRUE(post.body.starts_with(R"({"type":"bell.rung","id":"bel_)")) << post.body;
  EXPECT_TRUE(post.body.ends_with(R"("revision":3,"changed":["tone"]})")) << post.body;
  EXPECT_EQ(post.body.find("SECRET"), std::string::npos);
  EXPECT_EQ(post.header("content-type"), "application/json");
  EXPECT_EQ(only().status, DeliveryStatus::delivered);
  EXPECT_EQ(only().attempts, 1);
  EXPECT_EQ(only().last_code, 200);
}

TEST_P(Deliveries, each_post_is_signed_with_every_secret_that_holds) {
  const Webhook webhook = listening();
  const auto rotated = desk().perform(rotate, {webhook.id});
  ring();
  carry();
  const Received post = receiver.received().at(0);
  const std::string id = post.header("webhook-id");
  const std::int64_t at = std::stoll(post.header("webhook-timestamp"));
  EXPECT_EQ(id, text(only().id));
  EXPECT_EQ(at, desk().clock.now().us / 1'000'000);
  EXPECT_EQ(post.header("webhook-signature"), signature(rotated->secret, {id, at, post.body}) +
                                                  ' ' +
                                                  signature(webhook.secret, {id, at, post.body}));
}

TEST_P(Deliveries, what_failed_is_tried_again_with_the_same_id_and_words) {
  receiver.answers({{.status = 500, .body = "try later"}, {.status = 204}});
  listening();
  ring();
  EXPECT_EQ(carry(), 1);
  const Delivery failed = only();
  EXPECT_EQ(failed.status, DeliveryStatus::pending);
  EXPECT_EQ(failed.failure, "status");
  EXPECT_EQ(failed.last_code, 500);
  EXPECT_EQ(failed.reply, "try later");
  EXPECT_GE(failed.next_attempt_at, desk().clock.now() + seconds(4));
  EXPECT_LE(failed.next_attempt_at, desk().clock.now() + seconds(6));
  EXPECT_EQ(carry(), 0);
  desk().clock.advance(seconds(7));
  EXPECT_EQ(carry(), 1);
  const auto posts = receiver.received();
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].header("webhook-id"), posts[1].header("webhook-id"));
  EXPECT_EQ(posts[0].body, posts[1].body);
  EXPECT_NE(posts[0].header("webhook-timestamp"), posts[1].header("webhook-timestamp"));
  EXPECT_EQ(only().status, DeliveryStatus::delivered);
  EXPECT_EQ(only().attempts, 2);
}

TEST_P(Deliveries, an_administrator_replays_one_with_its_id) {
  const Webhook webhook = listening();
  ring();
  carry();
  ASSERT_EQ(reasons(desk().perform(replay, {only().id})), "accepted");
  EXPECT_EQ(reasons(desk().perform(replay, {only().id})), "not_in_this_state");
  EXPECT_EQ(carry(), 1);
  const auto posts = receiver.received();
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].header("webhook-id"), posts[1].header("webhook-id"));
  EXPECT_EQ(posts[0].body, posts[1].body);
  EXPECT_EQ(desk().facts(webhook.id), "webhook_created, webhook_delivery_replayed");
}

TEST_P(Deliveries, a_receiver_that_is_gone_is_told_no_more) {
  receiver.answers({{.status = 410}});
  const Webhook webhook = listening();
  ring();
  EXPECT_EQ(carry(), 1);
  EXPECT_EQ(stored(webhook.id).status, WebhookStatus::disabled);
  EXPECT_EQ(stored(webhook.id).disabled_for, "gone");
  EXPECT_EQ(only().status, DeliveryStatus::failed);
  ring();
  EXPECT_EQ(carry(), 0);
  EXPECT_EQ(desk().facts(webhook.id), "webhook_created, webhook_disabled");
  EXPECT_EQ(reasons(desk().perform(replay, {only().id})), "not_in_this_state");
}

TEST_P(Deliveries, five_days_of_failures_disable_a_webhook_until_somebody_enables_it) {
  receiver.answers({{.status = 503}});
  const Webhook webhook = listening();
  for (int days = 0; days < 5; ++days) {
    ring();
    carry();
    desk().clock.advance(hours(24));
    EXPECT_EQ(stored(webhook.id).status, WebhookStatus::active) << days;
  }
  ring();
  carry();
  EXPECT_EQ(stored(webhook.id).disabled_for, "failing");
  EXPECT_EQ(carry(), 0);
  for (const Delivery& each : log()) EXPECT_FALSE(each.next_attempt_at);
  receiver.answers({{.status = 200}});
  const auto enabled = desk().perform(
      change, {.id = text(webhook.id), .revision = 2, .body = R"({"status":"active"})"});
  ASSERT_EQ(reasons(enabled), "accepted");
  EXPECT_EQ(enabled->disabled_for, "");
  ring();
  EXPECT_EQ(carry(), 1);
}

TEST_P(Deliveries, an_address_within_is_never_called) {
  outbound::Receiver inside;
  *desk().perform(create, {.url = inside.url(), .events = {"bell.rung"}});
  ring();
  EXPECT_EQ(carry(), 1);
  EXPECT_EQ(only().failure, "address_not_allowed");
  EXPECT_EQ(only().last_code, 0);
  EXPECT_TRUE(inside.received().empty());
}

TEST_P(Deliveries, a_receiver_that_fails_gets_one_at_a_time_and_holds_up_nobody) {
  outbound::Receiver silent;
  silent.answers({{.status = 500}});
  const Webhook failing = *desk().perform(create, {.url = silent.url(), .events = {"bell.*"}});
  desk().write([&](journal::Unit& unit) { store::mark_failing(unit.db, failing.id, unit.now()); });
  listening();
  for (int i = 0; i < 6; ++i) ring();
  hear();
  EXPECT_EQ(courier->begin_due(desk().tenant().id.value), 5) << "one, and four to the other";
  while (courier->in_flight() > 0) courier->finish(std::chrono::milliseconds(100));
  carry();
  EXPECT_EQ(receiver.received().size(), 6u);
}

TEST_P(Deliveries, a_receiver_that_is_behind_is_told_of_a_record_once_a_second) {
  listening();
  ring_one("bell_rung", 7);
  ring_one("bell_rung", 8);
  ring_one("bell_polished", 7);
  ring_one("bell_polished", 7);
  desk().clock.advance(seconds(2));
  ring_one("bell_moved", 7);
  EXPECT_EQ(carry(), 3);
  std::set<std::string> told;  // posts that are under way together come in any order
  for (const Received& post : receiver.received())
    told.insert(post.body.substr(8, post.body.find(',') - 8) +
                post.body.substr(post.body.find(']')));
  EXPECT_EQ(told, (std::set<std::string>{
                      R"("bell.rung"]})",
                      R"("bell.polished"],"also":["bell.rung","bell.polished"]})",
                      R"("bell.moved"]})",
                  }));
  int coalesced = 0;
  for (const Delivery& each : log())
    if (each.status == DeliveryStatus::dropped && each.failure == "coalesced") ++coalesced;
  EXPECT_EQ(coalesced, 2);
}

TEST_P(Deliveries, what_is_told_at_once_is_told_one_by_one) {
  listening();
  for (int i = 0; i < 3; ++i) {
    ring_one("bell_rung", 7);
    EXPECT_EQ(carry(), 1);
  }
}

TEST_P(Deliveries, who_asks_to_be_left_alone_is_left_alone_so_long) {
  receiver.answers({{.status = 429, .headers = "Retry-After: 600\r\n"}, {.status = 204}});
  listening();
  ring();
  EXPECT_EQ(carry(), 1);
  EXPECT_GE(only().next_attempt_at, desk().clock.now() + seconds(600));
  ring();
  desk().clock.advance(seconds(590));
  ring();
  EXPECT_EQ(carry(), 0) << "nor is it told anything else";
  desk().clock.advance(seconds(11));
  EXPECT_EQ(carry(), 3);
}

TEST_P(Deliveries, a_loop_through_other_systems_comes_to_an_end) {
  listening();
  for (const char* request : {"r1", "r2;hop=1", "r3;hop=2", "r4;hop=3"}) {
    auto call = desk().call();
    call.request_id = request;
    ASSERT_TRUE(journal::perform(desk().session(), desk().services(), call, rung, ++bells_));
  }
  EXPECT_EQ(carry(), 3);
  std::set<std::string> hops;
  for (const Received& post : receiver.received()) hops.insert(post.header("supercargo-hop"));
  EXPECT_EQ(hops, (std::set<std::string>{"1", "2", "3"}));
  EXPECT_EQ(log().front().status, DeliveryStatus::dropped);
  EXPECT_EQ(log().front().failure, "too_many_hops");
}

TEST_P(Deliveries, what_a_killed_server_had_taken_is_sent_by_another) {
  listening();
  ring();
  hear();
  ASSERT_EQ(courier->begin_due(desk().tenant().id.value), 1);
  make_couriers();  // the other server; the first never comes back
  EXPECT_EQ(carry(), 0) << "the lease holds";
  desk().clock.advance(minutes(2));
  EXPECT_EQ(carry(), 1);
  EXPECT_EQ(only().status, DeliveryStatus::delivered);
}

TEST_P(Deliveries, the_log_is_kept_for_thirty_days) {
  listening();
  ring();
  carry();
  const auto forget = [&] {
    desk().write([&](journal::Unit& unit) { EXPECT_FALSE(forget_old(unit)); });
    return log().size();
  };
  EXPECT_EQ(forget(), 1u);
  desk().clock.advance(hours(31 * 24));
  EXPECT_EQ(forget(), 0u);
}

}  // namespace
}  // namespace supercargo::webhooks
