#include "http/routes.h"

#include "approvals/commands.h"

namespace supercargo::approvals {

// Domain 11: the staff sees what waits for whom; a decision goes through the record it is about.
void add_routes(http::Routes& routes) {
  routes.list({.path = "/approvals",
               .name = "list_approvals",
               .summary = "Approvals asked for, by status, rule or subject",
               .may = staff},
              list_approvals);
  routes.get(
      {.path = "/approvals/{id}", .name = "get_approval", .summary = "One approval", .may = staff},
      get);
}

}  // namespace supercargo::approvals
