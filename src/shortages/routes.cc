#include "http/routes.h"

#include "orders/rules.h"
#include "shortages/settle.h"

namespace supercargo::shortages {

// Domain 11: who confirms settles what keeps an order from it; everybody here reads orders.
void add_routes(http::Routes& routes) {
  routes.get({.path = "/sales-orders/{id}/shortage",
              .name = "get_shortage",
              .summary = "What is short of an order, and every option with what it would mean",
              .may = staff},
             shortage_of);
  routes.post({.path = "/sales-orders/{id}/shortage",
               .name = "settle_shortage",
               .summary = "Settle a shortage as the customer consented to",
               .may = orders::confirmers},
              settle);
}

}  // namespace supercargo::shortages
