#include "http/routes.h"

#include "approvals/commands.h"

namespace supercargo::approvals {
namespace {

// Domain 11, urgent and bespoke orders, special prices: who asks, decides or reads either of them.
constexpr RoleSet readers{Role::agent,           Role::order_desk, Role::sales_manager,
                          Role::procurement,     Role::finance,    Role::quality_manager,
                          Role::service_manager, Role::auditor};

}  // namespace

// A decision goes through the record it is about.
void add_routes(http::Routes& routes) {
  routes.list({.path = "/approvals",
               .name = "list_approvals",
               .summary = "Approvals asked for, by status, rule or subject",
               .may = readers},
              list_approvals);
  routes.get({.path = "/approvals/{id}",
              .name = "get_approval",
              .summary = "One approval",
              .may = readers},
             get);
}

}  // namespace supercargo::approvals
