#include "http/routes.h"

#include "specials/commands.h"

namespace supercargo::specials {
namespace {

// Domain 11, "special price request / decide": AG and OD ask; OD, SM and FI decide, by tier.
constexpr RoleSet askers{Role::agent, Role::order_desk};
constexpr RoleSet deciding{Role::order_desk, Role::sales_manager, Role::finance};
constexpr RoleSet tellers = askers | deciding;
constexpr RoleSet readers =
    tellers | RoleSet{Role::procurement, Role::service_manager, Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/special-prices",
               .name = "list_special_prices",
               .summary = "Special prices, by customer, product, state or who asked",
               .may = readers},
              list_specials);
  routes.post({.path = "/special-prices",
               .name = "request_special_price",
               .summary = "Ask for a special price, once, for a customer, product and quantity",
               .may = askers,
               .status = 201},
              request);
  routes.get({.path = "/special-prices/{id}",
              .name = "get_special_price",
              .summary = "One special price with who decides on it, by id or number",
              .may = readers},
             get);
  routes.post({.path = "/special-prices/{id}/decision",
               .name = "decide_special_price",
               .summary = "Allow or refuse it; never by who asked for it",
               .may = deciding},
              decide);
  routes.post({.path = "/special-prices/{id}/communication",
               .name = "communicate_special_price",
               .summary = "Tell who was informed; once everybody was, an order may use it",
               .may = tellers},
              inform);
}

}  // namespace supercargo::specials
