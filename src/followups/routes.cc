#include "http/routes.h"
#include "followups/commands.h"

namespace supercargo::followups {
namespace {

// Decisions 2: an auditor reads.
constexpr RoleSet leaders{Role::order_desk, Role::service_manager, Role::sales_manager};
constexpr RoleSet readers = doers | RoleSet{Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/follow-ups",
               .name = "list_follow_ups",
               .summary = "Who is to be contacted again, by due time, owner or record",
               .may = readers},
              list_follow_ups);
  routes.get({.path = "/follow-ups/{id}",
              .name = "get_follow_up",
              .summary = "One follow-up with the record that completed it",
              .may = readers},
             get);
  routes.post({.path = "/follow-ups",
               .name = "create_follow_up",
               .summary = "Ask for somebody to be contacted again about a record",
               .may = doers,
               .status = 201},
              create);
  routes.patch({.path = "/follow-ups/{id}",
                .name = "hand_over_follow_up",
                .summary = "Give the follow-up to another person",
                .may = leaders},
               hand_over);
  routes.post({.path = "/follow-ups/{id}/completion",
               .name = "complete_follow_up",
               .summary = "Complete one's own follow-up by a clear record of the contact",
               .may = doers},
              complete);
}

}  // namespace supercargo::followups
