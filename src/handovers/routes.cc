#include "http/routes.h"

#include "handovers/commands.h"
#include "orders/rules.h"

namespace supercargo::handovers {

void add_routes(http::Routes& routes) {
  routes.post({.path = "/sales-orders/{id}/owner",
               .name = "hand_over_sales_order",
               .summary = "Give the order to somebody else, with what its owner had to do for it",
               .may = orders::confirmers},
              hand_over);
}

}  // namespace supercargo::handovers
