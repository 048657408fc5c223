#include "http/listener.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "kernel/result.h"
#include "tests/echo_server.h"

namespace supercargo::http {
namespace {

using namespace supercargo::testing;
using namespace std::chrono_literals;

TEST(Listener, a_request_is_answered_with_length_and_date) {
  Server server;
  auto client = server.client();
  client.send("GET /a%20b?c=d HTTP/1.1\r\nHost: a\r\nX: one\r\n\r\n");
  const auto reply = client.reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "GET /a%20b?c=d [one] ");
  EXPECT_TRUE(reply.says("Content-Length: 21"));
  EXPECT_NE(reply.head.find("\r\nDate: "), std::string::npos);
}

TEST(Listener, a_connection_is_kept_for_the_next_request) {
  Server server;
  auto client = server.client();
  for (int i = 0; i < 3; ++i) {
    client.send(get_root);
    EXPECT_EQ(client.reply().status, 200);
  }
  EXPECT_EQ(server.listener.statistics().requests, 3U);
  EXPECT_EQ(server.listener.statistics().open_connections, 1U);
}

TEST(Listener, pipelined_requests_are_answered_in_order) {
  Server server;
  auto client = server.client();
  std::string all;
  for (int i = 0; i < 50; ++i) {
    all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    all += "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
  }
  client.send(all);
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(client.reply().body, "GET /" + std::to_string(i) + " [] ");
    EXPECT_EQ(client.reply().body, "POST /p [] hi");
  }
}

TEST(Listener, a_request_may_come_byte_by_byte) {
  Server server;
  auto client = server.client();
  for (const char c : std::string("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                  "3;n=v\r\nabc\r\n2\r\nde\r\n0\r\nX: trailer\r\n\r\n")) {
    ASSERT_TRUE(client.send(std::string_view(&c, 1)));
  }
  EXPECT_EQ(client.reply().body, "POST / [] abcde");
}

TEST(Listener, head_is_answered_without_a_body) {
  Server server;
  auto client = server.client();
  client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get_root);
  const auto reply = client.reply_without_body();
  EXPECT_TRUE(reply.says("Content-Length: 9"));
  EXPECT_EQ(client.reply().body, "GET / [] ");
}

TEST(Listener, an_old_client_is_closed_unless_it_asks_otherwise) {
  Server server;
  auto client = server.client();
  client.send("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_TRUE(client.reply().says("Connection: keep-alive"));
  client.send("GET / HTTP/1.0\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(client.reply().says("Connection: close"));
  EXPECT_TRUE(client.ended());
}

TEST(Listener, close_is_obeyed_whoever_says_it) {
  Server server([](const Request& request, Responder respond) {
    if (request.path == "/end") return respond({.headers = {{"Connection", "close"}}, .body = ""});
    respond({});
  });
  auto first = server.client();
  first.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(first.reply().says("Connection: close"));
  EXPECT_TRUE(first.ended());
  auto second = server.client();
  second.send("GET /end HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(second.reply().says("Connection: close"));
  EXPECT_TRUE(second.ended());
}

TEST(Listener, no_content_has_neither_body_nor_length) {
  Server server([](const Request&, Responder respond) {
    respond({.status = 204, .headers = {}, .body = "x"});
  });
  auto client = server.client();
  client.send(get_root + get_root);
  EXPECT_EQ(client.reply_without_body().head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(client.reply_without_body().status, 204);
}

TEST(Listener, a_thousand_requests_over_32_connections_are_all_answered) {
  Server server;
  std::atomic<int> answered = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 32; ++t) {
    threads.emplace_back([&server, &answered, t] {
      auto client = server.client();
      for (int i = 0; i < 32; ++i) {
        const auto body = std::to_string(t * 1000 + i);
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) +
                    "\r\n\r\n" + body);
        if (client.reply().body == "POST / [] " + body) ++answered;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(answered, 32 * 32);
  EXPECT_EQ(server.listener.statistics().requests, 32U * 32U);
  EXPECT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 0; }));
}

TEST(Listener, connections_of_one_network_are_bounded_and_given_back) {
  Server server(echo, {.connections_a_network = 2});
  std::optional<RawClient> first(server.client());
  auto second = server.client();
  first->send(get_root);
  second.send(get_root);
  EXPECT_EQ(first->reply().status, 200);
  EXPECT_EQ(second.reply().status, 200);
  auto third = server.client();
  const auto refused = third.reply();
  EXPECT_EQ(refused.status, 503);
  EXPECT_TRUE(refused.says("X-Content-Type-Options: nosniff"));
  EXPECT_TRUE(third.ended());
  EXPECT_EQ(server.listener.statistics().refused_connections, 1U);
  first.reset();
  EXPECT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 1; }));
  auto fourth = server.client();
  fourth.send(get_root);
  EXPECT_EQ(fourth.reply().status, 200);
}

