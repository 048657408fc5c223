#include "http/listener.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "tests/raw_client.h"

namespace supercargo::http {
namespace {

using supercargo::testing::eventually;
using supercargo::testing::RawClient;
using namespace std::chrono_literals;

// Says back what it was asked: "POST /path?query [header-x] body".
void echo(Request request, Responder respond) {
  const bool posted = request.method == Method::post;
  respond({.status = 200,
           .headers = {{"Content-Type", "text/plain"}},
           .body = (posted ? "POST " : "GET ") + request.target + " [" +
                   std::string(request.header("x")) + "] " + request.body});
}

struct Server {
  explicit Server(Handler handler = echo, Settings settings = {})
      : listener(std::move(settings), std::move(handler)) {
    listener.start();
  }
  RawClient client() const { return RawClient(listener.port()); }
  Listener listener;
};

const std::string get_root = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

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
  Server server([](Request request, Responder respond) {
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
  Server server(
      [](Request, Responder respond) { respond({.status = 204, .headers = {}, .body = "x"}); });
  auto client = server.client();
  client.send(get_root + get_root);
  EXPECT_EQ(client.reply_without_body().head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(client.reply_without_body().status, 204);
}

}  // namespace
}  // namespace supercargo::http
