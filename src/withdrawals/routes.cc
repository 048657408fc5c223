#include "http/routes.h"

#include "orders/rules.h"
#include "withdrawals/commands.h"

namespace supercargo::withdrawals {
namespace {

// Domain 11, row of returns: AG takes one in, OD and SM too; WH and QM see the goods back; FI pays.
constexpr RoleSet readers{Role::agent,           Role::order_desk, Role::warehouse,
                          Role::sales_manager,   Role::finance,    Role::quality_manager,
                          Role::service_manager, Role::auditor};
constexpr RoleSet receivers{Role::order_desk, Role::warehouse, Role::sales_manager,
                            Role::quality_manager};
constexpr RoleSet payers{Role::finance};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get({.path = "/sales-orders/{id}/consumer-rights",
              .name = "get_consumer_rights",
              .summary = "What a consumer may do about the order, until when, and by which law",
              .may = readers},
             get_rights);
  routes.list({.path = "/withdrawals",
               .name = "list_withdrawals",
               .summary = "Withdrawals of consumers, by order or state",
               .may = readers},
              list_withdrawals);
  routes.post({.path = "/withdrawals",
               .name = "declare_withdrawal",
               .summary = "Take a consumer's withdrawal; late and exempt ones are refused",
               .may = orders::confirmers,
               .status = 201},
              declare);
  routes.get({.path = "/withdrawals/{id}",
              .name = "get_withdrawal",
              .summary = "One withdrawal, by id or number",
              .may = readers},
             get);
  routes.post({.path = "/withdrawals/{id}/goods-back",
               .name = "take_back_withdrawn",
               .summary = "Say when goods came back or were proved to be sent",
               .may = receivers},
              take_back);
  routes.post({.path = "/withdrawals/{id}/refund",
               .name = "refund_withdrawal",
               .summary = "Pay back: credit what was invoiced of it, or say how much",
               .may = payers},
              refund);
}

}  // namespace supercargo::withdrawals
