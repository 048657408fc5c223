#include "http/routes.h"

#include "writeoffs/commands.h"

namespace supercargo::writeoffs {
namespace {

// Domain 11, row of write-offs: finance makes them, a sales manager approves, read as invoices are
// by our own people.
constexpr RoleSet readers{Role::agent,   Role::order_desk, Role::sales_manager,
                          Role::finance, Role::auditor,    Role::service_manager};
constexpr RoleSet makers{Role::finance};
constexpr RoleSet approvers{Role::sales_manager};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/write-offs",
               .name = "list_write_offs",
               .summary = "What of invoices was given up or is to be, by state or invoice",
               .may = readers},
              list_write_offs);
  routes.get({.path = "/write-offs/{id}",
              .name = "get_write_off",
              .summary = "One write-off: how much, why, and who agreed to it",
              .may = readers},
             get);
  routes.post({.path = "/invoices/{id}/write-off",
               .name = "write_off_invoice",
               .summary = "Give up what is open of an invoice; above the company's limit it waits "
                          "for a sales manager",
               .may = makers,
               .status = 201},
              ask);
  routes.post({.path = "/write-offs/{id}/decision",
               .name = "decide_write_off",
               .summary = "Agree, and it is written off at once, or say why not, and the invoice "
                          "stays open; not by whoever asked",
               .may = approvers},
              decide);
}

}  // namespace supercargo::writeoffs
