#include "http/routes.h"

#include "http/url.h"
#include "printing/figures.h"
#include "readbacks/frame.h"
#include "signoffs/commands.h"
#include "signoffs/page.h"

namespace supercargo::signoffs {
namespace {

constexpr std::size_t form_bytes_max = 16 << 10;

// Domain 11: who reads approvals.
constexpr RoleSet readers{Role::agent,           Role::order_desk, Role::sales_manager,
                          Role::procurement,     Role::finance,    Role::quality_manager,
                          Role::service_manager, Role::auditor};

std::string value_in(const http::QueryParameters& given, std::string_view name) {
  for (const auto& [known, value] : given)
    if (known == name) return value;
  return {};
}

// Unknown, cut short, somebody else's and of somebody who has left look the same.
http::Reply shown(const std::optional<Seen>& seen, const std::string& language,
                  const Answer& given = {}) {
  Page page = seen ? page_of(*seen, given)
                   : readbacks::no_page(
                         printing::parse_language(language).value_or(printing::Language::english));
  return {.status = page.status,
          .body = std::move(page.html),
          .content_type = "text/html; charset=utf-8",
          .headers = {{"Content-Security-Policy", readbacks::page_policy()},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cache-Control", "no-store"},
                      {"X-Robots-Tag", "noindex, nofollow"}}};
}

// It decides nothing: programs that look through mails open links too. That it was opened is noted.
Result<http::Reply> show(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = value_in(asked.query, "language");
  return shown(look(unit, std::string(asked.path_value("token")), language), language);
}

Result<http::Reply> take(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = value_in(asked.query, "language");
  const auto form = http::query_parameters_of(asked.body).value_or(http::QueryParameters{});
  const Answer given{.token = std::string(asked.path_value("token")),
                     .decision = value_in(form, "decision"),
                     .reason = value_in(form, "reason"),
                     .code = value_in(form, "code"),
                     .address = asked.request->peer};
  return shown(answer(unit, given, language), language, given);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list(
      {.path = "/sign-offs",
       .name = "list_sign_offs",
       .summary = "Who was asked by mail for an approval of an order, and what they decided",
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
