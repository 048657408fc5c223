#include "http/routes.h"
#include "amendments/amend.h"
#include "amendments/commands.h"
#include "orders/rules.h"

namespace supercargo::amendments {
namespace {

using orders::confirmers;

void add_amendments(http::Routes& routes) {
  routes.post({.path = "/sales-orders/{id}/amendments",
               .name = "amend_sales_order",
               .summary = "Change a confirmed order: in force at once, or once it is agreed to",
               .may = confirmers,
               .status = 201},
              amend);
  routes.get({.path = "/sales-orders/{id}/versions",
              .name = "get_sales_order_versions",
              .summary = "How the order came to say what it says, the newest first",
              .may = staff},
             versions);
  routes.list({.path = "/amendments",
               .name = "list_amendments",
               .summary = "Amendments, by order or status",
               .may = staff},
              list_amendments);
  routes.get({.path = "/amendments/{id}",
              .name = "get_amendment",
              .summary = "One amendment: the difference in words and what it waits for",
              .may = staff},
             get_amendment);
  routes.post({.path = "/amendments/{id}/agreement",
               .name = "agree_to_amendment",
               .summary = "Record that the customer agreed to exactly this",
               .may = orders::enterers},
              agree);
  routes.post({.path = "/amendments/{id}/approvals",
               .name = "decide_amendment",
               .summary = "Approve or refuse what needs another person",
               .may = orders::deciders},
              decide_amendment);
  routes.post({.path = "/amendments/{id}/withdrawal",
               .name = "withdraw_amendment",
               .summary = "Withdraw an amendment that waits; the order stays as it is",
               .may = confirmers},
              withdraw);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.patch({.path = "/sales-orders/{id}",
                .name = "change_sales_order",
                .summary = "Change an order that is not confirmed; it is a draft again",
                .may = orders::enterers},
               change);
  add_amendments(routes);
}

}  // namespace supercargo::amendments
