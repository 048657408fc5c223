#include "http/routes.h"

#include "notices/commands.h"

namespace supercargo::notices {
namespace {

// Domain 11: whoever sees the order on our side.
constexpr RoleSet readers{Role::agent,           Role::order_desk, Role::warehouse,
                          Role::sales_manager,   Role::finance,    Role::quality_manager,
                          Role::service_manager, Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/consumer-notices",
               .name = "list_consumer_notices",
               .summary = "What consumers were told before the contract, by order",
               .may = readers},
              list_notices);
  routes.get({.path = "/consumer-notices/{id}",
              .name = "get_consumer_notice",
              .summary = "One of them, word for word",
              .may = readers},
             get);
}

}  // namespace supercargo::notices
