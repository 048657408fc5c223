#include "http/routes.h"
#include "amendments/commands.h"

namespace supercargo::amendments {
namespace {

constexpr RoleSet enterers{Role::agent, Role::order_desk};  // domain 11

}  // namespace

void add_routes(http::Routes& routes) {
  routes.patch({.path = "/sales-orders/{id}",
                .name = "change_sales_order",
                .summary = "Change an order that is not confirmed; it is a draft again",
                .may = enterers},
               change);
}

}  // namespace supercargo::amendments
