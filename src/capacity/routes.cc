#include "http/routes.h"

#include "capacity/commands.h"

namespace supercargo::capacity {
namespace {

// Domain 11, resource plan: OD WH CM make it, AG and SM read it, an auditor reads everything.
constexpr RoleSet planners{Role::order_desk, Role::warehouse, Role::service_manager};
constexpr RoleSet readers = planners | RoleSet{Role::agent, Role::sales_manager, Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/capacity",
               .name = "list_capacity",
               .summary = "What services can carry and what is booked, day by day",
               .may = readers},
              list_slots);
  routes.post({.path = "/capacity",
               .name = "declare_capacity",
               .summary = "Declare what a service can carry from a warehouse on working days",
               .may = planners,
               .status = 201},
              declare);
}

}  // namespace supercargo::capacity
