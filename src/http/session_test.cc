#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include "http/listener.h"
#include "http/reply.h"
#include "tests/echo_server.h"

namespace supercargo::http {
namespace {

using namespace supercargo::testing;
using namespace std::chrono_literals;

// The status of the only answer: the connection must end with it.
int refused_with(const Server& server, std::string_view bytes) {
  auto client = server.client();
  client.send(bytes);
  const auto reply = client.reply();
  EXPECT_TRUE(reply.says("Connection: close")) << bytes;
  EXPECT_TRUE(reply.says("Content-Type: application/problem+json")) << bytes;
  for (const auto& [name, value] : security_headers()) {
    EXPECT_TRUE(reply.says(name + ": " + value)) << name;
  }
  EXPECT_TRUE(client.ended()) << "a smuggled second request would be answered here: " << bytes;
  return reply.status;
}

std::string post(std::string_view fields, std::string_view body = "") {
  return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

TEST(Session, smuggled_requests_are_refused_and_the_connection_ends) {
  const Server server;
  const std::string second = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string chunked = "0\r\n\r\n" + second;
  const std::string attacks[] = {
      post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked),
      post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked),
      post("Transfer-Encoding: gzip\r\nContent-Length: 5\r\n", chunked),
      post("Transfer-Encoding: gzip\r\n", chunked),
      post("Transfer-Encoding: chunked, identity\r\n", chunked),
      post("Transfer-Encoding: gzip, chunked\r\n", chunked),
      post("Transfer-Encoding: xchunked\r\n", chunked),
      post("Transfer-Encoding:\x0b"
           "chunked\r\n",
           chunked),
      post("Transfer-Encoding : chunked\r\n", chunked),
      post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n", chunked),
      "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked,
      post("Content-Length: 0\r\nContent-Length: 44\r\n", second),
      post("Content-Length: 0\r\nContent-Length: 0\r\n", second),
      post("Content-Length: +0\r\n", second),
      post("Content-Length: 0, 44\r\n", second),
      post("Content-Length: 0x0\r\n", second),
      post("Content-Length : 0\r\n", second),
      post("X: a\r\n Content-Length: 44\r\n", second),
      post("X: a\nContent-Length: 44\r\n", second),
      post("X: a\rContent-Length: 44\r\n", second),
      post(std::string("X: a\0b\r\n", 8), second),
      "GET / HTTP/1.1\r\n\r\n" + second,
      "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" + second,
      "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n" + second,
      "GET / HTTP/1.1\nHost: a\n\n" + second,
      "\r\n" + get_root + second,
      "GET / HTTP/1.1\r\nHost: a\r\n\n" + second,
      post("Transfer-Encoding: chunked\r\n", "5;a\nb\r\nabcde\r\n0\r\n\r\n" + second),
      post("Transfer-Encoding: chunked\r\n", "0x5\r\nabcde\r\n0\r\n\r\n" + second),
      post("Transfer-Encoding: chunked\r\n", "5\r\nabcdeXX0\r\n\r\n" + second),
      post("Transfer-Encoding: chunked\r\n",
           "5;" + std::string(300, 'x') + "\r\nabcde\r\n0\r\n\r\n" + second),
  };
  for (const auto& attack : attacks) EXPECT_EQ(refused_with(server, attack), 400) << attack;
  EXPECT_EQ(server.listener.statistics().requests, 0U);
  EXPECT_EQ(server.listener.statistics().refused_requests, std::size(attacks));
}

TEST(Session, sizes_have_their_own_statuses) {
  const Server server;
  EXPECT_EQ(refused_with(server, "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"),
            414);
  EXPECT_EQ(refused_with(server, "GET /" + std::string(100'000, 'a')), 414);
  EXPECT_EQ(refused_with(server, post("X: " + std::string(20'000, 'a') + "\r\n")), 431);
  std::string fields;
  for (int i = 0; i < 101; ++i) fields += "X: y\r\n";
  EXPECT_EQ(refused_with(server, post(fields)), 431);
  EXPECT_EQ(refused_with(server, post("Content-Length: 2097153\r\n")), 413);
  EXPECT_EQ(refused_with(server, post("Transfer-Encoding: chunked\r\n", "200001\r\n")), 413);
  EXPECT_EQ(refused_with(server, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), 505);
}

TEST(Session, the_body_limit_is_the_paths) {
  const auto limit = [](const Request& head) {
    return head.path == "/large" ? BodyLimit{.bytes = 6'000'000} : BodyLimit{.bytes = 10};
  };
  const Server server(echo, {.body_limit = limit});
  EXPECT_EQ(refused_with(server, post("Content-Length: 11\r\n", "01234567890")), 413);
  const std::string large(5'000'000, 'b');
  auto client = server.client();
  client.send("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n" + large);
  EXPECT_EQ(client.reply().body, "POST /large [] " + large);
  client.send(post("Content-Length: 10\r\n", "0123456789"));
  EXPECT_EQ(client.reply().body, "POST / [] 0123456789");
}

TEST(Session, a_refused_upload_still_gets_to_read_why) {
  const Server server(echo, {.body_limit = [](const Request&) { return BodyLimit{.bytes = 10}; }});
  auto client = server.client();
  client.send(post("Content-Length: 100000\r\n", std::string(100'000, 'a')));
  EXPECT_EQ(client.reply().status, 413);
}

TEST(Session, only_one_expectation_is_met) {
  const Server server;
  auto client = server.client();
  client.send(post("Expect: 100-Continue\r\nContent-Length: 2\r\n"));
  EXPECT_EQ(client.reply_without_body().status, 100);
  client.send("hi");
  EXPECT_EQ(client.reply().body, "POST / [] hi");
  client.send(post("Expect: 100-continue\r\nContent-Length: 2\r\n", "hi"));
  EXPECT_EQ(client.reply().body, "POST / [] hi") << "no invitation for what has come already";
  EXPECT_EQ(refused_with(server, post("Expect: 200-ok\r\nContent-Length: 2\r\n", "hi")), 417);
  EXPECT_EQ(refused_with(server, post("Expect:\r\n")), 417);
  EXPECT_EQ(refused_with(server, post("Expect: 100-continue\r\nExpect: 100-continue\r\n")), 417);
}

TEST(Session, too_large_a_body_is_refused_before_it_is_invited) {
  const Server server;
  EXPECT_EQ(refused_with(server, post("Expect: 100-continue\r\nContent-Length: 9999999\r\n")), 413);
}

TEST(Session, a_head_that_drips_is_ended) {
  const Server server(echo, {.head_time = 150ms});
  EXPECT_EQ(refused_with(server, "GET / HT"), 408);
}

TEST(Session, a_head_may_not_be_kept_open_by_dripping_on) {
  const Server server(echo, {.head_time = 200ms});
  auto client = server.client();
  client.send("GET / HTTP/1.1\r\n");
  // Each byte comes well within the time, all of them do not.
  std::atomic<bool> ended = false;
  std::thread dripping([&] {
    while (!ended && client.send("X")) std::this_thread::sleep_for(20ms);
  });
  EXPECT_EQ(client.reply().status, 408);
  ended = true;
  dripping.join();
}

TEST(Session, an_idle_connection_is_ended_without_a_word) {
  const Server server(echo, {.idle_time = 150ms});
  auto client = server.client();
  client.send(get_root);
  EXPECT_EQ(client.reply().status, 200);
  EXPECT_TRUE(client.ended());
}

TEST(Session, a_slow_body_is_ended) {
  const Server server(echo, {.body_grace = 150ms});
  EXPECT_EQ(refused_with(server, post("Content-Length: 10\r\n", "abc")), 408);
}

TEST(Session, a_body_that_keeps_its_pace_is_ended_by_its_own_limit) {
  const auto limit = [](const Request&) { return BodyLimit{.time = 200ms}; };
  const Server server(echo, {.body_limit = limit, .body_grace = 10s});
  EXPECT_EQ(refused_with(server, post("Content-Length: 10\r\n", "abc")), 408);
}

TEST(Session, a_reader_who_does_not_read_is_left) {
  const auto much = [](const Request&, Responder respond) {
    respond({.body = std::string(std::size_t{64} << 20, 'a')});
  };
  const Server server(much, {.reply_stall_time = 200ms});
  RawClient client(server.listener.port(), 4096);
  client.send(get_root);
  EXPECT_TRUE(eventually([&] { return server.listener.statistics().requests == 1; }));
  EXPECT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 0; }));
}

TEST(Session, https_is_said_with_every_reply_once_it_is_public) {
  const Server server(echo, {.public_url_is_https = true});
  const std::string line = "Strict-Transport-Security: max-age=31536000; includeSubDomains";
  auto client = server.client();
  client.send(get_root + "bad\r\n\r\n");
  EXPECT_TRUE(client.reply().says(line));
  EXPECT_TRUE(client.reply().says(line));
}

TEST(Session, a_client_that_goes_away_ends_its_connection) {
  const Server server;
  for (const std::string_view part :
       {"", "GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab"}) {
    {
      auto client = server.client();
      client.send(part);
      ASSERT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 1; }));
    }
    EXPECT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 0; }));
  }
}

}  // namespace
}  // namespace supercargo::http
