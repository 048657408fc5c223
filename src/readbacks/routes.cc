#include "http/routes.h"

#include "http/url.h"
#include "linkpages/routes.h"
#include "orders/rules.h"
#include "readbacks/commands.h"
#include "readbacks/page.h"

namespace supercargo::readbacks {
namespace {

constexpr std::size_t form_bytes_max = 32 << 10;

// Domain 11: whoever sees the order on our side.
constexpr RoleSet readers{Role::agent,           Role::order_desk, Role::warehouse,
                          Role::sales_manager,   Role::finance,    Role::quality_manager,
                          Role::service_manager, Role::auditor};

// Unknown, cut short and somebody else's look the same.
http::Reply shown(const std::optional<Seen>& seen, const http::Asked& asked,
                  const Answer& given = {}) {
  return linkpages::reply_of(seen ? page_of(*seen, given)
                                  : no_page(linkpages::language_asked(asked)));
}

// It changes nothing of the order: programs that look through mails open links too. That it was
// opened is noted.
Result<http::Reply> show(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  return shown(look(unit, std::string(asked.path_value("token")), language), asked);
}

Result<http::Reply> take(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  const auto form = http::query_parameters_of(asked.body).value_or(http::QueryParameters{});
  const Answer given{.token = std::string(asked.path_value("token")),
                     .answer = http::value_in(form, "answer"),
                     .name = http::value_in(form, "name"),
                     .words = http::value_in(form, "words"),
                     .information = http::value_in(form, "information"),
                     .address = asked.request->peer};
  return shown(answer(unit, given, language), asked, given);
}

http::Routes::Slowly<Send, mails::Draft> sending() {
  return {.look = [](const journal::Query& query, const http::Asked&,
                     const Send& wanted) { return compose(query, wanted); },
          .work = [](const mails::Draft& draft) { return mails::drawn(draft); },
          .run = [](journal::Unit& unit, const http::Asked&,
                    const mails::Draft& draft) -> Result<http::Reply> {
            const auto sent = send(unit, draft);
            if (!sent) return sent.error();
            return http::answering::record_reply(201, entity<Request>(), &*sent, unit.call());
          }};
}

void add_pages(http::Routes& routes) {
  routes.raw_write(http::Method::get,
                   {.path = "/read-back-pages/{token}",
                    .name = "show_read_back_page",
                    .summary = "The customer's page of his order, by the link in his mail: HTML",
                    .door = http::Door::anonymous},
                   "application/json", show);
  routes.raw_write(http::Method::post,
                   {.path = "/read-back-pages/{token}",
                    .name = "answer_read_back_page",
                    .summary = "Take the customer's answer from his page, once: HTML",
                    .door = http::Door::anonymous,
                    .body_max = form_bytes_max,
                    .secret = true},
                   "application/x-www-form-urlencoded", take);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.write_slowly<Request, Send, mails::Draft>(
      http::Method::post,
      {.path = "/read-back-requests",
       .name = "send_read_back",
       .summary = "Send the customer his order by mail, with a link to answer it himself",
       .may = orders::enterers,
       .status = 201},
      sending());
  routes.list({.path = "/read-back-requests",
               .name = "list_read_back_requests",
               .summary = "What was sent to customers to be confirmed, and what they answered",
               .may = readers},
              list_requests);
  routes.get({.path = "/read-back-requests/{id}",
              .name = "get_read_back_request",
              .summary = "One of them",
              .may = readers},
             get);
  add_pages(routes);
}

}  // namespace supercargo::readbacks
