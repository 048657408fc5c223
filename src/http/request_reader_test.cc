#include "http/request_reader.h"

#include <gtest/gtest.h>

#include <string>

namespace supercargo::http {
namespace {

constexpr std::size_t body_bytes_max = 1000;

struct Outcome {
  std::string body;
  std::size_t used = 0;
  int refused = 0;
  bool done = false;
};

// Reads a chunked body that arrives in two pieces, cut at `cut`.
Outcome read_in_two(std::string_view body, std::size_t cut) {
  RequestReader reader{HeadLimits{}};
  EXPECT_FALSE(
      reader.read_head("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
  EXPECT_FALSE(reader.limit_body(body_bytes_max));
  Outcome outcome;
  for (const std::size_t arrived : {cut, body.size()}) {
    const auto taken = reader.read_body(body.substr(outcome.used, arrived - outcome.used));
    outcome.used += taken.bytes;
    if (taken.refusal) {
      outcome.refused = taken.refusal->status;
      return outcome;
    }
  }
  outcome.body = reader.request().body;
  outcome.done = reader.done();
  return outcome;
}
Outcome read_whole(std::string_view body) { return read_in_two(body, 0); }

TEST(RequestReader, a_head_becomes_a_request) {
  RequestReader reader{HeadLimits{}};
  ASSERT_FALSE(
      reader.read_head("PATCH /a/%2F?b=c?d HTTP/1.1\r\nHost: a\r\nX-One:  1 \r\nx-one: 2\r\n"
                       "Connection: close\r\n\r\n"));
  const Request& request = reader.request();
  EXPECT_EQ(request.method, Method::patch);
  EXPECT_EQ(request.target, "/a/%2F?b=c?d");
  EXPECT_EQ(request.path, "/a/%2F");
  EXPECT_EQ(request.query, "b=c?d");
  EXPECT_EQ(request.header("x-one"), "1");
  EXPECT_EQ(request.header_count("x-one"), 2U);
  EXPECT_EQ(request.header("absent"), "");
  EXPECT_TRUE(reader.done());
  EXPECT_FALSE(reader.keeps_alive());
}

TEST(RequestReader, of_an_absolute_target_the_path_is_kept) {
  const auto path_of = [](const std::string& target) {
    RequestReader reader{HeadLimits{}};
    EXPECT_FALSE(reader.read_head("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"));
    return reader.request().path + "|" + reader.request().query;
  };
  EXPECT_EQ(path_of("http://a/b?c"), "/b|c");
  EXPECT_EQ(path_of("http://a"), "/|");
  EXPECT_EQ(path_of("http://a?c=http://d"), "/|c=http://d");
  EXPECT_EQ(path_of("/b?c=http://d/e"), "/b|c=http://d/e");
}

TEST(RequestReader, a_chunked_body_may_be_cut_anywhere) {
  const std::string body = "3;name=value\r\nabc\r\nA\r\n0123456789\r\n0\r\nX: y\r\nHost: b\r\n\r\n";
  for (std::size_t cut = 0; cut <= body.size(); ++cut) {
    const auto outcome = read_in_two(body + "GET", cut);
    EXPECT_EQ(outcome.body, "abc0123456789") << cut;
    EXPECT_EQ(outcome.used, body.size()) << cut;
    EXPECT_TRUE(outcome.done) << cut;
  }
  for (std::size_t cut = 0; cut <= 5; ++cut) EXPECT_TRUE(read_in_two("0\r\n\r\n", cut).done) << cut;
}

TEST(RequestReader, a_last_chunk_may_drip) {
  RequestReader reader{HeadLimits{}};
  ASSERT_FALSE(
      reader.read_head("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
  ASSERT_FALSE(reader.limit_body(body_bytes_max));
  const std::string_view last = "0\r\n\r\n";
  std::size_t used = 0;
  for (std::size_t n = 1; n <= last.size(); ++n) {
    used += reader.read_body(last.substr(used, n - used)).bytes;
  }
  EXPECT_TRUE(reader.done());
}

TEST(RequestReader, trailers_are_dropped) {
  RequestReader reader{HeadLimits{}};
  ASSERT_FALSE(
      reader.read_head("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"));
  ASSERT_FALSE(reader.limit_body(body_bytes_max));
  EXPECT_FALSE(reader.read_body("0\r\nAuthorization: Bearer x\r\n\r\n").refusal);
  EXPECT_TRUE(reader.done());
  EXPECT_EQ(reader.request().header_count("authorization"), 0U);
}

TEST(RequestReader, malformed_chunks_are_refused) {
  for (const auto* body :
       {"xyzzy\r\n", "-1\r\na\r\n", "0x3\r\nabc\r\n0\r\n\r\n", "3\r\nabcd\r\n0\r\n\r\n",
        "3\nabc\r\n0\r\n\r\n", "3\r\nabc\n0\r\n\r\n", "3 \r\nabc\r\n0\r\n\r\n",
        " 3\r\nabc\r\n0\r\n\r\n", "3;a\nb\r\nabc\r\n0\r\n\r\n", "3;a=\"\n\"\r\nabc\r\n0\r\n\r\n",
        "3\rabc\r\n0\r\n\r\n", "fffffffffffffffff\r\n", "3 ;a\r\nabc\r\n0\r\n\r\n",
        ";a\r\nabc\r\n0\r\n\r\n", "0\r\nContent-Length: 5\r\n\r\n",
        "0\r\nTransfer-Encoding: chunked\r\n\r\n", "0\r\nbad trailer\r\n\r\n"}) {
    EXPECT_EQ(read_whole(body).refused, 400) << body;
  }
}

TEST(RequestReader, sizes_of_chunks_extensions_and_trailers_are_bounded) {
  const HeadLimits limits;
  EXPECT_EQ(read_whole("3;" + std::string(255, 'a') + "\r\nabc\r\n0\r\n\r\n").refused, 0);
  EXPECT_EQ(read_whole("3;" + std::string(256, 'a') + "\r\nabc\r\n0\r\n\r\n").refused, 400);
  EXPECT_EQ(read_whole("3;" + std::string(limits.bytes, 'a')).refused, 400) << "no end in sight";
  EXPECT_EQ(read_whole("0\r\nX: " + std::string(limits.bytes, 'a')).refused, 400);
  EXPECT_EQ(read_whole("3e9\r\n").refused, 413);
  EXPECT_EQ(read_whole("ffffffffffffffff\r\n").refused, 413);
  const std::string full = "3e8\r\n" + std::string(1000, 'a') + "\r\n";
  EXPECT_TRUE(read_whole(full + "0\r\n\r\n").done);
  EXPECT_EQ(read_whole(full + "1\r\na\r\n0\r\n\r\n").refused, 413);
}

TEST(RequestReader, a_length_above_the_limit_is_refused_before_the_body) {
  RequestReader reader{HeadLimits{}};
  ASSERT_FALSE(
      reader.read_head("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000000\r\n\r\n"));
  EXPECT_EQ(reader.limit_body(body_bytes_max).value().status, 413);
}

TEST(RequestReader, a_counted_body_ends_with_its_count) {
  RequestReader reader{HeadLimits{}};
  ASSERT_FALSE(reader.read_head("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n"));
  ASSERT_FALSE(reader.limit_body(body_bytes_max));
  EXPECT_EQ(reader.read_body("ab").bytes, 2U);
  EXPECT_FALSE(reader.done());
  EXPECT_EQ(reader.read_body("cdeGET").bytes, 3U);
  EXPECT_TRUE(reader.done());
  EXPECT_EQ(reader.request().body, "abcde");
}

}  // namespace
}  // namespace supercargo::http
