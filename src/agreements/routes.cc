#include "http/routes.h"

#include "agreements/commands.h"
#include "orders/rules.h"
#include "policies/order_terms.h"

namespace supercargo::agreements {

void add_routes(http::Routes& routes) {
  routes.post({.path = "/sales-orders/{id}/read-back",
               .name = "read_back_sales_order",
               .summary = "Record what the customer was read and what he said",
               .may = orders::enterers},
              read_back);
  routes.post({.path = "/sales-orders/{id}/acknowledgements",
               .name = "acknowledge_sales_order_findings",
               .summary = "Say why an order may go on where its checks have found something",
               .may = policies::may_go_on()},
              acknowledge);
  routes.post({.path = "/sales-orders/{id}/approvals",
               .name = "decide_sales_order_approval",
               .summary = "Approve or refuse what needs another person",
               .may = orders::deciders},
              decide);
}

}  // namespace supercargo::agreements
