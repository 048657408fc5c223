#include "http/exchange.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

#include "http/listener.h"
#include "tests/echo_server.h"

namespace supercargo::http {
namespace {

using namespace supercargo::testing;
using namespace std::chrono_literals;

TEST(Outlet, asks_once_for_many_letters) {
  int asked = 0;
  Outlet outlet([&] { ++asked; });
  outlet.wake();
  EXPECT_EQ(asked, 0) << "nothing to deliver";
  const auto flow = std::make_shared<Flow>(nullptr, 0);
  for (int i = 0; i < 3; ++i) {
    outlet.put({nullptr, {}, flow});
    outlet.wake();
  }
  EXPECT_EQ(asked, 1);
  outlet.deliver();
  outlet.put({nullptr, {}, flow});
  outlet.wake();
  EXPECT_EQ(asked, 2);
  outlet.shut();
  outlet.put({nullptr, {}, flow});
  outlet.wake();
  EXPECT_EQ(asked, 2);
}

TEST(Exchange, replies_come_from_any_thread) {
  std::vector<std::thread> threads;
  std::mutex mutex;
  const Server server([&](Request request, Responder respond) {
    const std::lock_guard lock(mutex);
    threads.emplace_back([request = std::move(request), respond = std::move(respond)]() mutable {
      respond({.body = request.target});
    });
  });
  auto client = server.client();
  for (int i = 0; i < 100; ++i) {
    const auto target = "/" + std::to_string(i);
    client.send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_EQ(client.reply().body, target);
  }
  for (auto& thread : threads) thread.join();
}

TEST(Exchange, a_batch_of_replies_reaches_every_connection) {
  std::mutex mutex;
  std::vector<std::pair<Responder, Response>> waiting;
  const Server server([&](const Request& request, Responder respond) {
    const std::lock_guard lock(mutex);
    waiting.emplace_back(std::move(respond), Response{.body = request.target});
  });
  std::vector<RawClient> clients;
  for (int i = 0; i < 64; ++i) {
    clients.push_back(server.client());
    clients.back().send("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }
  ASSERT_TRUE(eventually([&] {
    const std::lock_guard lock(mutex);
    return waiting.size() == 64;
  }));
  respond_all(std::move(waiting));
  for (std::size_t i = 0; i < 64; ++i) EXPECT_EQ(clients[i].reply().body, "/" + std::to_string(i));
}

TEST(Exchange, a_dropped_or_failed_request_is_answered_500) {
  const Server server([](const Request& request, Responder respond) {
    if (request.path == "/fault") throw std::runtime_error("the database is gone");
    if (request.path == "/late") {
      std::thread([late = std::move(respond)] {}).detach();
    }
  });
  auto client = server.client();
  for (const std::string path : {"/dropped", "/fault", "/late"}) {
    client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto reply = client.reply();
    EXPECT_EQ(reply.status, 500) << path;
    EXPECT_EQ(reply.body.find("database"), std::string::npos);
  }
}

TEST(Exchange, a_request_may_be_answered_by_another_connections_handler) {
  std::mutex mutex;
  std::optional<Responder> parked;
  const Server server(
      [&](const Request& request, Responder respond) {
        const std::lock_guard lock(mutex);
        if (request.path == "/wait") {
          parked.emplace(std::move(respond));
        } else {
          (*parked)({.body = "woken"});
          respond({.body = "woke it"});
        }
      },
      {.threads = 1});
  auto waiting = server.client();
  waiting.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  ASSERT_TRUE(eventually([&] { return server.listener.statistics().requests == 1; }));
  auto waking = server.client();
  waking.send(get_root);
  EXPECT_EQ(waking.reply().body, "woke it");
  EXPECT_EQ(waiting.reply().body, "woken");
}

// Opens a stream for every request and keeps it.
struct Streams {
  std::mutex mutex;
  std::vector<Stream> open;
  Handler keeper() {
    return [this](const Request&, Responder respond) {
      auto stream = respond.stream(
          {.headers = {{"Content-Type", "text/event-stream"}}, .body = ": hello\n\n"});
      const std::lock_guard lock(mutex);
      open.push_back(std::move(stream));
    };
  }
  Stream wait_for_one() {
    EXPECT_TRUE(eventually([&] {
      const std::lock_guard lock(mutex);
      return !open.empty();
    }));
    return open.front();
  }
};

TEST(Stream, events_reach_the_reader_until_the_stream_is_closed) {
  Streams streams;
  const Server server(streams.keeper());
  auto client = server.client();
  client.send(get_root);
  const auto head = client.reply_without_body();
  EXPECT_TRUE(head.says("Content-Type: text/event-stream"));
  EXPECT_TRUE(head.says("Connection: close"));
  EXPECT_EQ(head.head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(client.until("\n\n"), ": hello\n\n");
  const auto stream = streams.wait_for_one();
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(stream.send("data: " + std::to_string(i) + "\n\n"));
    EXPECT_EQ(client.until("\n\n"), "data: " + std::to_string(i) + "\n\n");
  }
  std::string all;
  for (int i = 0; i < 1000; ++i) all += std::to_string(i) + ",";
  EXPECT_TRUE(stream.send(all));
  stream.close();
  EXPECT_FALSE(stream.send("more"));
  EXPECT_EQ(client.until("999,"), all) << "what was sent before the close arrives";
  EXPECT_TRUE(client.ended());
}

TEST(Stream, a_reader_who_falls_behind_is_left) {
  Streams streams;
  const Server server(streams.keeper(), {.stream_lag_bytes = 100'000});
  RawClient client(server.listener.port(), 4096);
  client.send(get_root);
  const auto stream = streams.wait_for_one();
  const std::string event(10'000, 'e');
  int sent = 0;
  EXPECT_TRUE(eventually([&] {
    for (int i = 0; i < 5; ++i) sent += stream.send(event) ? 1 : 0;
    return stream.closed();
  }));
  EXPECT_GE(sent, 10) << "less than the limit is no lag";
  EXPECT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 0; }));
}

TEST(Stream, ends_when_its_reader_goes_away) {
  Streams streams;
  const Server server(streams.keeper());
  {
    auto client = server.client();
    client.send(get_root);
    EXPECT_EQ(client.reply_without_body().status, 200);
  }
  const auto stream = streams.wait_for_one();
  EXPECT_TRUE(eventually([&] { return stream.closed(); })) << "without anything being sent";
  EXPECT_TRUE(eventually([&] { return server.listener.statistics().open_connections == 0; }));
}

TEST(Stream, ends_when_the_server_drains) {
  Streams streams;
  Server server(streams.keeper());
  auto client = server.client();
  client.send(get_root);
  EXPECT_EQ(client.reply_without_body().status, 200);
  EXPECT_EQ(client.until("\n\n"), ": hello\n\n");
  server.listener.drain(10s);
  EXPECT_TRUE(client.ended());
  EXPECT_FALSE(streams.wait_for_one().send("more"));
}

TEST(Stream, is_written_by_many_threads_at_once) {
  Streams streams;
  const Server server(streams.keeper());
  auto client = server.client();
  client.send(get_root);
  const auto stream = streams.wait_for_one();
  std::vector<std::thread> writers;
  for (int t = 0; t < 4; ++t) {
    writers.emplace_back([&stream] {
      for (int i = 0; i < 500; ++i) stream.send("data: 0123456789\n\n");
    });
  }
  for (auto& writer : writers) writer.join();
  stream.send("end\n\n");
  stream.close();
  EXPECT_EQ(client.reply_without_body().status, 200);
  const auto all = client.until("end\n\n");
  EXPECT_EQ(std::count(all.begin(), all.end(), ':'), 2001) << "2,000 events and the hello";
}

}  // namespace
}  // namespace supercargo::http
