#include "http/routes.h"

#include "plans/commands.h"

namespace supercargo::plans {
namespace {

// Domain 11, "payment plan": AG, FI and CM create, FI approves, SM with it; AU reads; agents their
// own.
constexpr RoleSet makers{Role::agent, Role::finance, Role::service_manager};
constexpr RoleSet approvers{Role::finance, Role::sales_manager};
constexpr RoleSet keepers{Role::finance};
constexpr RoleSet readers = makers | approvers | RoleSet{Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/payment-plans",
               .name = "list_payment_plans",
               .summary = "Payment plans, by customer or state",
               .may = readers},
              list_plans);
  routes.post({.path = "/payment-plans",
               .name = "propose_payment_plan",
               .summary = "Divide a debt into instalments and ask for the approval",
               .may = makers,
               .status = 201},
              propose);
  routes.get({.path = "/payment-plans/{id}",
              .name = "get_payment_plan",
              .summary = "One payment plan, by id or number",
              .may = readers},
             get);
  routes.post({.path = "/payment-plans/{id}/decision",
               .name = "decide_payment_plan",
               .summary = "Approve or refuse it; not by who proposed it",
               .may = approvers},
              decide);
  routes.post({.path = "/payment-plans/{id}/waivers",
               .name = "waive_instalment",
               .summary = "Ask that an instalment be let off; decided as the plan was",
               .may = makers},
              waive);
  routes.post({.path = "/payment-plans/{id}/renegotiation",
               .name = "renegotiate_payment_plan",
               .summary = "Ask that what is left be divided anew; decided as the plan was",
               .may = makers},
              renegotiate);
  routes.post({.path = "/payment-plans/{id}/communication",
               .name = "communicate_payment_plan",
               .summary = "Tell who was informed; it is in force once everybody was",
               .may = makers},
              inform);
  routes.post({.path = "/payment-plans/{id}/payment",
               .name = "pay_instalment",
               .summary = "Book what came in, to what was due first",
               .may = keepers},
              pay);
  routes.post({.path = "/payment-plans/{id}/termination",
               .name = "terminate_payment_plan",
               .summary = "End a broken plan: the whole debt is due",
               .may = keepers},
              terminate);
}

}  // namespace supercargo::plans
