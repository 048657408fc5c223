#include "http/routes.h"

#include "http/url.h"
#include "linkpages/routes.h"
#include "signoffs/commands.h"
#include "signoffs/page.h"

namespace supercargo::signoffs {
namespace {

constexpr std::size_t form_bytes_max = 16 << 10;

// Domain 11: who reads approvals.
constexpr RoleSet readers{Role::agent,           Role::order_desk, Role::sales_manager,
                          Role::procurement,     Role::finance,    Role::quality_manager,
                          Role::service_manager, Role::auditor};

// Unknown, cut short, somebody else's and of somebody who has left look the same.
http::Reply shown(const std::optional<Seen>& seen, const http::Asked& asked,
                  const Answer& given = {}) {
  return linkpages::reply_of(seen ? page_of(*seen, given)
                                  : readbacks::no_page(linkpages::language_asked(asked)));
}

// It decides nothing: programs that look through mails open links too. That it was opened is noted.
Result<http::Reply> show(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  return shown(look(unit, std::string(asked.path_value("token")), language), asked);
}

Result<http::Reply> take(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  const auto form = http::query_parameters_of(asked.body).value_or(http::QueryParameters{});
  const Answer given{.token = std::string(asked.path_value("token")),
                     .decision = http::value_in(form, "decision"),
                     .reason = http::value_in(form, "reason"),
                     .code = http::value_in(form, "code"),
                     .address = asked.request->peer};
  return shown(answer(unit, given, language), asked, given);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/sign-offs",
               .name = "list_sign_offs",
               .summary = "Who was asked by mail for an approval, and what they decided",
               .may = readers},
              list_signoffs);
  routes.get(
      {.path = "/sign-offs/{id}", .name = "get_sign_off", .summary = "One of them", .may = readers},
      get);
  routes.raw_write(http::Method::get,
                   {.path = "/sign-off-pages/{token}",
                    .name = "show_sign_off_page",
                    .summary = "The page of an approval, by the link in a person's mail: HTML",
                    .door = http::Door::anonymous},
                   "application/json", show);
  routes.raw_write(http::Method::post,
                   {.path = "/sign-off-pages/{token}",
                    .name = "answer_sign_off_page",
                    .summary = "Take a person's decision from their page, with a code, once: HTML",
                    .door = http::Door::anonymous,
                    .body_max = form_bytes_max,
                    .secret = true},
                   "application/x-www-form-urlencoded", take);
}

}  // namespace supercargo::signoffs
