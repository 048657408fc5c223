#include "http/routes.h"

#include "mandates/commands.h"

namespace supercargo::mandates {
namespace {

// Domain 11: configuration is the administrator's, with a second one who agrees. What margins and
// credit a policy looks at is no matter of those who neither sell nor pay.
constexpr RoleSet readers{Role::agent,         Role::order_desk,      Role::sales_manager,
                          Role::finance,       Role::quality_manager, Role::service_manager,
                          Role::administrator, Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/approval-policies",
               .name = "list_approval_policies",
               .summary = "Approval policies, every version",
               .may = readers},
              list_policies);
  routes.post({.path = "/approval-policies",
               .name = "draft_approval_policy",
               .summary = "Draft an approval policy, or the next version of one",
               .may = {Role::administrator},
               .status = 201},
              draft);
  routes.get({.path = "/approval-policies/{id}",
              .name = "get_approval_policy",
              .summary = "One approval policy, by id, or the newest version of a code",
              .may = readers},
             get);
  routes.patch({.path = "/approval-policies/{id}",
                .name = "change_approval_policy",
                .summary = "Change a draft by merge patch",
                .may = {Role::administrator}},
               change);
  routes.post({.path = "/approval-policies/{id}/approval",
               .name = "put_approval_policy_in_force",
               .summary = "Put a policy in force; not by who drafted it",
               .may = {Role::administrator},
               .step_up = true},
              put_in_force);
}

}  // namespace supercargo::mandates
