#include "app/pages.h"

namespace supercargo::app {
namespace {

struct Short {
  std::string_view base;
  std::string_view whole;
};
constexpr Short pages[] = {{"/r/", "/api/v1/read-back-pages/"},
                           {"/w/", "/api/v1/withdrawal-pages/"},
                           {"/a/", "/api/v1/sign-off-pages/"},
                           {"/q/", "/api/v1/quotation-pages/"}};

const Short* page_of(std::string_view path) {
  for (const Short& each : pages)
    if (path.starts_with(each.base)) return &each;
  return nullptr;
}

// Somebody's session is not the customer's; and a page that tells nobody where it is (no-referrer)
// has no origin to say either.
bool is_dropped(const std::pair<std::string, std::string>& header) {
  for (const char* name : {"authorization", "cookie", "origin", "sec-fetch-site", "if-match"})
    if (header.first == name) return true;
  return false;
}

}  // namespace

bool is_page(const http::Request& request) { return page_of(request.path) != nullptr; }

http::Request as_operation(http::Request request) {
  const Short& page = *page_of(request.path);
  request.path.replace(0, page.base.size(), page.whole);
  if (request.target.starts_with(page.base))
    request.target.replace(0, page.base.size(), page.whole);
  std::erase_if(request.headers, is_dropped);
  return request;
}

}  // namespace supercargo::app
