// Replies as bytes, and the replies the transport gives by itself.
#pragma once

#include <ctime>
#include <string>
#include <string_view>

#include "http/head_guard.h"
#include "http/message.h"

namespace supercargo::http {

// What every reply carries, whoever makes it (security 2.1 "every reply" and the API's CSP).
const Headers& security_headers();
// Adds those that the reply does not have with a value of its own.
void add_security_headers(Response& response);
inline constexpr std::string_view strict_transport_security = "max-age=31536000; includeSubDomains";

std::string_view reason_phrase(int status);

// A problem document with fixed words. Code and detail must need no escaping in JSON.
Response fixed_reply(const GuardRefusal& refusal);

enum class Ending {
  keep_alive,       // HTTP/1.1: nothing needs to be said
  keep_alive_said,  // HTTP/1.0: the connection stays only when both say so
  close,
};
enum class BodyForm {
  counted,     // Content-Length and the body
  head_only,   // Content-Length of the body that is left out: the answer to HEAD
  open_ended,  // no length: the end of the connection is the end of the body
};
struct ReplyForm {
  Ending ending = Ending::keep_alive;
  BodyForm body = BodyForm::counted;
  std::string_view date = {};
};

// Head and body in one piece. A header that could split the reply turns it into a plain 500.
std::string render(const Response& response, const ReplyForm& form);
bool asks_to_close(const Response& response);

// "Sun, 06 Nov 1994 08:49:37 GMT", formatted once a second. For one thread.
class DateText {
 public:
  std::string_view at(std::time_t now);

 private:
  std::time_t second_ = -1;
  std::string text_;
};

}  // namespace supercargo::http
