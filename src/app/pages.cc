#include "app/pages.h"

namespace supercargo::app {
namespace {

constexpr std::string_view short_base = "/r/";
constexpr std::string_view whole_base = "/api/v1/read-back-pages/";

// Somebody's session is not the customer's; and a page that tells nobody where it is (no-referrer)
// has no origin to say either.
bool is_dropped(const std::pair<std::string, std::string>& header) {
  for (const char* name : {"authorization", "cookie", "origin", "sec-fetch-site", "if-match"})
    if (header.first == name) return true;
  return false;
}

}  // namespace

bool is_page(const http::Request& request) { return request.path.starts_with(short_base); }

http::Request as_operation(http::Request request) {
  request.path.replace(0, short_base.size(), whole_base);
  if (request.target.starts_with(short_base))
    request.target.replace(0, short_base.size(), whole_base);
  std::erase_if(request.headers, is_dropped);
  return request;
}

}  // namespace supercargo::app
