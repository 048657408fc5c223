#include "linkpages/routes.h"

#include "http/operation.h"
#include "http/url.h"
#include "printing/figures.h"

namespace supercargo::linkpages {

http::Reply reply_of(Page page) {
  return {.status = page.status,
          .body = std::move(page.html),
          .content_type = "text/html; charset=utf-8",
          .headers = {{"Content-Security-Policy", page_policy()},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cache-Control", "no-store"},
                      {"X-Robots-Tag", "noindex, nofollow"}}};
}

printing::Language language_asked(const http::Asked& asked) {
  return printing::parse_language(http::value_in(asked.query, "language"))
      .value_or(printing::Language::english);
}

}  // namespace supercargo::linkpages
