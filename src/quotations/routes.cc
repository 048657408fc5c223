#include "http/routes.h"

#include "quotations/answering.h"
#include "quotations/commands.h"
#include "quotations/rules.h"

namespace supercargo::quotations {
namespace {

// Domain 11: a customer reads and answers his own.
constexpr RoleSet readers_and_customers = readers | RoleSet{Role::customer_portal};
constexpr RoleSet answerers = makers | RoleSet{Role::customer_portal};

void add_answers(http::Routes& routes) {
  routes.post({.path = "/quotations/{id}/sending",
               .name = "send_quotation",
               .summary = "Open it to the customer until its last day",
               .may = makers},
              send);
  routes.post({.path = "/quotations/{id}/acceptance",
               .name = "accept_quotation",
               .summary = "The customer's signed yes to the revision that stands: makes the order",
               .may = answerers},
              accept);
  routes.post({.path = "/quotations/{id}/decline",
               .name = "decline_quotation",
               .summary = "The customer's no, with its reason",
               .may = answerers},
              decline);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/quotations",
               .name = "list_quotations",
               .summary = "Quotations, by customer or state",
               .may = readers_and_customers},
              list_quotations);
  routes.post({.path = "/quotations",
               .name = "make_quotation",
               .summary = "Make a quotation, priced as an order would be",
               .may = makers,
               .status = 201},
              make);
  routes.get({.path = "/quotations/{id}",
              .name = "get_quotation",
              .summary = "One quotation with every revision, by id or number",
              .may = readers_and_customers},
             get);
  routes.get({.path = "/quotations/{id}/timeline",
              .name = "get_quotation_timeline",
              .summary = "Everything that happened to it",
              .may = readers},
             timeline);
  routes.post({.path = "/quotations/{id}/revisions",
               .name = "revise_quotation",
               .summary = "Make its next revision; the one before is not open any more",
               .may = makers,
               .status = 201},
              revise);
  routes.post({.path = "/quotations/{id}/submission",
               .name = "submit_quotation",
               .summary = "Ready to be sent, or to be approved where its prices need it",
               .may = makers},
              submit);
  routes.post({.path = "/quotations/{id}/decision",
               .name = "decide_quotation",
               .summary = "Approve or refuse its prices; not by who made it",
               .may = approvers},
              decide);
  routes.post({.path = "/quotations/{id}/cancellation",
               .name = "cancel_quotation",
               .summary = "Give it up before it was sent",
               .may = makers},
              cancel);
  add_answers(routes);
}

}  // namespace supercargo::quotations
