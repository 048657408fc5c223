#include "http/routes.h"

#include "policies/commands.h"

namespace supercargo::policies {
namespace {

http::Declared on_proposal(const char* path, const char* name, const char* summary) {
  return {.path = path,
          .name = name,
          .summary = summary,
          .may = {Role::administrator},
          .step_up = true};
}

}  // namespace

// Domain 11: configuration is the administrator's, with a second one who agrees; an auditor reads.
void add_routes(http::Routes& routes) {
  routes.get({.path = "/settings",
              .name = "get_settings",
              .summary = "How this company works: money, hours, limits",
              .may = {Role::administrator, Role::auditor}},
             get);
  routes.patch({.path = "/settings",
                .name = "change_settings",
                .summary = "Change the company's settings; sensitive ones wait for a second yes",
                .may = {Role::administrator}},
               change);
  routes.post(on_proposal("/settings/confirmation", "confirm_settings_change",
                          "Agree to the settings that another administrator proposed"),
              confirm);
  routes.post(on_proposal("/settings/refusal", "refuse_settings_change",
                          "Refuse settings that another administrator proposed, and say why"),
              refuse);
  routes.post(on_proposal("/settings/withdrawal", "withdraw_settings_change",
                          "Take back the settings that one proposed oneself"),
              withdraw);
}

}  // namespace supercargo::policies
