// One request and one reply as the rest of the program sees them: plain values, no library's types.
// A Request that reaches a handler has passed the head guard (head_guard.h) and its body limit.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace supercargo::http {

enum class Method { get, head, post, put, patch, del, options, other };

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
  Method method = Method::other;
  std::string target;  // as sent; of an absolute form only what follows the authority
  std::string path;    // before '?', still percent-encoded
  std::string query;   // after '?', still percent-encoded
  Headers headers;     // names in lower case, in the order sent; trailers never appear
  std::string body;
  std::string peer;  // address of the other end of the connection, a proxy's if there is one

  // The first field of this name, or empty; names are asked for in lower case.
  std::string_view header(std::string_view lower_case_name) const {
    const auto same = [&](const auto& field) { return field.first == lower_case_name; };
    const auto found = std::find_if(headers.begin(), headers.end(), same);
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
  }
  std::size_t header_count(std::string_view lower_case_name) const {
    const auto same = [&](const auto& field) { return field.first == lower_case_name; };
    return static_cast<std::size_t>(std::count_if(headers.begin(), headers.end(), same));
  }
};

// Content-Length, Date and Connection are the transport's: they are ignored here, but for
// `Connection: close`, which ends the connection after this reply.
struct Response {
  int status = 200;
  Headers headers = {};
  std::string body = {};
};

}  // namespace supercargo::http
