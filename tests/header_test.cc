// The table of headers of every reply (security.md 2.1): each operation, each error, each refusal
// of the parser. And what else the server promises of every operation, whatever it serves.

#include <gtest/gtest.h>

#include "http/listener.h"
#include "http/reply.h"
#include "http/router.h"
#include "kernel/json.h"
#include "tests/raw_client.h"
#include "tests/served_api.h"

namespace supercargo::http {
namespace {

using sample::Asking;
using sample::header;
using sample::ServedApi;
using supercargo::testing::RawClient;

class Served : public journal::OnDesk {
 protected:
  void SetUp() override {
    OnDesk::SetUp();
    if (!IsSkipped()) api_ = std::make_unique<ServedApi>(desk());
  }
  void TearDown() override {
    api_.reset();
    OnDesk::TearDown();
  }
  ServedApi& api() { return *api_; }
  void serve(const ServerSettings& settings) {
    api_ = std::make_unique<ServedApi>(desk(), settings);
  }

 private:
  std::unique_ptr<ServedApi> api_;
};

void expect_table(const Response& response, const std::string& what) {
  SCOPED_TRACE(what + " → " + std::to_string(response.status));
  for (const auto& [name, value] : security_headers()) EXPECT_EQ(header(response, name), value);
  EXPECT_NE(header(response, "x-request-id"), "");
  EXPECT_NE(header(response, "x-request-id"), "twice");
  EXPECT_EQ(header(response, "server"), "");
  EXPECT_EQ(header(response, "access-control-allow-origin"), "");
  if (response.status >= 400) {
    EXPECT_EQ(header(response, "content-type"), "application/problem+json");
    EXPECT_TRUE(JsonDocument::parse(response.body)) << response.body;
  }
}

// "/parcels/{id}" with a record that is there.
std::string target_of(const Operation& operation) {
  std::string path = operation.declared.path;
  for (auto at = path.find("{id}"); at != std::string::npos; at = path.find("{id}"))
    path.replace(at, 4, "P-1");
  return "/api/v1" + path;
}

TEST_P(Served, every_operation_carries_the_table_whoever_asks) {
  for (const Operation& operation : api().routes.operations()) {
    Asking asking{.method = operation.method, .target = target_of(operation)};
    const std::string name = operation.declared.name;
    if (operation.effect != Effect::live) {
      for (const char* token : {"1_staff", "1_warehouse", "1_key", "1_nobody"}) {
        asking.headers = {{"authorization", std::string("Bearer ") + token},
                          {"content-type", "application/json"}};
        expect_table(api().ask(asking), name + " by " + token);
      }
    }
    asking.headers = {};
    const auto refused = api().ask(asking);
    expect_table(refused, name + " by nobody");
    EXPECT_EQ(refused.status, operation.declared.door == Door::anonymous ? 200 : 401) << name;
    desk().clock.advance(std::chrono::minutes(1));
  }
}

TEST_P(Served, every_kind_of_error_carries_the_table) {
  const auto status_of_asking = [&](Asking asking) {
    if (asking.headers.empty()) asking.headers = {{"authorization", "Bearer 1_staff"}};
    const auto response = api().ask(asking);
    expect_table(response, asking.target);
    return response.status;
  };
  EXPECT_EQ(status_of_asking({.target = "/"}), 404);
  EXPECT_EQ(status_of_asking({.target = "/api/v1/nothing"}), 404);
  EXPECT_EQ(status_of_asking({.target = "/api/v1/parcels/../parcels"}), 404);
  EXPECT_EQ(status_of_asking({.target = "/api/v1/parcels/P-9"}), 404);
  EXPECT_EQ(status_of_asking({.target = "/api/v1/parcels?limit=1&limit=2"}), 400);
  EXPECT_EQ(status_of_asking({.target = "/api/v1/parcels?limit=x"}), 422);
  EXPECT_EQ(status_of_asking({.method = Method::post, .target = "/api/v1/parcels", .body = "{}"}),
            415);
  EXPECT_EQ(status_of_asking({.method = Method::patch, .target = "/api/v1/parcels/P-1"}), 428);
  EXPECT_EQ(status_of_asking({.method = Method::post, .target = "/api/v1/parcels/P-1/opening"}),
            409);
  EXPECT_EQ(status_of_asking({.target = "/api/v1/parcels", .headers = {{"host", "evil.example"}}}),
            421);
}

TEST_P(Served, a_method_that_is_not_declared_is_refused_with_those_that_are) {
  for (const Method method : {Method::put, Method::options, Method::other}) {
    const auto refused = api().ask({.method = method, .target = "/api/v1/parcels"});
    expect_table(refused, std::string(method_name(method)));
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(header(refused, "allow"), "GET, HEAD, POST");
  }
}

TEST_P(Served, head_is_answered_as_get) {
  auto asking = Asking{.method = Method::head, .target = "/api/v1/parcels/P-1"};
  asking.headers = {{"authorization", "Bearer 1_staff"}};
  const auto response = api().ask(asking);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(header(response, "etag"), "\"3\"");
}

TEST_P(Served, the_caller_s_request_id_comes_back_when_it_is_harmless) {
  const auto id_of = [&](const char* sent) {
    return header(
        api().ask({.target = "/api/v1/openapi.json", .headers = {{"x-request-id", sent}}}),
        "x-request-id");
  };
  EXPECT_EQ(id_of("order-77.a_b"), "order-77.a_b");
  for (const char* strange : {"", "a b", "<script>", "\xc3\xa9"})
    EXPECT_TRUE(id_of(strange).starts_with("req_")) << strange;
}

TEST_P(Served, through_how_many_systems_a_call_has_come_stands_with_its_id) {
  const auto id_of = [&](const char* sent, const char* hop) {
    return header(api().ask({.target = "/api/v1/openapi.json",
                             .headers = {{"x-request-id", sent}, {"supercargo-hop", hop}}}),
                  "x-request-id");
  };
  EXPECT_EQ(id_of("order-77", "2"), "order-77;hop=2");
  EXPECT_EQ(id_of("order-77", "12345678901234567890"), "order-77;hop=999");
  for (const char* strange : {"", "-1", "2;", "two"})
    EXPECT_EQ(id_of("order-77", strange), "order-77") << strange;
  EXPECT_TRUE(id_of("order-77;hop=0", "").starts_with("req_")) << "nobody says so himself";
}

TEST_P(Served, the_caller_s_trace_is_passed_through_to_reply_and_log) {
  const std::string trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const auto trace_of = [&](const std::string& sent) {
    const auto reply =
        api().ask({.target = "/api/v1/openapi.json", .headers = {{"traceparent", sent}}});
    EXPECT_EQ(header(reply, "traceparent"), api().observer.last().trace_parent);
    return header(reply, "traceparent");
  };
  EXPECT_EQ(trace_of(trace), trace);
  EXPECT_EQ(trace_of("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"), "");
  EXPECT_EQ(trace_of("00-00000000000000000000000000000000-00f067aa0ba902b7-01"), "");
  EXPECT_EQ(trace_of(trace + "-more"), "");
}

TEST_P(Served, anonymous_callers_have_their_burst_and_no_more) {
  int passed = 0;
  Response last;
  for (int i = 0; i < 60; ++i) {
    last = api().ask({.target = "/api/v1/openapi.json", .peer = "127.0.0.9"});
    if (last.status == 200) ++passed;
  }
  EXPECT_EQ(passed, 50);
  EXPECT_EQ(last.status, 429);
  expect_table(last, "too many");
  EXPECT_EQ(header(last, "retry-after"), "1");
  EXPECT_EQ(header(last, "ratelimit"), "\"network\";r=0;t=1");
  EXPECT_EQ(api().ask({.target = "/api/v1/openapi.json", .peer = "127.0.0.8"}).status, 200);
  EXPECT_EQ(api().get("/api/v1/parcels").status, 200) << "principals have a rate of their own";
}

TEST_P(Served, guessing_keys_is_slowed_down) {
  int refused = 0;
  for (int i = 0; i < 60; ++i)
    if (api().get("/api/v1/parcels", "1_guess" + std::to_string(i)).status == 401) ++refused;
  EXPECT_EQ(refused, 50);
  EXPECT_EQ(api().get("/api/v1/parcels", "1_more").status, 429);
  EXPECT_EQ(api().get("/api/v1/parcels").status, 200);
}

TEST_P(Served, credentials_over_plain_http_from_far_away_are_refused) {
  Asking asking{.target = "/api/v1/parcels", .headers = {{"authorization", "Bearer 1_staff"}}};
  asking.peer = "192.0.2.1";
  const auto refused = api().ask(asking);
  EXPECT_EQ(refused.status, 403);
  EXPECT_NE(refused.body.find("insecure_transport"), std::string::npos);
  expect_table(refused, "insecure");
  serve({.trust = {.trusted_proxies = {"192.0.2.0/24"}}});
  asking.headers.emplace_back("x-forwarded-for", "1.1.1.1, 203.0.113.7");
  EXPECT_EQ(api().ask(asking).status, 200);
  EXPECT_EQ(api().observer.last().peer, "203.0.113.7");
}

TEST_P(Served, cursors_go_on_with_their_own_list_and_no_other) {
  const auto next_of = [](const Response& page) {
    const auto document = JsonDocument::parse(page.body);
    return std::string(document->root().text_of("next_cursor"));
  };
  const auto cursor = next_of(api().get("/api/v1/parcels?sort=code"));
  const std::string next = "/api/v1/parcels?sort=code&limit=7&cursor=" + cursor;
  const auto second = api().get(next);
  ASSERT_EQ(second.status, 200);
  EXPECT_EQ(next_of(api().get("/api/v1/parcels?sort=code&cursor=" + next_of(second))), "");
  for (std::size_t i = 0; i < cursor.size(); ++i) {
    auto changed = cursor;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    const auto refused = api().get("/api/v1/parcels?sort=code&cursor=" + changed);
    EXPECT_EQ(refused.status, 400) << changed;
    EXPECT_NE(refused.body.find("invalid_cursor"), std::string::npos);
  }
  EXPECT_EQ(api().get(next, "1_key").status, 400) << "somebody else's";
  EXPECT_EQ(api().get("/api/v1/parcels?sort=-code&cursor=" + cursor).status, 400);
}

TEST_P(Served, a_key_sent_twice_is_answered_once) {
  Asking asking{.method = Method::post, .target = "/api/v1/parcels"};
  asking.headers = {{"authorization", "Bearer 1_key"},
                    {"content-type", "application/json"},
                    {"idempotency-key", "k-1"}};
  asking.body = R"({"code":"P-2","weight":"1.5"})";
  const auto first = api().ask(asking);
  ASSERT_EQ(first.status, 201) << first.body;
  const auto second = api().ask(asking);
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(header(second, "idempotency-replayed"), "true");
  expect_table(second, "replayed");
  asking.body = R"({"code":"P-3","weight":"1.5"})";
  EXPECT_EQ(api().ask(asking).status, 422);
}

TEST_P(Served, the_parser_s_refusals_and_the_handler_s_replies_say_the_same_on_the_wire) {
  Settings settings;
  settings.public_url_is_https = true;
  Listener listener(settings, api().front_door());
  listener.start();
  for (const std::string& head :
       {std::string("GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET /api/v1/parcels HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
        std::string("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n"}) {
    RawClient client(listener.port());
    client.send(head);
    const auto reply = client.reply();
    SCOPED_TRACE(head.substr(0, 60) + reply.head);
    EXPECT_NE(reply.status, 0);
    for (const auto& [name, value] : security_headers())
      EXPECT_TRUE(reply.says(name + ": " + value)) << name;
    EXPECT_TRUE(reply.says("Strict-Transport-Security: max-age=31536000; includeSubDomains"));
    EXPECT_EQ(reply.head.find("\r\nServer:"), std::string::npos);
  }
  listener.drain(std::chrono::milliseconds(0));
}

TEST_P(Served, live_events_stream_over_the_wire) {
  Listener listener({}, api().front_door());
  listener.start();
  RawClient client(listener.port());
  client.send(
      "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer 1_staff\r\n\r\n");
  const auto head = client.until("\r\n\r\n");
  EXPECT_NE(head.find("\r\nContent-Type: text/event-stream\r\n"), std::string::npos) << head;
  EXPECT_NE(head.find("\r\nCache-Control: no-store\r\n"), std::string::npos);
  EXPECT_NE(client.until("event: ready\n"), "");
  RawClient other(listener.port());
  const std::string body = R"({"code":"P-4","weight":"2"})";
  other.send(
      "POST /api/v1/parcels HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer 1_staff\r\n"
      "Content-Type: application/json\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body);
  EXPECT_EQ(other.reply().status, 201);
  EXPECT_NE(client.until("event: parcel.created\n"), "");
  listener.drain(std::chrono::milliseconds(0));
}

SUPERCARGO_ON_BOTH_ENGINES(Served);

}  // namespace
}  // namespace supercargo::http
