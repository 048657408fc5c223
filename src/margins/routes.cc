#include "http/routes.h"

#include "catalog/costs.h"
#include "margins/margin.h"

namespace supercargo::margins {

void add_routes(http::Routes& routes) {
  routes.get({.path = "/sales-orders/{id}/margins",
              .name = "get_sales_order_margins",
              .summary = "What is earned on an order, line by line, at what products cost now",
              .may = catalog::cost_readers},
             get);
}

}  // namespace supercargo::margins
