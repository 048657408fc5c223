#include "http/routes.h"

#include "agreements/beside.h"
#include "files/owners.h"
#include "issues/commands.h"
#include "issues/rules.h"
#include "issues/store.h"

namespace supercargo::issues {
namespace {

// Whoever works on orders tells what went wrong and what was done about it; read as the order, by
// our own people.
constexpr RoleSet raisers = agreements::desks;
constexpr RoleSet readers = staff;

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  return !actor.portal() && find(reader, text(IssueId{id})).has_value();
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind(
      {.kind = "order_issue", .prefix = IssueId::prefix, .visible = may_see_files});
  routes.list({.path = "/issues",
               .name = "list_order_issues",
               .summary = "What went wrong with orders, by order, kind, status or owner",
               .may = readers},
              list_issues);
  routes.get({.path = "/issues/{id}",
              .name = "get_order_issue",
              .summary = "The whole record of an issue, from its detection to its outcome",
              .may = readers},
             get);
  routes.post({.path = "/sales-orders/{id}/issues",
               .name = "raise_order_issue",
               .summary = "Tell that something went wrong or has to be decided",
               .may = raisers,
               .status = 201},
              raise);
  routes.patch({.path = "/issues/{id}",
                .name = "change_order_issue",
                .summary = "Add the impact, what is considered, what is to do and what is done",
                .may = raisers},
               change);
  routes.post({.path = "/issues/{id}/decision",
               .name = "decide_order_issue",
               .summary = "Decide among what was considered, with the reason",
               .may = deciders},
              decide);
  routes.post({.path = "/issues/{id}/closure",
               .name = "close_order_issue",
               .summary = "Close an issue whose record is clear; refused with all that is missing",
               .may = deciders},
              close);
}

}  // namespace supercargo::issues
