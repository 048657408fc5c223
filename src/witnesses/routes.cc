#include "http/routes.h"

#include "witnesses/commands.h"
#include "witnesses/rules.h"

namespace supercargo::witnesses {

void add_routes(http::Routes& routes) {
  routes.list({.path = "/witness-statements",
               .name = "list_witness_statements",
               .summary = "What was seen of people's work on orders, by order, person or topic",
               .may = readers},
              list_statements);
  routes.get({.path = "/witness-statements/{id}",
              .name = "get_witness_statement",
              .summary = "One statement: who saw what of whom, and when it was signed",
              .may = readers},
             get);
  routes.post({.path = "/sales-orders/{id}/witness-statements",
               .name = "sign_witness_statement",
               .summary = "Testify how somebody else handled the order; it is never changed",
               .may = signers,
               .status = 201},
              sign);
}

}  // namespace supercargo::witnesses
