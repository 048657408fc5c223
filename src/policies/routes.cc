#include "http/routes.h"

#include "policies/commands.h"

namespace supercargo::policies {

void add_routes(http::Routes& routes) {
  routes.get({.path = "/settings",
              .name = "get_settings",
              .summary = "How this company works: money, hours, limits",
              .may = staff},
             get);
  // Domain 11: configuration is the administrator's.
  routes.patch({.path = "/settings",
                .name = "change_settings",
                .summary = "Change the company's settings by merge patch",
                .may = {Role::administrator}},
               change);
}

}  // namespace supercargo::policies