TEST(Listener, a_trusted_proxy_is_no_network) {
  Server server(echo, {.connections_a_network = 1, .trusted_proxies = {"127.0.0.0/8"}});
  std::vector<RawClient> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(server.client());
    clients.back().send(get_root);
    EXPECT_EQ(clients.back().reply().status, 200);
  }
}

TEST(Listener, connections_are_bounded_in_all) {
  Server server(echo, {.connections = 3, .trusted_proxies = {"127.0.0.1"}});
  std::vector<RawClient> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(server.client());
    clients.back().send(get_root);
    EXPECT_EQ(clients.back().reply().status, 200);
  }
  EXPECT_EQ(server.client().reply().status, 503);
}

TEST(Listener, an_address_that_cannot_be_had_is_a_fault) {
  const Server server;
  Listener second({.port = server.listener.port()}, echo);
  EXPECT_THROW(second.start(), Fault);
  Listener nowhere({.host = "no.such.host.invalid"}, echo);
  EXPECT_THROW(nowhere.start(), Fault);
  EXPECT_THROW(Listener({.trusted_proxies = {"proxy"}}, echo), Fault);
}

// Keeps requests until the test lets them go.
struct Held {
  std::mutex mutex;
  std::vector<Responder> responders;
  Handler keeper() {
    return [this](const Request&, Responder respond) {
      const std::lock_guard lock(mutex);
      responders.push_back(std::move(respond));
    };
  }
  bool has(std::size_t count) {
    const std::lock_guard lock(mutex);
    return responders.size() == count;
  }
};

TEST(Listener, draining_lets_what_is_under_way_finish) {
  Held held;
  Server server(held.keeper());
  auto under_way = server.client();
  auto idle = server.client();
  auto half = server.client();
  under_way.send(get_root + get_root);
  half.send("GET / HTTP/1.1\r\n");
  ASSERT_TRUE(eventually([&] { return held.has(1); }));
  ASSERT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 3; }));

  std::thread drained([&] { server.listener.drain(10s); });
  EXPECT_TRUE(idle.ended());
  EXPECT_TRUE(eventually([&] { return RawClient(server.listener.port()).reply().status == 0; }));
  half.send("Host: a\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return held.has(2); }));
  for (auto& respond : held.responders) respond({.body = "done"});
  const auto last = under_way.reply();
  EXPECT_EQ(last.body, "done");
  EXPECT_TRUE(last.says("Connection: close"));
  EXPECT_TRUE(half.reply().says("Connection: close"));
  EXPECT_TRUE(under_way.ended()) << "the pipelined second request is not begun";
  drained.join();
  EXPECT_EQ(server.listener.statistics().open_connections, 0U);
}

TEST(Listener, an_announced_end_is_told_with_each_reply_while_newcomers_are_served) {
  Server server;
  auto kept = server.client();
  kept.send(get_root);
  EXPECT_FALSE(kept.reply().says("Connection: close"));
  server.listener.announce_end(0ms);
  const auto is_told = [&](RawClient& client) {
    client.send(get_root);
    const auto reply = client.reply();
    EXPECT_EQ(reply.status, 200);
    return reply.says("Connection: close");
  };
  EXPECT_TRUE(eventually([&] {
    auto fresh = server.client();
    return is_told(fresh);
  }));
  auto fresh = server.client();
  EXPECT_TRUE(is_told(fresh));
  EXPECT_TRUE(is_told(kept)) << "whoever waited is served once more";
  EXPECT_TRUE(kept.ended());
}

TEST(Listener, whoever_was_let_in_before_the_end_is_answered) {
  Server server;
  std::vector<RawClient> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(server.client());
    clients.back().send(get_root);
  }
  std::thread drained([&] { server.listener.drain(10s); });
  for (RawClient& client : clients) EXPECT_EQ(client.reply().status, 200);
  drained.join();
}

TEST(Listener, draining_cuts_off_what_takes_too_long) {
  Held held;
  Server server(held.keeper());
  auto client = server.client();
  client.send(get_root);
  ASSERT_TRUE(eventually([&] { return held.has(1); }));
  server.listener.drain(20ms);
  EXPECT_TRUE(client.ended());
  held.responders.front()({.body = "too late, and nobody minds"});
}

TEST(Listener, replies_may_come_after_the_listener_is_gone) {
  Held held;
  {
    Server server(held.keeper());
    auto client = server.client();
    client.send(get_root);
    ASSERT_TRUE(eventually([&] { return held.has(1); }));
  }
  std::vector<std::pair<Responder, Response>> replies;
  replies.emplace_back(std::move(held.responders.front()), Response{});
  respond_all(std::move(replies));
}

}  // namespace
}  // namespace supercargo::http
