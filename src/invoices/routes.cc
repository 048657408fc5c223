#include "http/routes.h"

#include "files/owners.h"
#include "invoices/commands.h"
#include "invoices/store.h"

namespace supercargo::invoices {
namespace {

// Domain 11, row of invoices and credit notes; a customer reads his own.
constexpr RoleSet readers{Role::agent,   Role::order_desk,      Role::sales_manager,  Role::finance,
                          Role::auditor, Role::service_manager, Role::customer_portal};
constexpr RoleSet makers{Role::finance};

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  const bool may_read = actor.sole_person || actor.kind == journal::ActorKind::shell_operator ||
                        readers.meets(actor.roles);
  const auto invoice = may_read ? find(reader, text(InvoiceId{id})) : std::nullopt;
  return invoice && (!actor.portal() || actor.party == invoice->customer_id.value);
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind({.kind = "invoice", .prefix = InvoiceId::prefix, .visible = may_see_files});
  routes.list({.path = "/invoices",
               .name = "list_invoices",
               .summary = "Invoices and credit notes, filtered, a page at a time",
               .may = readers},
              list_invoices);
  routes.get({.path = "/invoices/{id}",
              .name = "get_invoice",
              .summary = "One invoice or credit note with its lines, taxes and totals",
              .may = readers},
             get);
  routes.post({.path = "/invoices",
               .name = "issue_invoice",
               .summary = "Invoice what was delivered and is not invoiced, under the next number",
               .may = makers,
               .status = 201},
              issue);
  routes.post({.path = "/invoices/{id}/credit-notes",
               .name = "issue_credit_note",
               .summary = "Take back what an invoice asks, all of it or a part, and say why",
               .may = makers,
               .status = 201},
              credit);
}

}  // namespace supercargo::invoices
