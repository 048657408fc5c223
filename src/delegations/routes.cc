#include "http/routes.h"

#include "delegations/commands.h"

namespace supercargo::delegations {
namespace {

// Who asks for approvals, decides or reads them sees who decides for whom; so does who may end it.
constexpr RoleSet readers = RoleSet{Role::agent, Role::procurement, Role::service_manager,
                                    Role::administrator, Role::auditor} |
                            deciders;
constexpr RoleSet enders = deciders | RoleSet{Role::administrator};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/delegations",
               .name = "list_delegations",
               .summary = "Who decides approvals for whom, and when",
               .may = readers},
              list_delegations);
  routes.post({.path = "/delegations",
               .name = "give_delegation",
               .summary = "Let a colleague decide approvals in one's place for some days",
               .may = deciders,
               .status = 201},
              delegate);
  routes.get({.path = "/delegations/{id}",
              .name = "get_delegation",
              .summary = "One delegation",
              .may = readers},
             get);
  routes.post({.path = "/delegations/{id}/ending",
               .name = "end_delegation",
               .summary = "End a delegation before its last day",
               .may = enders},
              end);
}

}  // namespace supercargo::delegations
