#include "http/routes.h"

#include "worklists/lists.h"

namespace supercargo::worklists {

void add_routes(http::Routes& routes) {
  routes.get({.path = "/worklists",
              .name = "get_worklists",
              .summary = "How much waits in each worklist, counted up to a hundred",
              .may = order_readers},
             summary);
  routes.list({.path = "/worklists/stuck-orders",
               .name = "list_stuck_orders",
               .summary = "Orders that do not move, why, and what to do next",
               .may = order_readers},
              list_stuck);
  routes.list({.path = "/worklists/promises-at-risk",
               .name = "list_promises_at_risk",
               .summary = "Promises whose goods are not in sight in time, the oldest first",
               .may = order_readers},
              list_at_risk);
  routes.list({.path = "/worklists/late-orders",
               .name = "list_late_orders",
               .summary = "Late and incomplete orders, those first that got nothing at all",
               .may = order_readers},
              list_late);
  routes.list({.path = "/worklists/follow-ups",
               .name = "list_follow_ups_due",
               .summary = "Follow-ups that are due today or were before",
               .may = follow_up_readers},
              list_follow_ups_due);
  routes.list({.path = "/worklists/escalations",
               .name = "list_escalated_follow_ups",
               .summary = "What was not done in time and has come to the manager",
               .may = escalation_readers},
              list_escalated);
  routes.list({.path = "/worklists/proofs",
               .name = "list_proofs_to_verify",
               .summary = "Proofs of delivery that nobody has looked at, the oldest first",
               .may = proof_readers},
              list_proofs);
  routes.list({.path = "/worklists/questions",
               .name = "list_questions_due",
               .summary = "What teams were asked and should have answered by today",
               .may = order_readers},
              list_questions_due);
  routes.list({.path = "/worklists/approvals",
               .name = "list_approvals_for_me",
               .summary = "Decisions that the asking person may take",
               .may = approval_readers},
              list_approvals_for_me);
  routes.list({.path = "/worklists/handovers",
               .name = "list_handovers_offered",
               .summary = "Orders that somebody is asked to take on, the oldest offer first",
               .may = order_readers},
              list_handovers_offered);
}

}  // namespace supercargo::worklists
