#include "http/live.h"

#include <gtest/gtest.h>

#include <atomic>
#include <mutex>

#include "http/exchange.h"
#include "http/live_event.h"
#include "journal/entry_store.h"
#include "journal/testing.h"
#include "tests/raw_client.h"
#include "tests/sample_api.h"

namespace supercargo::http {
namespace {

using supercargo::testing::eventually;

class Collected final : public Outflow {
 public:
  bool send(std::string bytes) override {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    text_.append(bytes);
    return true;
  }
  void close() override { closed_ = true; }
  bool closed() const override { return closed_; }
  std::string text() const {
    const std::lock_guard lock(mutex_);
    return text_;
  }
  bool has(std::string_view words) const { return text().find(words) != std::string::npos; }

 private:
  mutable std::mutex mutex_;
  std::string text_;
  std::atomic<bool> closed_ = false;
};

class CollectedExchange final : public Exchange {
 public:
  explicit CollectedExchange(std::shared_ptr<Collected> flow) : flow_(std::move(flow)) {}
  std::shared_ptr<Outlet> deliver(Response) override { return nullptr; }
  std::shared_ptr<Outflow> open(Response) override { return flow_; }

 private:
  std::shared_ptr<Collected> flow_;
};

class OnePrincipal final : public Authenticator {
 public:
  std::shared_ptr<const Principal> remembered(const Credential&, Instant) override {
    return nullptr;
  }
  std::shared_ptr<const Principal> look_up(const db::Reader&, const Credential&, Instant) override {
    return revoked ? nullptr : principal;
  }
  std::optional<std::int64_t> tenant_of_host(std::string_view) override { return std::nullopt; }

  std::shared_ptr<const Principal> principal;
  std::atomic<bool> revoked = false;
};

class NoObserver final : public Observer {
 public:
  void answered(const Answered&) override {}
  void faulted(std::string_view, const std::exception& fault) override {
    ADD_FAILURE() << fault.what();
  }
  void committed(std::size_t) override {}
};

class LiveEvents : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (IsSkipped()) return;
    sample::add_routes(routes_);
    authenticator_.principal = principal(staff);
    live_ = std::make_unique<Live>(
        LiveParts{routes_, desk().database(), authenticator_, desk().clock, observer_,
                  [this](const db::Reader& reader, Instant) { return passed(reader); }},
        LiveSettings{.replay_max = 3, .poll = std::chrono::milliseconds(20)});
  }
  void TearDown() override {
    live_.reset();
    OnDesk::TearDown();
  }

  std::shared_ptr<Principal> principal(RoleSet roles) {
    Principal made{.tenant = desk().tenant().id.value, .id = 5};
    made.actor.roles = roles;
    return std::make_shared<Principal>(made);
  }

  std::optional<Problem> open(std::shared_ptr<Collected> flow, std::string last_event_id = {}) {
    Responder responder(std::make_shared<CollectedExchange>(std::move(flow)));
    auto problem = live_->open({.credential = {},
                                .principal = authenticator_.principal,
                                .last_event_id = std::move(last_event_id)},
                               {}, responder);
    if (problem) responder({});
    return problem;
  }
  std::shared_ptr<Collected> listen(std::string last_event_id = {}) {
    auto flow = std::make_shared<Collected>();
    EXPECT_FALSE(open(flow, std::move(last_event_id)));
    EXPECT_TRUE(eventually([&] { return flow->has("event: ready"); }));
    return flow;
  }

  // The number of the fact.
  std::int64_t tell(const char* name, const char* record = "parcel") {
    desk().write([&](journal::Unit& unit) {
      unit.tell({.name = name,
                 .record = record,
                 .record_id = 7'000'000'001,
                 .prefix = "prc",
                 .revision = 2,
                 .changes = {{"code", "\"SECRET-1\"", "\"SECRET-2\""}}});
    });
    live_->wake();
    std::int64_t seq = 0;
    read(desk().tenant().id.value,
         [&](db::Session& session) { seq = journal::find_head(db::Reader(session))->seq; });
    return seq;
  }
  // Told to whoever listens in this company, once.
  void pass(Passing news) {
    const std::lock_guard lock(passing_mutex_);
    passing_.push_back(std::move(news));
  }
  std::vector<Passing> passed(const db::Reader& reader) {
    const std::lock_guard lock(passing_mutex_);
    if (reader.tenant() != desk().tenant().id.value) return {};
    return std::exchange(passing_, {});
  }
  static std::string opened(std::int64_t seq) {
    return "id: " + std::to_string(seq) + "\nevent: parcel.opened";
  }

  Routes routes_;
  OnePrincipal authenticator_;
  NoObserver observer_;
  std::mutex passing_mutex_;
  std::vector<Passing> passing_;
  std::unique_ptr<Live> live_;
};

TEST(LiveEvent, the_last_id_heard_is_a_number_of_ours) {
  EXPECT_EQ(last_event_id_of("12"), 12);
  for (const char* strange : {"", "-1", "x", "12x", "99999999999999999999"})
    EXPECT_FALSE(last_event_id_of(strange)) << strange;
}

