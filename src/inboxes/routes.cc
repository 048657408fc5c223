#include "http/routes.h"

#include "files/owners.h"
#include "inboxes/commands.h"
#include "inboxes/rules.h"
#include "inboxes/store.h"
#include "orders/rules.h"

namespace supercargo::inboxes {
namespace {

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  const bool may_read = actor.sole_person || actor.kind == journal::ActorKind::shell_operator ||
                        readers.meets(actor.roles);
  return may_read && find(reader, InboxMailId{id}).has_value();
}

void add_verbs(http::Routes& routes) {
  routes.post({.path = "/inbox-mails/{id}/taking",
               .name = "take_inbox_mail",
               .summary = "Take a mail, so that others see who is at it; or take one back that was "
                          "set aside",
               .may = doers},
              take);
  routes.post({.path = "/inbox-mails/{id}/order",
               .name = "enter_inbox_mail",
               .summary = "Make an order of a mail, which keeps the mail's file as its original; "
                          "reasons point into /order",
               .may = orders::enterers,
               .status = 201},
              enter);
  routes.post({.path = "/inbox-mails/{id}/linking",
               .name = "attach_inbox_mail",
               .summary = "Put a mail to the order or the customer that it is of",
               .may = doers},
              attach);
  routes.post({.path = "/inbox-mails/{id}/setting-aside",
               .name = "set_inbox_mail_aside",
               .summary = "Set a mail aside that nothing is to be done about, and say why",
               .may = doers},
              set_aside);
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind(
      {.kind = "inbox_mail", .prefix = InboxMailId::prefix, .visible = may_see_files});
  routes.list({.path = "/inbox-mails",
               .name = "list_inbox_mails",
               .summary = "Mails that came, the newest first, and what became of them",
               .may = readers},
              list_mails);
  routes.get({.path = "/inbox-mails/{id}",
              .name = "get_inbox_mail",
              .summary = "One mail as it came, with its files",
              .may = readers},
             get);
  routes.list(
      {.path = "/mailboxes",
       .name = "list_mailboxes",
       .summary = "Where mails are fetched from, when that was last done and what hinders it",
       .may = readers | RoleSet{Role::administrator}},
      list_boxes);
  add_verbs(routes);
}

}  // namespace supercargo::inboxes
