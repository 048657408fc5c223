#include "http/routes.h"

#include "customers/commands.h"

namespace supercargo::customers {
namespace {

// Domain 11, customer master: AG OD create and update; PR and suppliers see none; agents see those
// whom they look after, a customer's own people themselves. Finance comes for the credit limit
// alone, which the fields say.
constexpr RoleSet keepers{Role::agent, Role::order_desk};
constexpr RoleSet changers = keepers | RoleSet{Role::finance};
constexpr RoleSet readers = readers_of_all | RoleSet{Role::agent, Role::customer_portal};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/customers",
               .name = "list_customers",
               .summary = "Customers, filtered, searched, a page at a time",
               .may = readers},
              list_customers);
  routes.post({.path = "/customers",
               .name = "create_customer",
               .summary = "Create a customer",
               .may = keepers,
               .status = 201},
              create);
  routes.get({.path = "/customers/{id}",
              .name = "get_customer",
              .summary = "One customer, by id or code",
              .may = readers},
             get);
  routes.patch({.path = "/customers/{id}",
                .name = "change_customer",
                .summary = "Change a customer by merge patch; the credit limit is finance's",
                .may = changers},
               change);
}

}  // namespace supercargo::customers
