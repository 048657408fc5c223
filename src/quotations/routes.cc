#include "http/routes.h"

#include "files/disposition.h"
#include "http/url.h"
#include "linkpages/routes.h"
#include "quotations/answering.h"
#include "quotations/commands.h"
#include "quotations/page.h"
#include "quotations/rules.h"
#include "quotations/sending.h"

namespace supercargo::quotations {
namespace {

// Domain 11: a customer reads and answers his own.
constexpr RoleSet readers_and_customers = readers | RoleSet{Role::customer_portal};
constexpr RoleSet answerers = makers | RoleSet{Role::customer_portal};

constexpr std::size_t form_bytes_max = 32 << 10;

// Unknown, cut short and somebody else's look the same.
http::Reply shown(const std::optional<readbacks::Seen>& seen, const http::Asked& asked,
                  const readbacks::Answer& given = {}) {
  return linkpages::reply_of(seen ? readbacks::page_of(*seen, given, says)
                                  : readbacks::no_page(linkpages::language_asked(asked)));
}

Result<http::Reply> show(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  return shown(look_behind(unit, std::string(asked.path_value("token")), language), asked);
}

Result<http::Reply> take(journal::Unit& unit, const http::Asked& asked) {
  const std::string language = http::value_in(asked.query, "language");
  const auto form = http::query_parameters_of(asked.body).value_or(http::QueryParameters{});
  const readbacks::Answer given{.token = std::string(asked.path_value("token")),
                                .answer = http::value_in(form, "answer"),
                                .name = http::value_in(form, "name"),
                                .words = http::value_in(form, "words"),
                                .address = asked.request->peer};
  return shown(take_answer(unit, given, language), asked, given);
}

// Of one revision, in the language and on the paper that are asked for.
Result<WantPaper> wanted_paper(const http::Asked& asked) {
  WantPaper wanted{.how = {.id = std::string(asked.path_value("id"))}};
  for (const auto& [name, value] : asked.query) {
    const bool is_number = !value.empty() && value.size() <= 6 &&
                           value.find_first_not_of("0123456789") == std::string::npos;
    if (name == "language")
      wanted.how.language = value;
    else if (name == "paper")
      wanted.how.paper = value;
    else if (name == "version" && is_number)
      wanted.version = std::stoll(value);
    else
      return invalid(
          {{"?" + name, "unknown_parameter", "Language, paper and version are asked for."}});
  }
  return wanted;
}

Result<http::Reply> paper(const journal::Query& query, const http::Asked& asked) {
  const auto wanted = wanted_paper(asked);
  if (!wanted) return wanted.error();
  auto drawn = draw(query, *wanted);
  if (!drawn) return std::move(drawn.error());
  return http::Reply{.body = std::move(drawn->pdf),
                     .content_type = "application/pdf",
                     .headers = {{"Content-Disposition", files::disposition_of(drawn->name)},
                                 {"Content-Security-Policy",
                                  "default-src 'none'; frame-ancestors 'none'; sandbox"}}};
}

http::Routes::Slowly<Send, Outgoing> sending() {
  return {.look = [](const journal::Query& query, const http::Asked&,
                     const Send& wanted) { return compose(query, wanted); },
          .work = [](const Outgoing& outgoing) { return drawn(outgoing); },
          .run = [](journal::Unit& unit, const http::Asked&,
                    const Outgoing& outgoing) -> Result<http::Reply> {
            const auto sent = send(unit, outgoing);
            if (!sent) return sent.error();
            return http::answering::record_reply(200, entity<Quotation>(), &*sent, unit.call());
          }};
}

void add_pages(http::Routes& routes) {
  routes.raw_write(
      http::Method::get,
      {.path = "/quotation-pages/{token}",
       .name = "show_quotation_page",
       .summary = "The customer's page of his quotation, by the link in his mail: HTML",
       .door = http::Door::anonymous},
      "application/json", show);
  routes.raw_write(http::Method::post,
                   {.path = "/quotation-pages/{token}",
                    .name = "answer_quotation_page",
                    .summary = "Take the customer's answer from his page, once: HTML",
                    .door = http::Door::anonymous,
                    .body_max = form_bytes_max,
                    .secret = true},
                   "application/x-www-form-urlencoded", take);
}

void add_answers(http::Routes& routes) {
  routes.write_slowly<Quotation, Send, Outgoing>(
      http::Method::post,
      {.path = "/quotations/{id}/sending",
       .name = "send_quotation",
       .summary = "Open it to the customer until its last day, by mail with a link or by hand",
       .may = makers},
      sending());
  routes.raw_read({.path = "/quotations/{id}/document",
                   .name = "get_quotation_document",
                   .summary = "The quotation as a PDF; ?version= of an earlier revision",
                   .may = readers_and_customers},
                  paper);
  routes.post({.path = "/quotations/{id}/acceptance",
               .name = "accept_quotation",
               .summary = "The customer's signed yes to the revision that stands: makes the order",
               .may = answerers},
              accept);
  routes.post({.path = "/quotations/{id}/decline",
               .name = "decline_quotation",
               .summary = "The customer's no, with its reason",
               .may = answerers},
              decline);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/quotations",
               .name = "list_quotations",
               .summary = "Quotations, by customer or state",
               .may = readers_and_customers},
              list_quotations);
  routes.post({.path = "/quotations",
               .name = "make_quotation",
               .summary = "Make a quotation, priced as an order would be",
               .may = makers,
               .status = 201},
              make);
  routes.get({.path = "/quotations/{id}",
              .name = "get_quotation",
              .summary = "One quotation with every revision, by id or number",
              .may = readers_and_customers},
             get);
  routes.get({.path = "/quotations/{id}/timeline",
              .name = "get_quotation_timeline",
              .summary = "Everything that happened to it",
              .may = readers},
             timeline);
  routes.post({.path = "/quotations/{id}/revisions",
               .name = "revise_quotation",
               .summary = "Make its next revision; the one before is not open any more",
               .may = makers,
               .status = 201},
              revise);
  routes.post({.path = "/quotations/{id}/submission",
               .name = "submit_quotation",
               .summary = "Ready to be sent, or to be approved where its prices need it",
               .may = makers},
              submit);
  routes.post({.path = "/quotations/{id}/decision",
               .name = "decide_quotation",
               .summary = "Approve or refuse its prices; not by who made it",
               .may = approvers},
              decide);
  routes.post({.path = "/quotations/{id}/cancellation",
               .name = "cancel_quotation",
               .summary = "Give it up before it was sent",
               .may = makers},
              cancel);
  add_answers(routes);
  add_pages(routes);
}

}  // namespace supercargo::quotations
