#include "http/routes.h"

#include "statements/commands.h"

namespace supercargo::statements {
namespace {

// Whoever may read what a customer owes (domain 11, row of invoices), but for the auditor and the
// customer himself; an agent those whom he looks after.
constexpr RoleSet senders{Role::agent, Role::order_desk, Role::sales_manager, Role::finance,
                          Role::service_manager};

http::Routes::Slowly<Send, mails::ForRecord> sending() {
  return {.look = [](const journal::Query& query, const http::Asked&,
                     const Send& wanted) { return compose(query, wanted); },
          .work = [](const mails::ForRecord& mail) { return drawn(mail); },
          .run = [](journal::Unit& unit, const http::Asked&,
                    const mails::ForRecord& mail) -> Result<http::Reply> {
            const auto queued = send(unit, mail);
            if (!queued) return queued.error();
            return http::answering::record_reply(201, entity<mails::Mail>(), &*queued, unit.call());
          }};
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.write_slowly<mails::Mail, Send, mails::ForRecord>(
      http::Method::post,
      {.path = "/customers/{id}/statement-mails",
       .name = "mail_statement",
       .summary = "Send the customer the statement of his account, as a PDF by mail",
       .may = senders,
       .status = 201},
      sending());
}

}  // namespace supercargo::statements
