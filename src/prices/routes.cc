#include "http/routes.h"

#include "prices/commands.h"

namespace supercargo::prices {
namespace {

// Domain 11, "price list, agreement maintain": SM and PR create, FI approves.
constexpr RoleSet makers{Role::sales_manager, Role::procurement};
constexpr RoleSet approvers{Role::finance};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/price-lists",
               .name = "list_price_lists",
               .summary = "Price lists, without their prices",
               .may = staff},
              list_price_lists);
  routes.post({.path = "/price-lists",
               .name = "create_price_list",
               .summary = "Draft a price list",
               .may = makers,
               .status = 201},
              create);
  routes.get({.path = "/price-lists/{id}",
              .name = "get_price_list",
              .summary = "One price list with its prices, by id or code",
              .may = staff},
             get);
  routes.patch({.path = "/price-lists/{id}",
                .name = "change_price_list",
                .summary = "Change a draft, or end a list in force, by merge patch",
                .may = makers},
               change);
  routes.post({.path = "/price-lists/{id}/approval",
               .name = "approve_price_list",
               .summary = "Put a price list in force; not by who made it",
               .may = approvers},
              approve);
}

}  // namespace supercargo::prices
