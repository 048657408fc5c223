#include "http/routes.h"

#include "orders/rules.h"
#include "previews/commands.h"

namespace supercargo::previews {

// Domain 11: who enters orders.
void add_routes(http::Routes& routes) {
  routes.post({.path = "/sales-orders/preview",
               .name = "preview_sales_order",
               .summary = "What an order would be, without placing it: prices, dates, findings",
               .may = orders::enterers},
              preview);
}

}  // namespace supercargo::previews