TEST_P(LiveEvents, a_fact_is_heard_without_its_values) {
  const auto flow = listen();
  tell("parcel_opened");
  ASSERT_TRUE(eventually([&] {
    return flow->has(
        "\n\n"
        "id: ");
  }));
  EXPECT_TRUE(flow->has("event: parcel.opened\ndata: {\"type\":\"parcel.opened\",\"id\":\"prc_"));
  EXPECT_TRUE(flow->has("\"revision\":2,\"changed\":[\"code\"]}"));
  EXPECT_FALSE(flow->has("SECRET"));
}

TEST_P(LiveEvents, what_was_missed_is_told_again) {
  const auto first = listen();
  const auto seq = tell("parcel_opened");
  tell("parcel_opened");
  tell("parcel_opened");
  ASSERT_TRUE(eventually([&] { return first->has(opened(seq + 2)); })) << first->text();
  const auto second = listen(std::to_string(seq));
  ASSERT_TRUE(eventually([&] { return second->has(opened(seq + 2)); }));
  EXPECT_TRUE(second->has(opened(seq + 1)));
  EXPECT_FALSE(second->has(opened(seq)));
}

TEST_P(LiveEvents, who_missed_too_much_starts_anew) {
  const auto seq = tell("parcel_opened");
  for (int i = 0; i < 4; ++i) tell("parcel_opened");
  EXPECT_TRUE(
      listen(std::to_string(seq))->has("id: " + std::to_string(seq + 4) + "\nevent: reset"));
  EXPECT_FALSE(listen(std::to_string(seq + 1))->has("event: reset"));
  EXPECT_TRUE(listen("900")->has("event: reset")) << "a number of another journal";
  EXPECT_TRUE(listen("x")->has("event: reset"));
}

TEST_P(LiveEvents, records_that_one_may_not_read_are_not_heard_of) {
  const auto flow = listen();
  tell("key_revoked", "key");
  tell("parcel_opened");
  ASSERT_TRUE(eventually([&] { return flow->has("event: parcel.opened"); }));
  EXPECT_FALSE(flow->has("key.revoked"));
}

TEST_P(LiveEvents, what_passes_is_told_once_to_those_it_concerns_and_moves_nobody_on) {
  auto concerned = principal(staff);
  concerned->actor.person = PersonId{41};
  authenticator_.principal = concerned;
  const auto flow = listen();
  pass({.record = "parcel", .type = "parcel.looked_at", .id = "prc_1", .to = {PersonId{40}}});
  pass({.record = "key", .type = "key.looked_at", .id = "key_1", .to = {PersonId{41}}});
  pass({.record = "parcel",
        .type = "parcel.looked_at",
        .id = "prc_2",
        .to = {PersonId{40}, PersonId{41}}});
  tell("parcel_opened");
  ASSERT_TRUE(eventually([&] { return flow->has("event: parcel.opened"); }));
  ASSERT_TRUE(eventually([&] { return flow->has("prc_2"); })) << flow->text();
  EXPECT_TRUE(
      flow->has("\n\nevent: parcel.looked_at\n"
                "data: {\"type\":\"parcel.looked_at\",\"id\":\"prc_2\"}\n\n"));
  EXPECT_FALSE(flow->has("prc_1")) << "of somebody else";
  EXPECT_FALSE(flow->has("key_1")) << "of what may not be read";
}

TEST_P(LiveEvents, after_a_revocation_nothing_more_is_heard) {
  const auto flow = listen();
  authenticator_.revoked = true;
  tell("parcel_opened");
  ASSERT_TRUE(eventually([&] { return flow->closed(); }));
  EXPECT_FALSE(flow->has("parcel.opened"));
}

TEST_P(LiveEvents, the_heart_beats_and_looks_whether_the_session_still_lives) {
  const auto flow = listen();
  desk().clock.advance(std::chrono::seconds(16));
  ASSERT_TRUE(eventually([&] { return flow->has("\n\n:\n\n"); }));
  authenticator_.revoked = true;
  desk().clock.advance(std::chrono::seconds(16));
  EXPECT_TRUE(eventually([&] { return flow->closed(); }));
}

TEST_P(LiveEvents, a_stream_ends_after_its_hour) {
  const auto flow = listen();
  desk().clock.advance(std::chrono::hours(1));
  EXPECT_TRUE(eventually([&] { return flow->closed(); }));
}

TEST_P(LiveEvents, a_session_has_four) {
  std::vector<std::shared_ptr<Collected>> flows;
  for (int i = 0; i < 4; ++i) flows.push_back(listen());
  const auto refused = open(std::make_shared<Collected>());
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, "too_many_streams");
  flows.front()->close();
  EXPECT_FALSE(open(std::make_shared<Collected>()));
}

TEST_P(LiveEvents, portals_do_not_listen) {
  auto portal = principal(RoleSet{Role::customer_portal});
  portal->actor.party = 77;
  authenticator_.principal = portal;
  const auto refused = open(std::make_shared<Collected>());
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->refusal, Refusal::forbidden);
}

SUPERCARGO_ON_BOTH_ENGINES(LiveEvents);

}  // namespace
}  // namespace supercargo::http
