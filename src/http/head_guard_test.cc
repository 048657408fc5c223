#include "http/head_guard.h"

#include <gtest/gtest.h>

#include <string>

namespace supercargo::http {
namespace {

const HeadLimits limits;

// "" for a head that passes, else the refusal's code.
std::string judged(std::string_view head) {
  const auto refusal = guard_head(head, limits);
  return refusal ? std::string(refusal->code) : "";
}
int status_of(std::string_view head) { return guard_head(head, limits).value().status; }

std::string with(std::string_view fields) {
  return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(fields) + "\r\n";
}

TEST(HeadGuard, ordinary_heads_pass) {
  EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: a.example:8080\r\n\r\n"), "");
  EXPECT_EQ(judged("GET /x?y=%20&z HTTP/1.0\r\nHost: [::1]:80\r\nAccept: */*\r\n\r\n"), "");
  EXPECT_EQ(judged(with("Content-Length: 12\r\n")), "");
  EXPECT_EQ(judged(with("transfer-encoding:chunked\r\n")), "");
  EXPECT_EQ(judged(with("X-Empty:\r\nX-Tab: a\tb\r\nX-Latin: \xe9\r\n")), "");
  EXPECT_EQ(judged("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"), "");
  EXPECT_EQ(judged("GET http://A/b HTTP/1.1\r\nHost: a\r\n\r\n"), "");
  EXPECT_EQ(judged("BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n"), "")
      << "methods are the routes' matter";
  EXPECT_EQ(judged("CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n"), "");
}

TEST(HeadGuard, two_framings_are_refused_in_any_order) {
  EXPECT_EQ(judged(with("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n")), "two_framings");
  EXPECT_EQ(judged(with("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n")), "two_framings");
  EXPECT_EQ(judged(with("transfer-encoding: gzip\r\nCONTENT-LENGTH: 0\r\n")), "two_framings");
}

TEST(HeadGuard, the_transfer_encoding_is_exactly_chunked) {
  for (const auto* value : {"gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked", "Chunked",
                            "xchunked", "chunked;q=1", "identity", "", "\"chunked\"", "chunked,"}) {
    EXPECT_EQ(judged(with("Transfer-Encoding: " + std::string(value) + "\r\n")),
              "transfer_encoding")
        << value;
  }
  EXPECT_EQ(judged(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")),
            "transfer_encoding");
  EXPECT_EQ(judged(with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")),
            "transfer_encoding");
  EXPECT_EQ(judged("POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"),
            "transfer_encoding");
  EXPECT_NE(judged(with("Transfer-Encoding: \x0b"
                        "chunked\r\n")),
            "");
}

TEST(HeadGuard, the_length_is_one_number) {
  for (const auto* value :
       {"+1", "-1", "1 2", "1,1", "0x1", "1e1", "", "1.0", "9999999999999999999", "\"1\"", "1;"}) {
    EXPECT_EQ(judged(with("Content-Length: " + std::string(value) + "\r\n")), "bad_length")
        << value;
  }
  EXPECT_EQ(judged(with("Content-Length: 1\r\nContent-Length: 1\r\n")), "two_lengths");
  EXPECT_EQ(judged(with("Content-Length: 1\r\ncontent-length: 2\r\n")), "two_lengths");
}

TEST(HeadGuard, there_is_one_host) {
  EXPECT_EQ(judged("GET / HTTP/1.1\r\n\r\n"), "no_host");
  EXPECT_EQ(judged("GET / HTTP/1.0\r\n\r\n"), "no_host");
  EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), "two_hosts");
  for (const auto* value : {"", "a b", "a/b", "a@b", "a,b", "a?b", "a\\b", "<a>"}) {
    EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: " + std::string(value) + "\r\n\r\n"), "bad_host")
        << value;
  }
}

TEST(HeadGuard, the_target_names_the_same_host) {
  EXPECT_EQ(judged("GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n"), "host_mismatch");
  EXPECT_EQ(judged("GET http://a@b/ HTTP/1.1\r\nHost: a\r\n\r\n"), "host_mismatch");
  EXPECT_EQ(judged("GET http://a:81/ HTTP/1.1\r\nHost: a\r\n\r\n"), "host_mismatch");
  EXPECT_EQ(judged("GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_target");
  EXPECT_EQ(judged("GET a HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_target");
  EXPECT_EQ(judged("GET * HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_target");
  EXPECT_EQ(judged("CONNECT b:443 HTTP/1.1\r\nHost: a\r\n\r\n"), "host_mismatch");
}

TEST(HeadGuard, lines_end_with_cr_and_lf_together) {
  EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n"), "bare_line_end");
  EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n"), "bare_line_end");
  EXPECT_EQ(judged("GET / HTTP/1.1\nHost: a\r\n\r\n"), "bare_line_end");
  EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: a\r\r\n\r\n"), "bare_line_end");
  EXPECT_EQ(judged("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), "empty_line");
  EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: a\r\n\r\nX: y\r\n\r\n"), "empty_line");
  EXPECT_EQ(judged("GET / HTTP/1.1\r\nHost: a\r\n"), "bad_head");
  EXPECT_EQ(judged(""), "bad_head");
  EXPECT_EQ(judged("\r\n\r\n"), "empty_line");
}

TEST(HeadGuard, fields_are_names_colons_and_values) {
  EXPECT_EQ(judged(with("X: a\r\n folded\r\n")), "folded_field");
  EXPECT_EQ(judged(with("X: a\r\n\tfolded\r\n")), "folded_field");
  EXPECT_EQ(judged("GET / HTTP/1.1\r\n Host: a\r\n\r\n"), "folded_field");
  EXPECT_EQ(judged(with("Content-Length : 1\r\n")), "bad_field_name");
  EXPECT_EQ(judged(with("Transfer-Encoding\t: chunked\r\n")), "bad_field_name");
  EXPECT_EQ(judged(with(": a\r\n")), "bad_field_name");
  EXPECT_EQ(judged(with("X(Y): a\r\n")), "bad_field_name");
  EXPECT_EQ(judged(with("no colon\r\n")), "bad_field");
}

TEST(HeadGuard, control_characters_stand_nowhere) {
  EXPECT_EQ(judged(with(std::string("X: a\0b\r\n", 8))), "control_character");
  EXPECT_EQ(judged(with("X: a\x01\r\n")), "control_character");
  EXPECT_EQ(judged(with("X: a\x7f\r\n")), "control_character");
  EXPECT_EQ(judged(with("X: a\x0b\r\n")), "control_character");
  EXPECT_EQ(judged(with(std::string("X\0: a\r\n", 7))), "bad_field_name");
}

TEST(HeadGuard, the_request_line_is_strict) {
  for (const auto* line : {"GET /", "GET", "GET  HTTP/1.1", " GET / HTTP/1.1", "GET / ", ""}) {
    EXPECT_NE(judged(std::string(line) + "\r\nHost: a\r\n\r\n"), "") << line;
  }
  EXPECT_EQ(judged("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_target");
  EXPECT_EQ(judged("GET /a\tb HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_target");
  EXPECT_EQ(judged("GET /#a HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_target");
  EXPECT_EQ(judged("GET /\xc3\xa4 HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_target");
  EXPECT_EQ(judged("G@T / HTTP/1.1\r\nHost: a\r\n\r\n"), "bad_method");
  for (const auto* version :
       {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "http/1.1", "HTTP/1.10", "HTTP/11"}) {
    EXPECT_EQ(status_of("GET / " + std::string(version) + "\r\nHost: a\r\n\r\n"), 505) << version;
  }
}

TEST(HeadGuard, sizes_are_bounded) {
  const auto url_of = [](std::size_t bytes) {
    return "GET /" + std::string(bytes - 1, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n";
  };
  EXPECT_EQ(judged(url_of(limits.url_bytes)), "");
  EXPECT_EQ(status_of(url_of(limits.url_bytes + 1)), 414);
  std::string fields;
  for (int i = 0; i < 99; ++i) fields += "X: y\r\n";
  EXPECT_EQ(judged(with(fields)), "");
  EXPECT_EQ(status_of(with(fields + "X: y\r\n")), 431);
  EXPECT_EQ(status_of(with("X: " + std::string(limits.bytes, 'a') + "\r\n")), 431);
}

TEST(HeadGuard, the_end_of_a_head_is_found_and_its_faults_early) {
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t n = 0; n < head.size(); ++n) {
    const auto end = find_head_end(std::string_view(head).substr(0, n), limits);
    EXPECT_EQ(end.bytes, 0U);
    EXPECT_FALSE(end.refusal);
  }
  EXPECT_EQ(find_head_end(head + "GET", limits).bytes, head.size());
  EXPECT_EQ(find_head_end("GET / HTTP/1.1\n", limits).refusal.value().code, "bare_line_end");
  EXPECT_EQ(find_head_end("\n", limits).refusal.value().code, "bare_line_end");
  EXPECT_EQ(find_head_end("\r\n", limits).refusal.value().code, "empty_line");
  EXPECT_EQ(find_head_end(std::string_view("G\0", 2), limits).refusal.value().code,
            "control_character");
  EXPECT_EQ(find_head_end(std::string(9000, 'a'), limits).refusal.value().status, 414);
  EXPECT_EQ(find_head_end("GET /\r\nX: " + std::string(16384, 'a'), limits).refusal.value().status,
            431);
}

}  // namespace
}  // namespace supercargo::http
