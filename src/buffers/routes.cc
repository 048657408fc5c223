#include "http/routes.h"

#include "buffers/commands.h"

namespace supercargo::buffers {
namespace {

// Who gets goods and who keeps them says how much should be there; who reads stock reads it
// (domain 11, rows of stock and of products).
constexpr RoleSet keepers{Role::warehouse, Role::procurement};
constexpr RoleSet readers{Role::agent,         Role::order_desk,  Role::warehouse,
                          Role::sales_manager, Role::procurement, Role::quality_manager,
                          Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/stock-buffers",
               .name = "list_stock_buffers",
               .summary = "What should always be there of a product at a warehouse",
               .may = readers},
              list);
  routes.put({.path = "/stock-buffers",
              .name = "put_stock_buffer",
              .summary = "Say how much should always be there, and when more is got",
              .may = keepers},
             put);
}

}  // namespace supercargo::buffers
