#include "http/routes.h"

#include "catalog/code_commands.h"
#include "catalog/commands.h"

namespace supercargo::catalog {
namespace {

// Decisions 2: product and codes: OD SM PR create and update, others read, CP read.
constexpr RoleSet keepers{Role::order_desk, Role::sales_manager, Role::procurement};
constexpr RoleSet readers = staff | RoleSet{Role::customer_portal};

void add_code_routes(http::Routes& routes) {
  routes.get({.path = "/products/{id}/codes",
              .name = "get_product_codes",
              .summary = "A product's other codes",
              .may = readers},
             get_codes);
  routes.post({.path = "/products/{id}/codes",
               .name = "give_product_code",
               .summary = "Give a product another code: a customer's, an old one",
               .may = keepers,
               .status = 201},
              give_code);
  routes.del({.path = "/products/{id}/codes/{code_id}",
              .name = "take_product_code",
              .summary = "Take a code from a product",
              .may = keepers,
              .status = 204},
             take_code);
}

}  // namespace

void add_routes(http::Routes& routes) {
  routes.list({.path = "/products",
               .name = "list_products",
               .summary = "Products, filtered, searched, a page at a time",
               .may = readers},
              list_products);
  routes.post({.path = "/products",
               .name = "create_product",
               .summary = "Create a product",
               .may = keepers,
               .status = 201},
              create);
  routes.get({.path = "/products/{id}",
              .name = "get_product",
              .summary = "One product, by id or sku",
              .may = readers},
             get);
  routes.patch({.path = "/products/{id}",
                .name = "change_product",
                .summary = "Change a product by merge patch",
                .may = keepers},
               change);
  add_code_routes(routes);
}

}  // namespace supercargo::catalog
