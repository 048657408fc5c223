#include "http/reply.h"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>

#include "http/responder.h"

namespace supercargo::http {
namespace {

const ReplyForm form{.date = "D"};

TEST(Reply, head_and_body_are_one_piece) {
  EXPECT_EQ(render({.status = 201, .headers = {{"Location", "/a"}}, .body = "hi"}, form),
            "HTTP/1.1 201 Created\r\nLocation: /a\r\nDate: D\r\nContent-Length: 2\r\n\r\nhi");
}

TEST(Reply, what_the_transport_says_cannot_be_said_twice) {
  const auto text = render({.headers = {{"content-length", "9"},
                                        {"Transfer-Encoding", "chunked"},
                                        {"DATE", "x"},
                                        {"connection", "close"}},
                            .body = ""},
                           form);
  EXPECT_EQ(text, "HTTP/1.1 200 OK\r\nDate: D\r\nContent-Length: 0\r\n\r\n");
}

TEST(Reply, a_header_cannot_split_the_reply) {
  for (const Headers& headers :
       {Headers{{"Location", "/a\r\nSet-Cookie: b"}}, Headers{{"Location", "/a\nb"}},
        Headers{{"X\r\nY", "b"}}, Headers{{"X", std::string("a\0b", 3)}}, Headers{{"", "b"}}}) {
    const auto text = render({.status = 302, .headers = headers, .body = ""}, form);
    EXPECT_TRUE(text.starts_with("HTTP/1.1 500 ")) << text;
    EXPECT_EQ(text.find("Set-Cookie"), std::string::npos);
  }
}

TEST(Reply, forms_of_bodies) {
  const Response response{.body = "hi"};
  const auto head = render(response, {.body = BodyForm::head_only, .date = "D"});
  EXPECT_TRUE(head.ends_with("Content-Length: 2\r\n\r\n"));
  const auto open = render(response, {.ending = Ending::close, .body = BodyForm::open_ended});
  EXPECT_EQ(open.find("Content-Length"), std::string::npos);
  EXPECT_TRUE(open.ends_with("Connection: close\r\n\r\nhi"));
}

TEST(Reply, a_refusal_carries_every_security_header) {
  const auto text = render(fixed_reply({400, "two_hosts", "Host is given more than once."}), form);
  for (const auto& [name, value] : security_headers()) {
    EXPECT_NE(text.find("\r\n" + name + ": " + value + "\r\n"), std::string::npos) << name;
  }
  EXPECT_TRUE(text.ends_with(
      R"({"type":"about:blank","title":"Bad Request","status":400,"code":"two_hosts",)"
      R"("detail":"Host is given more than once."})"));
}

TEST(Reply, dates_are_of_the_one_form) {
  DateText date;
  EXPECT_EQ(date.at(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(date.at(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(date.at(0), "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST(Responder, answers_once_and_500_when_dropped) {
  std::vector<int> statuses;
  const auto sink = [&](const Response& response) { statuses.push_back(response.status); };
  {
    Responder answered = Responder::into(sink);
    answered({.status = 204});
    const Responder dropped = Responder::into(sink);
    Responder moved = Responder::into(sink);
    const Responder target = std::move(moved);
    moved = Responder::into(sink);
  }
  EXPECT_EQ(statuses, (std::vector<int>{204, 500, 500, 500}));
}

TEST(Responder, a_second_answer_is_a_programmers_error) {
  Responder respond = Responder::into([](const Response&) {});
  respond({});
  EXPECT_DEATH(respond({}), "");
}

}  // namespace
}  // namespace supercargo::http
