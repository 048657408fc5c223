#include "http/routes.h"

#include "files/owners.h"
#include "mails/commands.h"
#include "mails/store.h"
#include "orders/rules.h"

namespace supercargo::mails {
namespace {

// What a customer was told is read by whoever answers him, and by the auditor.
constexpr RoleSet readers{Role::agent,         Role::order_desk,      Role::sales_manager,
                          Role::finance,       Role::quality_manager, Role::service_manager,
                          Role::administrator, Role::auditor};

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  const bool may_read = actor.sole_person || actor.kind == journal::ActorKind::shell_operator ||
                        readers.meets(actor.roles);
  return may_read && store::find(reader, MailId{id}).has_value();
}

http::Routes::Slowly<SendOrder, Draft> sending() {
  return {.look = [](const journal::Query& query, const http::Asked&,
                     const SendOrder& wanted) { return compose_order(query, wanted); },
          .work = [](const Draft& draft) { return drawn(draft); },
          .run = [](journal::Unit& unit, const http::Asked&,
                    const Draft& draft) -> Result<http::Reply> {
            const auto mail = queue(unit, draft);
            if (!mail) return mail.error();
            return http::answering::record_reply(201, entity<Mail>(), &*mail, unit.call());
          }};
}

void add_wording_routes(http::Routes& routes) {
  routes.list({.path = "/mail-wordings",
               .name = "list_mail_wordings",
               .summary = "The company's own words for mails, where it has given some",
               .may = readers},
              list_wordings);
  routes.put({.path = "/mail-wordings",
              .name = "put_mail_wording",
              .summary = "Give a kind of mail words of one's own in a language, or the usual ones",
              .may = {Role::administrator}},
             put_wording);
  routes.post({.path = "/mail-previews",
               .name = "preview_mail",
               .summary = "How a mail would read, without sending it",
               .may = readers,
               .rehearsed = true},
              preview);
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind({.kind = "mail", .prefix = MailId::prefix, .visible = may_see_files});
  routes.list({.path = "/mails",
               .name = "list_mails",
               .summary = "Mails to customers and what became of them",
               .may = readers},
              list_mails);
  routes.get(
      {.path = "/mails/{id}", .name = "get_mail", .summary = "One mail as sent", .may = readers},
      get);
  routes.post({.path = "/mails/{id}/resending",
               .name = "resend_mail",
               .summary = "Send a mail once more, to another address when it was wrong",
               .may = orders::confirmers},
              resend);
  routes.write_slowly<Mail, SendOrder, Draft>(
      http::Method::post,
      {.path = "/mails",
       .name = "mail_sales_order",
       .summary = "Send the customer the order as it stands, as a PDF by mail",
       .may = orders::confirmers,
       .status = 201},
      sending());
  add_wording_routes(routes);
}

}  // namespace supercargo::mails
