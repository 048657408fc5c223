#include "http/rates.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace supercargo::http {
namespace {

constexpr Instant start{1'000'000'000'000};
constexpr Duration second{1'000'000};

Address address(const char* text) { return *parse_address(text); }

int granted(Rates& rates, const char* peer, Instant now, int tries) {
  int count = 0;
  for (int i = 0; i < tries; ++i)
    if (rates.take_anonymous(address(peer), now).granted) ++count;
  return count;
}

TEST(Rates, a_network_has_its_burst_and_then_its_rate) {
  Rates rates({});
  EXPECT_EQ(granted(rates, "192.0.2.1", start, 60), 50);
  EXPECT_EQ(granted(rates, "192.0.2.1", start + second, 60), 10);
  EXPECT_EQ(granted(rates, "192.0.2.1", start + 100 * second, 60), 50)
      << "never more than the burst";
}

TEST(Rates, a_clock_that_is_put_back_keeps_nobody_out) {
  Rates rates({});
  EXPECT_EQ(granted(rates, "192.0.2.1", start, 60), 50);
  const Instant put_back = start - 3600 * second;
  EXPECT_EQ(granted(rates, "192.0.2.1", put_back, 60), 0) << "what was used is not forgotten";
  EXPECT_EQ(granted(rates, "192.0.2.1", put_back + second, 60), 10);
}

TEST(Rates, networks_do_not_share) {
  Rates rates({});
  EXPECT_EQ(granted(rates, "192.0.2.1", start, 60), 50);
  EXPECT_EQ(granted(rates, "192.0.2.2", start, 60), 50);
  EXPECT_EQ(granted(rates, "2001:db8::1", start, 60), 50);
  EXPECT_EQ(granted(rates, "2001:db8::2", start, 60), 0) << "one subscriber has the whole /64";
}

TEST(Rates, a_refusal_says_when_to_come_again) {
  Rates rates({.anonymous = {1, 1}});
  EXPECT_TRUE(rates.take_anonymous(address("192.0.2.1"), start).granted);
  const auto refused = rates.take_anonymous(address("192.0.2.1"), start);
  EXPECT_FALSE(refused.granted);
  EXPECT_EQ(refused.reset_s, 1);
  const auto reply = too_many_reply(refused);
  EXPECT_EQ(reply.status, 429);
  EXPECT_NE(std::find(reply.headers.begin(), reply.headers.end(),
                      std::pair<std::string, std::string>("RateLimit", "\"network\";r=0;t=1")),
            reply.headers.end());
  EXPECT_TRUE(rates.take_anonymous(address("192.0.2.1"), start + second).granted);
}

TEST(Rates, what_is_left_is_told) {
  Rates rates({});
  const auto allowance = rates.take_anonymous(address("192.0.2.1"), start);
  EXPECT_EQ(allowance.remaining, 49);
  Response response;
  add_rate_limit(response, allowance);
  EXPECT_EQ(response.headers.front().second, "\"network\";q=50;w=5");
}

TEST(Rates, guesses_are_charged_when_they_failed) {
  Rates rates({.strangers = {10, 3}});
  const auto peer = address("192.0.2.1");
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(rates.stranger_may_try(peer, start).granted);
  for (int i = 0; i < 3; ++i) rates.charge_stranger(peer, start);
  EXPECT_FALSE(rates.stranger_may_try(peer, start).granted);
  EXPECT_TRUE(rates.stranger_may_try(peer, start + second).granted);
}

TEST(Rates, a_principal_has_its_own_rate_or_none) {
  Rates rates({});
  Principal limited{.tenant = 1, .id = 5, .rate_per_s = 50, .rate_burst = 2};
  EXPECT_TRUE(rates.take(limited, start).granted);
  EXPECT_TRUE(rates.take(limited, start).granted);
  EXPECT_FALSE(rates.take(limited, start).granted);
  Principal free{.tenant = 1, .id = 6, .rate_per_s = 0};
  for (int i = 0; i < 1000; ++i) EXPECT_TRUE(rates.take(free, start).granted);
}

TEST(Rates, a_key_has_so_many_under_way) {
  Rates rates({.key_in_flight_max = 2});
  Principal key{.tenant = 1, .id = 5};
  key.actor.kind = journal::ActorKind::key;
  InFlight first;
  InFlight third;
  EXPECT_TRUE(rates.enter(key, first));
  {
    InFlight second_one;
    EXPECT_TRUE(rates.enter(key, second_one));
    EXPECT_FALSE(rates.enter(key, third));
  }
  EXPECT_TRUE(rates.enter(key, third));
}

TEST(Rates, the_table_is_bounded) {
  Rates rates({.callers_max = 100});
  for (int i = 0; i < 10'000; ++i) {
    const auto text = "10.1." + std::to_string(i / 250) + "." + std::to_string(i % 250);
    rates.take_anonymous(address(text.c_str()), start);
  }
  EXPECT_LE(rates.callers(), 100U);
}

TEST(Rates, who_comes_all_the_time_is_not_forgotten) {
  Rates rates({.callers_max = 100});
  int passed = 0;
  for (int i = 0; i < 1000; ++i) {
    passed += granted(rates, "192.0.2.1", start, 1);
    const auto text = "10.1.0." + std::to_string(i % 250);
    rates.take_anonymous(address(text.c_str()), start);
  }
  EXPECT_EQ(passed, 50);
}

}  // namespace
}  // namespace supercargo::http
