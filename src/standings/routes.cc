#include "http/routes.h"

#include "standings/standing.h"

namespace supercargo::standings {

void add_routes(http::Routes& routes) {
  routes.list({.path = "/sales-order-standings",
               .name = "list_sales_order_standings",
               .summary = "Where the units of orders stand, each order summed over its lines",
               .may = staff},
              list);
}

}  // namespace supercargo::standings
