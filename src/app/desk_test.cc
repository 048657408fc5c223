#include "app/desk.h"

#include <gtest/gtest.h>

#include "kernel/result.h"

namespace supercargo::app {
namespace {

constexpr std::string_view pack =
    "/index.html\ttext/html\t\"e\"\t\t0\t43\n"
    "/assets/a-1.js\ttext/javascript\t\"a\"\t\t43\t5\n"
    "/assets/a-1.js\ttext/javascript\t\"a\"\tbr\t48\t2\n"
    "/mark.svg\timage/svg+xml\t\"m\"\t\t50\t3\n"
    "\n"
    "<meta nonce=\"NONCE_OF_THIS_REPLY\">the desk.plainbrsvg";

http::Request get(const std::string& path, http::Headers headers = {}) {
  http::Request request;
  request.method = http::Method::get;
  request.path = path;
  request.headers = std::move(headers);
  return request;
}

std::string header(const http::Response& response, std::string_view name) {
  for (const auto& [each, value] : response.headers)
    if (each == name) return value;
  return {};
}

TEST(Desk, the_entry_page_has_a_nonce_of_its_own_every_time) {
  const Desk desk(pack);
  const auto first = desk.answer(get("/"));
  const auto again = desk.answer(get("/orders/SO-2026-000001"));
  EXPECT_EQ(first.body.find("NONCE"), std::string::npos);
  EXPECT_NE(first.body, again.body);
  const auto nonce = first.body.substr(13, first.body.find('"', 13) - 13);
  EXPECT_NE(header(first, "Content-Security-Policy").find("'nonce-" + nonce + "'"),
            std::string::npos);
  EXPECT_EQ(header(first, "Content-Security-Policy").find("unsafe"), std::string::npos);
  EXPECT_EQ(header(first, "Cache-Control"), "no-store");
}

TEST(Desk, assets_live_for_ever_in_the_form_that_is_taken) {
  const Desk desk(pack);
  const auto plain = desk.answer(get("/assets/a-1.js"));
  EXPECT_EQ(plain.body, "plain");
  EXPECT_EQ(header(plain, "Cache-Control"), "public, max-age=31536000, immutable");
  const auto small = desk.answer(get("/assets/a-1.js", {{"accept-encoding", "gzip, br;q=0.9"}}));
  EXPECT_EQ(small.body, "br");
  EXPECT_EQ(header(small, "Content-Encoding"), "br");
  EXPECT_EQ(desk.answer(get("/assets/a-1.js", {{"accept-encoding", "br;q=0"}})).body, "plain");
  EXPECT_EQ(desk.answer(get("/assets/a-1.js", {{"if-none-match", "\"a\""}})).status, 304);
  EXPECT_EQ(header(desk.answer(get("/mark.svg")), "Cache-Control"), "no-cache");
}

TEST(Desk, what_is_no_place_is_not_found_and_nothing_is_written) {
  const Desk desk(pack);
  EXPECT_EQ(desk.answer(get("/assets/b.js")).status, 404);
  EXPECT_EQ(desk.answer(get("/wp-login.php")).status, 404);
  auto post = get("/orders");
  post.method = http::Method::post;
  EXPECT_EQ(desk.answer(post).status, 405);
  EXPECT_FALSE(Desk::answers(get("/api/v1/products")));
}

TEST(Desk, a_program_without_it_says_so_and_a_damaged_one_does_not_start) {
  EXPECT_NE(Desk("").answer(get("/")).body.find("without its browser desk"), std::string::npos);
  EXPECT_THROW(Desk("/a\ttext/plain\t\"a\"\t\t0\t9\n\nshort"), Fault);
}

}  // namespace
}  // namespace supercargo::app
