#include "http/routes.h"

#include "policies/commands.h"

namespace supercargo::policies {

// Domain 11: configuration is the administrator's; an auditor reads everything.
void add_routes(http::Routes& routes) {
  routes.get({.path = "/settings",
              .name = "get_settings",
              .summary = "How this company works: money, hours, limits",
              .may = {Role::administrator, Role::auditor}},
             get);
  routes.patch({.path = "/settings",
                .name = "change_settings",
                .summary = "Change the company's settings by merge patch",
                .may = {Role::administrator}},
               change);
}

}  // namespace supercargo::policies
