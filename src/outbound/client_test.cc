#include "outbound/client.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "outbound/testing.h"

namespace supercargo::outbound {
namespace {

using std::chrono::milliseconds;

Settings open_to(const Receiver& receiver) {
  return {.addresses = {.allowed = {*parse_network(receiver.address())}},
          .scheme = Scheme::http_too,
          .total_max = milliseconds(2000)};
}

TEST(Client, posts_what_it_is_given_and_brings_the_answer) {
  Receiver receiver;
  receiver.answers({{.status = 202, .body = "taken"}});
  Client client(open_to(receiver));
  const auto outcome =
      client.post({.url = receiver.url(), .headers = {"x-mark: 7"}, .body = "hello"});
  EXPECT_EQ(outcome.failure, Failure::none);
  EXPECT_EQ(outcome.status, 202);
  EXPECT_EQ(outcome.body, "taken");
  ASSERT_EQ(receiver.received().size(), 1u);
  EXPECT_EQ(receiver.received()[0].body, "hello");
  EXPECT_EQ(receiver.received()[0].header("x-mark"), "7");
  EXPECT_TRUE(receiver.received()[0].head.starts_with("POST /hook HTTP/1.1\r\n"));
}

// Nothing here is asked of a resolver: what is no address by itself is a name of this machine.
TEST(Client, every_spelling_of_an_address_within_ends_in_refusal) {
  Client client({.scheme = Scheme::http_too});
  for (const char* url : {"http://127.0.0.1/",
                          "http://localhost/",
                          "http://2130706433/",
                          "http://0x7f000001/",
                          "http://0x7f.0x0.0x0.0x1/",
                          "http://017700000001/",
                          "http://0177.0.0.1/",
                          "http://127.1/",
                          "http://127.0.1/",
                          "http://0/",
                          "http://0.0.0.0/",
                          "http://[::1]/",
                          "http://[::]/",
                          "http://[::ffff:127.0.0.1]/",
                          "http://[::ffff:7f00:1]/",
                          "http://[2002:7f00:1::]/",
                          "http://[64:ff9b::7f00:1]/",
                          "http://[fe80::1]/",
                          "http://[fd00::1]/",
                          "http://10.0.0.1/",
                          "http://169.254.169.254/latest/meta-data/",
                          "http://①②⑦.⓪.⓪.①/",
                          "http://1.1.1.1@127.0.0.1/",
                          "http://name:word@1.1.1.1/",
                          "file:///etc/passwd",
                          "gopher://127.0.0.1:6379/_PING",
                          "http://1.1.1.1:22/",
                          "",
                          "no address"})
    EXPECT_EQ(client.post({.url = url}).failure, Failure::address_not_allowed) << url;
}

TEST(Client, plain_http_and_ourselves_are_refused_unless_the_operator_says_otherwise) {
  Receiver receiver;
  Settings settings = open_to(receiver);
  settings.scheme = Scheme::https_only;
  EXPECT_EQ(Client(settings).post({.url = receiver.url()}).failure, Failure::address_not_allowed);
  settings = open_to(receiver);
  settings.own_host = "127.0.0.1";
  EXPECT_EQ(Client(settings).post({.url = receiver.url()}).failure, Failure::address_not_allowed);
  EXPECT_TRUE(receiver.received().empty());
}

TEST(Client, a_redirect_is_an_answer_and_not_followed) {
  Receiver receiver;
  receiver.answers(
      {{.status = 307, .headers = "Location: " + receiver.url("/elsewhere") + "\r\n"}});
  Client client(open_to(receiver));
  EXPECT_EQ(client.post({.url = receiver.url()}).status, 307);
  EXPECT_EQ(receiver.received().size(), 1u);
}

TEST(Client, proxies_of_the_environment_are_ignored) {
  Receiver receiver;
  Receiver proxy;
  setenv("http_proxy", proxy.url("").c_str(), 1);
  setenv("ALL_PROXY", proxy.url("").c_str(), 1);
  EXPECT_EQ(Client(open_to(receiver)).post({.url = receiver.url()}).status, 200);
  unsetenv("http_proxy");
  unsetenv("ALL_PROXY");
  EXPECT_TRUE(proxy.received().empty());
}

TEST(Client, a_server_that_says_nothing_or_too_much_is_left) {
  Receiver receiver;
  receiver.answers({{.after = milliseconds(600)}, {.body = std::string(70'000, 'x')}});
  Settings settings = open_to(receiver);
  settings.total_max = milliseconds(200);
  EXPECT_EQ(Client(settings).post({.url = receiver.url()}).failure, Failure::timeout);
  const auto outcome = Client(open_to(receiver)).post({.url = receiver.url()});
  EXPECT_EQ(outcome.failure, Failure::reply_too_large);
  EXPECT_EQ(outcome.status, 200);
  EXPECT_EQ(outcome.body.size(), reply_bytes_max);
}

TEST(Client, what_does_not_speak_tls_gets_nothing) {
  Receiver receiver;
  const auto outcome =
      Client(open_to(receiver)).post({.url = "https://" + receiver.address() + "/hook"});
  EXPECT_EQ(outcome.failure, Failure::tls_failed);
}

TEST(Client, many_are_under_way_at_once_and_a_slow_one_keeps_back_none) {
  Receiver slow;
  Receiver quick;
  slow.answers({{.after = milliseconds(400)}});
  Settings settings = open_to(slow);
  settings.addresses.allowed.push_back(*parse_network(quick.address()));
  Client client(settings);
  client.begin(1, {.url = slow.url()});
  client.begin(2, {.url = quick.url()});
  client.begin(3, {.url = "http://127.0.0.1:1/"});
  EXPECT_EQ(client.in_flight(), 3u);
  std::string order;
  while (client.in_flight() > 0)
    for (const auto& each : client.finished(milliseconds(50)))
      order += std::to_string(each.ticket) + ":" + std::to_string(each.outcome.status) + " ";
  EXPECT_TRUE(order.ends_with("1:200 ")) << order;
  EXPECT_NE(order.find("2:200 "), std::string::npos) << order;
  EXPECT_NE(order.find("3:0 "), std::string::npos) << order;
}

}  // namespace
}  // namespace supercargo::outbound
