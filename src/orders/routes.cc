#include "http/routes.h"

#include "files/owners.h"
#include "orders/commands.h"
#include "orders/rules.h"
#include "orders/store.h"

namespace supercargo::orders {
namespace {

// Domain 11: who enters and who reads; the rest stands with the rules.
constexpr RoleSet receivers = enterers | RoleSet{Role::customer_portal};  // for themselves alone
constexpr RoleSet readers = staff | RoleSet{Role::customer_portal};
constexpr std::size_t batch_body_max = 16 << 20;

void add_reads(http::Routes& routes) {
  routes.list({.path = "/sales-orders",
               .name = "list_sales_orders",
               .summary = "Sales orders, filtered, a page at a time",
               .may = readers},
              list_orders);
  routes.get({.path = "/sales-orders/{id}",
              .name = "get_sales_order",
              .summary = "One sales order with its lines, checks and allowed actions",
              .may = readers},
             get);
  routes.get({.path = "/sales-orders/{id}/timeline",
              .name = "get_sales_order_timeline",
              .summary = "Everything that happened to the order, oldest first",
              .may = readers},
             timeline);
}

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  const auto order = find(reader, text(OrderId{id}));
  return order && (!actor.portal() || actor.party == order->customer_id.value);
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind(
      {.kind = "sales_order", .prefix = OrderId::prefix, .visible = may_see_files});
  add_reads(routes);
  routes.post_batched({.path = "/sales-orders",
                       .name = "place_sales_order",
                       .summary = "Receive an order and take it as far as its checks allow",
                       .may = receivers,
                       .status = 201},
                      place);
  routes.post_many({.path = "/sales-orders/batch",
                    .name = "place_sales_orders",
                    .summary = "Up to 1,000 orders in one transaction, each with its own result",
                    .may = receivers,
                    .status = 201,
                    .body_max = batch_body_max},
                   place);
  routes.post_batched({.path = "/sales-orders/{id}/verification",
                       .name = "verify_sales_order",
                       .summary = "Check everything and submit the order",
                       .may = enterers},
                      verify);
  routes.post_batched({.path = "/sales-orders/{id}/confirmation",
                       .name = "confirm_sales_order",
                       .summary = "Pass all gates, reserve the stock and promise",
                       .may = confirmers},
                      confirm);
}

}  // namespace supercargo::orders
