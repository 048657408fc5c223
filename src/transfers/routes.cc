#include "http/routes.h"

#include "transfers/commands.h"

namespace supercargo::transfers {
namespace {

// Decisions 2: goods are moved by the warehouse; who reads receipts reads transfers too.
constexpr RoleSet movers{Role::warehouse};
constexpr RoleSet readers = movers | RoleSet{Role::order_desk, Role::procurement, Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/stock-transfers",
               .name = "list_stock_transfers",
               .summary = "What was moved between warehouses, filtered, a page at a time",
               .may = readers},
              list_transfers);
  routes.post({.path = "/stock-transfers",
               .name = "transfer_stock",
               .summary = "Move goods to another warehouse: at once, or on the road until a day",
               .may = movers,
               .status = 201},
              transfer);
  routes.get({.path = "/stock-transfers/{id}",
              .name = "get_stock_transfer",
              .summary = "One transfer, by id or number",
              .may = readers},
             get);
}

}  // namespace supercargo::transfers
