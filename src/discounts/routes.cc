#include "http/routes.h"

#include "discounts/commands.h"

namespace supercargo::discounts {
namespace {

// Domain 11, "price list, agreement maintain": SM and PR create, FI approves.
constexpr RoleSet makers{Role::sales_manager, Role::procurement};
constexpr RoleSet approvers{Role::finance};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/discounts",
               .name = "list_discounts",
               .summary = "Discounts on what the price lists say",
               .may = staff},
              list_rules);
  routes.post({.path = "/discounts",
               .name = "create_discount",
               .summary = "Draft a discount: by volume, customer group or promotion",
               .may = makers,
               .status = 201},
              create);
  routes.get({.path = "/discounts/{id}",
              .name = "get_discount",
              .summary = "One discount, by id or code",
              .may = staff},
             get);
  routes.patch({.path = "/discounts/{id}",
                .name = "change_discount",
                .summary = "Change a draft, or end a discount in force, by merge patch",
                .may = makers},
               change);
  routes.post({.path = "/discounts/{id}/approval",
               .name = "approve_discount",
               .summary = "Put a discount in force; not by who made it",
               .may = approvers},
              approve);
}

}  // namespace supercargo::discounts
