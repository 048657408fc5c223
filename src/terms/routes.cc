#include "http/routes.h"

#include "terms/commands.h"

namespace supercargo::terms {
namespace {

// Domain 11, "price list, agreement maintain": SM and PR create, FI approves; domain 3.12: FI and
// SM suspend.
constexpr RoleSet makers{Role::sales_manager, Role::procurement};
constexpr RoleSet approvers{Role::finance};
constexpr RoleSet tellers = makers | approvers;
constexpr RoleSet stoppers{Role::sales_manager, Role::finance};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/price-agreements",
               .name = "list_price_agreements",
               .summary = "Price agreements, by customer, state or days",
               .may = staff},
              list_agreements);
  routes.post({.path = "/price-agreements",
               .name = "draft_price_agreement",
               .summary = "Draft a price agreement with a customer",
               .may = makers,
               .status = 201},
              create);
  routes.get({.path = "/price-agreements/{id}",
              .name = "get_price_agreement",
              .summary = "One price agreement, by id or number",
              .may = staff},
             get);
  routes.patch({.path = "/price-agreements/{id}",
                .name = "change_price_agreement",
                .summary = "Change a draft by merge patch",
                .may = makers},
               change);
  routes.post({.path = "/price-agreements/{id}/submission",
               .name = "submit_price_agreement",
               .summary = "Ask finance to approve it",
               .may = makers},
              submit);
  routes.post({.path = "/price-agreements/{id}/decision",
               .name = "decide_price_agreement",
               .summary = "Approve or refuse it; not by who made it",
               .may = approvers},
              decide);
  routes.post({.path = "/price-agreements/{id}/communication",
               .name = "communicate_price_agreement",
               .summary = "Tell who was informed; it holds once everybody was",
               .may = tellers},
              inform);
  routes.post({.path = "/price-agreements/{id}/suspension",
               .name = "suspend_price_agreement",
               .summary = "Use it no more for now",
               .may = stoppers},
              suspend);
  routes.post({.path = "/price-agreements/{id}/resumption",
               .name = "resume_price_agreement",
               .summary = "Use it again",
               .may = stoppers},
              resume);
  routes.post({.path = "/price-agreements/{id}/termination",
               .name = "terminate_price_agreement",
               .summary = "End it before its last day",
               .may = stoppers},
              terminate);
}

}  // namespace supercargo::terms
