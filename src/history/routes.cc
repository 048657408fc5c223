#include "http/routes.h"

#include "history/queries.h"

namespace supercargo::history {

void add_routes(http::Routes& routes) {
  routes.list({.path = "/history-orders",
               .name = "list_history_orders",
               .summary = "Trade before this program: orders, credits and adjustments",
               .may = staff},
              list_orders);
  routes.get({.path = "/history-orders/{id}",
              .name = "get_history_order",
              .summary = "One of them with its lines, by id or number",
              .may = staff},
             get);
}

}  // namespace supercargo::history
