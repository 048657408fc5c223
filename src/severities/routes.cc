#include "http/routes.h"

#include "severities/severity.h"

namespace supercargo::severities {

// Whoever works here may ask what stops an order and who may go on; changing it is a change of the
// company's settings.
void add_routes(http::Routes& routes) {
  routes.get({.path = "/order-checks",
              .name = "get_order_checks",
              .summary = "What checks of orders do now and found lately, and types of order",
              .may = staff},
             get);
}

}  // namespace supercargo::severities
