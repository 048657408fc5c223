#include "http/routes.h"

#include "recovery/commands.h"

namespace supercargo::recovery {

// Domain 11, users: AD, and a second AD who agrees; AU reads.
void add_routes(http::Routes& routes) {
  const char* path = "/persons/{id}/factor-removal";
  routes.get({.path = path,
              .name = "get_factor_removal",
              .summary = "What was asked last about a lost second factor",
              .may = {Role::administrator, Role::auditor}},
             get);
  routes.post({.path = path,
               .name = "request_factor_removal",
               .summary = "Ask another administrator to agree that a lost factor is removed",
               .may = {Role::administrator},
               .status = 201,
               .step_up = true},
              ask);
  routes.post({.path = "/persons/{id}/factor-removal/decision",
               .name = "decide_factor_removal",
               .summary = "Agree, as another administrator: the factor goes, sessions end",
               .may = {Role::administrator},
               .step_up = true,
               .changes_principals = true},
              decide);
}

}  // namespace supercargo::recovery
