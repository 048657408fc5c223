#include "http/routes.h"

#include "allocations/commands.h"
#include "orders/rules.h"

namespace supercargo::allocations {
namespace {

using orders::displacers;
using orders::reallocators;

// Domain 11: OD reserves, WH allocates; SM displaces and
// reallocates, OD with the customer's consent. WH counts, QM and FI above the limit.
constexpr RoleSet releasers{Role::order_desk, Role::warehouse};
constexpr RoleSet reporters{Role::warehouse, Role::quality_manager, Role::finance};
constexpr RoleSet loss_readers =
    reporters | RoleSet{Role::order_desk, Role::sales_manager, Role::procurement, Role::auditor};

void add_orders(http::Routes& routes) {
  routes.get({.path = "/sales-orders/{id}/displacement",
              .name = "get_displacement",
              .summary = "Whose holds an urgent order would take, and what they could have instead",
              .may = displacers | RoleSet{Role::order_desk}},
             displacement_of);
  routes.get({.path = "/sales-orders/{id}/reallocation",
              .name = "get_reallocation",
              .summary = "What giving firm stock to another order would mean for both",
              .may = reallocators},
             reallocation_of);
  routes.post({.path = "/sales-orders/{id}/displacement",
               .name = "displace_holds",
               .summary = "Take for an urgent order what others only hold softly",
               .may = displacers},
              displace);
  routes.post({.path = "/sales-orders/{id}/reallocation",
               .name = "reallocate_stock",
               .summary = "Give firm stock of an order to another one that waits for it",
               .may = reallocators},
              reallocate);
}

}  // namespace

void add_routes(http::Routes& routes) {
  add_orders(routes);
  routes.post({.path = "/backorder-releases",
               .name = "release_backorders",
               .summary = "Give free goods to those who wait for them, in their order",
               .may = releasers},
              release);
  routes.get({.path = "/stock-loss-effects",
              .name = "get_stock_loss_effects",
              .summary = "Whose promises would give way if so much was lost",
              .may = reporters},
             loss_effects);
  routes.list({.path = "/stock-losses",
               .name = "list_stock_losses",
               .summary = "Losses and whose promises gave way, a page at a time",
               .may = loss_readers},
              list_stock_losses);
  routes.post({.path = "/stock-losses",
               .name = "report_stock_loss",
               .summary = "Stock is gone, though promised: the latest promises give way",
               .may = reporters,
               .status = 201},
              report_loss);
  routes.get({.path = "/stock-losses/{id}",
              .name = "get_stock_loss",
              .summary = "One loss, by id or number",
              .may = loss_readers},
             get_loss);
}

}  // namespace supercargo::allocations
