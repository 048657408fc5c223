#include "app/pages.h"

#include "kernel/result.h"

namespace supercargo::app {
namespace {

struct Address {
  std::string_view short_base;
  std::string_view whole_base;
};
constexpr Address addresses[] = {{"/r/", "/api/v1/read-back-pages/"},
                                 {"/a/", "/api/v1/sign-off-pages/"}};

const Address* address_of(const http::Request& request) {
  for (const Address& each : addresses)
    if (request.path.starts_with(each.short_base)) return &each;
  return nullptr;
}

// Somebody's session is not whose link it is; and a page that tells nobody where it is
// (no-referrer) has no origin to say either.
bool is_dropped(const std::pair<std::string, std::string>& header) {
  for (const char* name : {"authorization", "cookie", "origin", "sec-fetch-site", "if-match"})
    if (header.first == name) return true;
  return false;
}

}  // namespace

bool is_page(const http::Request& request) { return address_of(request) != nullptr; }

http::Request as_operation(http::Request request) {
  const Address* address = address_of(request);
  SUPERCARGO_CHECK(address != nullptr);
  const auto& [shorter, whole] = *address;
  request.path.replace(0, shorter.size(), whole);
  if (request.target.starts_with(shorter)) request.target.replace(0, shorter.size(), whole);
  std::erase_if(request.headers, is_dropped);
  return request;
}

}  // namespace supercargo::app
