#include "http/routes.h"

#include "protections/commands.h"
#include "protections/public_holiday.h"

namespace supercargo::protections {
namespace {

// The desk keeps a customer's law; domain 11, row of products: OD SM PR change them.
constexpr RoleSet keepers{Role::order_desk, Role::sales_manager};
constexpr RoleSet product_keepers{Role::order_desk, Role::sales_manager, Role::procurement};
constexpr RoleSet readers{Role::order_desk, Role::sales_manager,   Role::procurement,
                          Role::finance,    Role::service_manager, Role::auditor};

}  // namespace

void add_routes(http::Routes& routes) {
  routes.get({.path = "/customers/{id}/consumer-law",
              .name = "get_consumer_law",
              .summary = "Whose law protects a consumer, where the record names one",
              .may = readers},
             get_law);
  routes.put({.path = "/customers/{id}/consumer-law",
              .name = "put_consumer_law",
              .summary = "Name whose law protects a consumer, or leave it to the delivery",
              .may = keepers},
             put_law);
  routes.get({.path = "/products/{id}/withdrawal-exemption",
              .name = "get_product_exemption",
              .summary = "Why a consumer may not withdraw from the product, if he may not",
              .may = readers},
             get_exemption);
  routes.put({.path = "/products/{id}/withdrawal-exemption",
              .name = "put_product_exemption",
              .summary = "Say why a consumer may not withdraw from the product, with what shows it",
              .may = product_keepers},
             put_exemption);
  routes.list({.path = "/public-holidays",
               .name = "list_public_holidays",
               .summary = "Holidays of countries and regions kept beside those of the law",
               .may = readers},
              list_holidays);
  routes.put({.path = "/public-holidays",
              .name = "put_public_holiday",
              .summary = "Keep a public holiday on which no consumer's period ends there",
              .may = keepers},
             put_holiday);
}

}  // namespace supercargo::protections
