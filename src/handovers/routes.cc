#include "http/routes.h"

#include "handovers/commands.h"
#include "orders/rules.h"

namespace supercargo::handovers {

void add_routes(http::Routes& routes) {
  routes.post({.path = "/sales-orders/{id}/owner",
               .name = "hand_over_sales_order",
               .summary = "Offer the order to somebody else, or take it on oneself",
               .may = orders::confirmers,
               .status = 201},
              hand_over);
  routes.list({.path = "/handovers",
               .name = "list_handovers",
               .summary = "Who offered which order to whom, and what they said",
               .may = staff},
              list_handovers);
  routes.get({.path = "/handovers/{id}",
              .name = "get_handover",
              .summary = "One handover: from whom to whom, why, and the answer",
              .may = staff},
             get);
  routes.post({.path = "/handovers/{id}/acceptance",
               .name = "accept_handover",
               .summary = "Take the order on, with what its owner had to do for it",
               .may = orders::confirmers},
              accept);
  routes.post({.path = "/handovers/{id}/refusal",
               .name = "refuse_handover",
               .summary = "Say why not; the order stays with who has it",
               .may = orders::confirmers},
              refuse);
  routes.post({.path = "/handovers/{id}/withdrawal",
               .name = "withdraw_handover",
               .summary = "Take an offer back, or give back what was taken a moment ago",
               .may = orders::confirmers},
              withdraw);
}

}  // namespace supercargo::handovers
