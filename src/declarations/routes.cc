#include "http/routes.h"

#include "declarations/page.h"
#include "http/url.h"
#include "linkpages/routes.h"

namespace supercargo::declarations {
namespace {

constexpr std::size_t form_bytes_max = 32 << 10;

Declare declared_in(const http::QueryParameters& form, const std::string& peer) {
  constexpr std::size_t name_bytes_max = 400;
  constexpr std::size_t words_bytes_max = 6000;
  Declare given{.name = http::value_in(form, "name").substr(0, name_bytes_max),
                .words = http::value_in(form, "words").substr(0, words_bytes_max),
                .address = peer};
  constexpr std::string_view chosen = "line_";  // a name for each: no name may stand twice
  for (const auto& [name, value] : form) {
    const std::string_view digits =
        std::string_view(name).substr(std::min(chosen.size(), name.size()));
    if (!name.starts_with(chosen) || digits.empty() || digits.size() > 6) continue;
    std::int64_t line = 0;
    for (const char c : digits) line = c >= '0' && c <= '9' ? line * 10 + (c - '0') : -1;
    given.lines.push_back({line});
  }
  if (given.lines.empty()) given.lines.push_back({});  // none was chosen: no line is number 0
  return given;
}

http::Reply nowhere(const http::Asked& asked) {
  return linkpages::reply_of(no_page(linkpages::language_asked(asked)));
}

// Looking withdraws nothing: programs that look through mails open links too.
Result<http::Reply> show(const journal::Query& query, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  const auto own = look(query.db, std::string(asked.path_value("token")), language, query.now());
  return own ? linkpages::reply_of(page_of(*own)) : nowhere(asked);
}

Result<http::Reply> answer(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  const auto form = http::query_parameters_of(asked.body).value_or(http::QueryParameters{});
  const Declare given = declared_in(form, asked.request->peer);
  const Step step = http::value_in(form, "step") == "confirm" ? Step::confirm : Step::statement;
  const auto own = take(unit, std::string(asked.path_value("token")), language, step, given);
  if (!own) return nowhere(asked);
  const bool is_shown = step == Step::statement && own->reasons.empty();
  return linkpages::reply_of(is_shown ? statement_of(*own, given) : page_of(*own, given));
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.raw_read(
      {.path = "/withdrawal-pages/{token}",
       .name = "show_withdrawal_page",
       .summary = "The page on which a consumer withdraws, by the link in his mail: HTML",
       .door = http::Door::anonymous},
      show);
  routes.raw_write(http::Method::post,
                   {.path = "/withdrawal-pages/{token}",
                    .name = "answer_withdrawal_page",
                    .summary = "His statement, then its confirmation, which withdraws: HTML",
                    .door = http::Door::anonymous,
                    .body_max = form_bytes_max,
                    .secret = true},
                   "application/x-www-form-urlencoded", answer);
}

}  // namespace supercargo::declarations
