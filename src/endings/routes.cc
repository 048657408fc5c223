#include "http/routes.h"

#include "endings/commands.h"
#include "orders/rules.h"

namespace supercargo::endings {

void add_routes(http::Routes& routes) {
  routes.post({.path = "/sales-orders/{id}/cancellation",
               .name = "cancel_sales_order",
               .summary = "Cancel the order and give back what it held; the answer lists it",
               .may = orders::confirmers},
              cancel);
  routes.post({.path = "/sales-orders/{id}/closure",
               .name = "close_sales_order",
               .summary = "Close a delivered order that nothing hinders",
               .may = orders::closers},
              close);
}

}  // namespace supercargo::endings
