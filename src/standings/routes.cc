#include "http/routes.h"

#include "standings/held.h"
#include "standings/standing.h"

namespace supercargo::standings {
namespace {

// Domain 11: who reads stock.
constexpr RoleSet stock_readers{Role::agent,         Role::order_desk,  Role::warehouse,
                                Role::sales_manager, Role::procurement, Role::quality_manager,
                                Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/sales-order-standings",
               .name = "list_sales_order_standings",
               .summary = "Where the units of orders stand, each order summed over its lines",
               .may = staff},
              list);
  routes.list({.path = "/stock/reservations",
               .name = "list_reservations",
               .summary = "Stock claimed for orders: firm, held and waiting",
               .may = stock_readers},
              list_held);
}

}  // namespace supercargo::standings
