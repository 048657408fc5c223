#include "http/routes.h"

#include "accounts/commands.h"

namespace supercargo::accounts {
namespace {

// As invoices are read (domain 11); what comes in is finance's to book.
constexpr RoleSet readers{Role::agent,   Role::order_desk, Role::sales_manager,
                          Role::finance, Role::auditor,    Role::service_manager};
constexpr RoleSet keepers{Role::finance};

void add_payment_routes(http::Routes& routes) {
  routes.list({.path = "/payments",
               .name = "list_payments",
               .summary = "What customers paid, a page at a time",
               .may = readers},
              list_payments);
  routes.get({.path = "/payments/{id}",
              .name = "get_payment",
              .summary = "One payment and what it settled",
              .may = readers},
             get_payment);
  routes.post({.path = "/payments/{id}/application",
               .name = "apply_payment",
               .summary = "Use what is left of a payment for open invoices",
               .may = keepers},
              apply_rest);
}

}  // namespace

void add_routes(http::Routes& routes) {
  add_payment_routes(routes);
  routes.list({.path = "/receivables",
               .name = "list_receivables",
               .summary = "What of invoices is paid and what is open",
               .may = readers},
              list_receivables);
  routes.get({.path = "/receivables/{id}",
              .name = "get_receivable",
              .summary = "What of one invoice is paid and what is open",
              .may = readers},
             get_receivable);
  routes.get({.path = "/receivables/{id}/late-payment",
              .name = "get_late_payment",
              .summary = "What an overdue invoice costs by the United Kingdom's law",
              .may = readers},
             late);
}

}  // namespace supercargo::accounts
