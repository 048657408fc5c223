#include "http/routes.h"

#include "charges/commands.h"

namespace supercargo::charges {
namespace {

// Domain 11, "price list, agreement maintain": SM and PR create, FI approves.
constexpr RoleSet makers{Role::sales_manager, Role::procurement};
constexpr RoleSet approvers{Role::finance};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/charges",
               .name = "list_charges",
               .summary = "What orders cost beyond their lines: the rules",
               .may = staff},
              list_rules);
  routes.post({.path = "/charges",
               .name = "create_charge",
               .summary = "Draft a charge: urgent, freight or minimum order",
               .may = makers,
               .status = 201},
              create);
  routes.get({.path = "/charges/{id}",
              .name = "get_charge",
              .summary = "One charge's rule, by id or code",
              .may = staff},
             get);
  routes.patch({.path = "/charges/{id}",
                .name = "change_charge",
                .summary = "Change a draft, or end a charge in force, by merge patch",
                .may = makers},
               change);
  routes.post({.path = "/charges/{id}/approval",
               .name = "approve_charge",
               .summary = "Put a charge in force; not by who made it",
               .may = approvers},
              approve);
}

}  // namespace supercargo::charges
