#include "http/routes.h"

#include "webhooks/commands.h"

namespace supercargo::webhooks {
namespace {

// Decisions 2: webhooks are the administrator's; what sends data out wants a fresh proof
// (security.md 2.1 "step-up"). An auditor reads everything.
constexpr RoleSet administrators{Role::administrator};
constexpr RoleSet readers{Role::administrator, Role::auditor};

void add_delivery_routes(http::Routes& routes) {
  routes.list({.path = "/webhook-deliveries",
               .name = "list_webhook_deliveries",
               .summary = "What was sent to webhooks and what came of it, for 30 days",
               .may = readers},
              list_deliveries);
  routes.get({.path = "/webhook-deliveries/{id}",
              .name = "get_webhook_delivery",
              .summary = "One delivery",
              .may = readers},
             get_delivery);
  routes.post({.path = "/webhook-deliveries/{id}/replay",
               .name = "replay_webhook_delivery",
               .summary = "Send a delivery once more, with the id it had",
               .may = administrators,
               .step_up = true},
              replay);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/webhooks", .name = "list_webhooks", .summary = "Webhooks", .may = readers},
              list_webhooks);
  routes.post({.path = "/webhooks",
               .name = "create_webhook",
               .summary = "Have events posted to an address; shows the secret once",
               .may = administrators,
               .status = 201,
               .step_up = true,
               .secret = true},
              create);
  routes.get(
      {.path = "/webhooks/{id}", .name = "get_webhook", .summary = "One webhook", .may = readers},
      get);
  routes.patch({.path = "/webhooks/{id}",
                .name = "change_webhook",
                .summary = "Change, disable or enable a webhook by merge patch",
                .may = administrators,
                .step_up = true},
               change);
  routes.post({.path = "/webhooks/{id}/secret-rotation",
               .name = "rotate_webhook_secret",
               .summary = "Make a new secret and show it once; the old one signs too for 24 hours",
               .may = administrators,
               .step_up = true,
               .secret = true},
              rotate);
  routes.del({.path = "/webhooks/{id}",
              .name = "delete_webhook",
              .summary = "Delete a webhook",
              .may = administrators,
              .status = 204,
              .step_up = true},
             remove);
  add_delivery_routes(routes);
}

}  // namespace supercargo::webhooks
