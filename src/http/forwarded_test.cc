#include "http/forwarded.h"

#include <gtest/gtest.h>

namespace supercargo::http {
namespace {

const TrustSettings behind_proxies{.public_url = "https://Orders.Example.com",
                                   .hosts = {"desk.example.com"},
                                   .trusted_proxies = {"10.0.0.0/8", "fd00::/8"}};

std::string caller(const char* peer, std::vector<std::string> forwarded) {
  Request request;
  request.peer = peer;
  for (auto& each : forwarded) request.headers.emplace_back("x-forwarded-for", std::move(each));
  return to_text(Trust(behind_proxies).caller_of(request));
}

TEST(Forwarded, a_peer_that_is_no_proxy_of_ours_is_the_caller_whatever_it_says) {
  EXPECT_EQ(caller("192.0.2.9", {"203.0.113.1"}), "192.0.2.9");
  EXPECT_EQ(caller("192.0.2.9", {"10.0.0.1"}), "192.0.2.9");
}

TEST(Forwarded, of_a_chain_the_right_most_untrusted_address_counts) {
  EXPECT_EQ(caller("10.0.0.1", {"203.0.113.1"}), "203.0.113.1");
  EXPECT_EQ(caller("10.0.0.1", {"1.1.1.1, 203.0.113.1, 10.0.0.2"}), "203.0.113.1");
  EXPECT_EQ(caller("10.0.0.1", {"1.1.1.1", "203.0.113.1,10.9.9.9"}), "203.0.113.1");
  EXPECT_EQ(caller("fd00::1", {"2001:db8::5"}), "2001:db8::5");
}

TEST(Forwarded, ports_are_left_off) {
  EXPECT_EQ(caller("10.0.0.1", {"203.0.113.1:4711"}), "203.0.113.1");
  EXPECT_EQ(caller("10.0.0.1", {"[2001:db8::5]:4711"}), "2001:db8::5");
}

TEST(Forwarded, what_cannot_be_read_ends_the_chain) {
  EXPECT_EQ(caller("10.0.0.1", {"203.0.113.1, unknown"}), "10.0.0.1");
  EXPECT_EQ(caller("10.0.0.1", {"203.0.113.1, 10.0.0.5,"}), "10.0.0.1");
  EXPECT_EQ(caller("10.0.0.1", {}), "10.0.0.1");
}

TEST(Forwarded, only_known_hosts_are_answered_to) {
  const Trust trust(behind_proxies);
  for (const char* ours : {"orders.example.com", "ORDERS.example.com:443", "desk.example.com",
                           "localhost:8080", "127.0.0.1:8080", "[::1]:80", "127.9.9.9"})
    EXPECT_TRUE(trust.answers_to(ours)) << ours;
  for (const char* other : {"evil.example", "", "orders.example.com.evil.example", "192.0.2.1", "[",
                            "[::2]", "xorders.example.com", "orders.example.com@evil.example"})
    EXPECT_FALSE(trust.answers_to(other)) << other;
}

TEST(Forwarded, credentials_travel_in_the_clear_only_at_home) {
  const Trust trust(behind_proxies);
  EXPECT_FALSE(trust.refuse_insecure("127.0.0.1"));
  EXPECT_FALSE(trust.refuse_insecure("::1"));
  EXPECT_FALSE(trust.refuse_insecure("10.1.2.3"));
  ASSERT_TRUE(trust.refuse_insecure("192.0.2.1"));
  EXPECT_EQ(trust.refuse_insecure("192.0.2.1")->code, "insecure_transport");
  EXPECT_TRUE(trust.refuse_insecure(""));
  EXPECT_FALSE(Trust({.insecure_http = true}).refuse_insecure("192.0.2.1"));
}

TEST(Forwarded, settings_that_say_nothing_are_refused_at_start) {
  EXPECT_THROW(Trust({.trusted_proxies = {"proxy.local"}}), Fault);
  EXPECT_THROW(Trust({.public_url = "orders.example.com"}), Fault);
}

}  // namespace
}  // namespace supercargo::http
