#include "http/routes.h"

#include "disputes/commands.h"
#include "disputes/store.h"
#include "files/owners.h"

namespace supercargo::disputes {
namespace {

// Read as invoices are, by our own people; told by whoever hears it from the customer, and settled
// by finance (domain 3.8, 11).
constexpr RoleSet readers{Role::agent,   Role::order_desk, Role::sales_manager,
                          Role::finance, Role::auditor,    Role::service_manager};
constexpr RoleSet raisers{Role::agent, Role::order_desk, Role::sales_manager, Role::finance,
                          Role::service_manager};
constexpr RoleSet resolvers{Role::finance};

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  const bool may_read = actor.sole_person || actor.kind == journal::ActorKind::shell_operator ||
                        readers.meets(actor.roles);
  return may_read && !actor.portal() && find(reader, text(DisputeId{id})).has_value();
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind(
      {.kind = "invoice_dispute", .prefix = DisputeId::prefix, .visible = may_see_files});
  routes.list({.path = "/invoice-disputes",
               .name = "list_invoice_disputes",
               .summary = "What customers dispute, by state, invoice, customer or order",
               .may = readers},
              list_disputes);
  routes.get({.path = "/invoice-disputes/{id}",
              .name = "get_invoice_dispute",
              .summary = "One dispute: how much, why, and how it was settled",
              .may = readers},
             get);
  routes.post({.path = "/invoices/{id}/disputes",
               .name = "dispute_invoice",
               .summary = "Tell that the customer disputes an invoice, all of it or a part",
               .may = raisers,
               .status = 201},
              raise);
  routes.post({.path = "/invoice-disputes/{id}/resolution",
               .name = "resolve_invoice_dispute",
               .summary = "Settle a dispute and say how; not by whoever raised it",
               .may = resolvers},
              resolve);
}

}  // namespace supercargo::disputes
