#include "http/routes.h"

#include "seals/commands.h"

namespace supercargo::seals {
namespace {

// Whoever handles what comes back; read as withdrawals are.
constexpr RoleSet finders{Role::order_desk, Role::warehouse, Role::quality_manager,
                          Role::service_manager};
constexpr RoleSet readers{Role::agent,           Role::order_desk, Role::warehouse,
                          Role::sales_manager,   Role::finance,    Role::quality_manager,
                          Role::service_manager, Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/broken-seals",
               .name = "list_broken_seals",
               .summary = "Seals that consumers have broken, by order",
               .may = readers},
              list_seals);
  routes.get({.path = "/broken-seals/{id}",
              .name = "get_broken_seal",
              .summary = "One of them, with what shows it",
              .may = readers},
             get);
  routes.post(
      {.path = "/sales-orders/{id}/broken-seals",
       .name = "record_broken_seal",
       .summary = "Record that a consumer has unsealed goods: he may not withdraw from them",
       .may = finders,
       .status = 201},
      record);
}

}  // namespace supercargo::seals
