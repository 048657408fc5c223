#include "http/routes.h"

#include "capacity/commands.h"

namespace supercargo::capacity {
namespace {

// Domain 11, resource plan.
constexpr RoleSet planners{Role::order_desk, Role::warehouse, Role::sales_manager,
                           Role::service_manager};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/capacity",
               .name = "list_capacity",
               .summary = "What services can carry and what is booked, day by day",
               .may = staff},
              list_slots);
  routes.post({.path = "/capacity",
               .name = "declare_capacity",
               .summary = "Declare what a service can carry from a warehouse on working days",
               .may = planners,
               .status = 201},
              declare);
}

}  // namespace supercargo::capacity
