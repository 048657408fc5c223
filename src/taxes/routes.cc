#include "http/routes.h"

#include "taxes/commands.h"

namespace supercargo::taxes {
namespace {

// Finance answers for the tax, as it approves price lists (domain 11).
constexpr RoleSet keepers{Role::finance};
// Whose an exemption is, they may know anyway.
constexpr RoleSet readers = customers::readers_of_all;

void add_rate_routes(http::Routes& routes) {
  routes.list({.path = "/tax-rates",
               .name = "list_tax_rates",
               .summary = "Tax rates by country, tax code and date",
               .may = staff},
              list_rates);
  routes.post({.path = "/tax-rates",
               .name = "create_tax_rate",
               .summary = "Keep a tax rate, with its source",
               .may = keepers,
               .status = 201},
              create_rate);
  routes.get(
      {.path = "/tax-rates/{id}", .name = "get_tax_rate", .summary = "One tax rate", .may = staff},
      get_rate);
  routes.patch({.path = "/tax-rates/{id}",
                .name = "change_tax_rate",
                .summary = "Change or end a tax rate by merge patch",
                .may = keepers},
               change_rate);
}

void add_registration_routes(http::Routes& routes) {
  routes.list({.path = "/tax-registrations",
               .name = "list_tax_registrations",
               .summary = "Where the company is registered for tax",
               .may = staff},
              list_registrations);
  routes.post({.path = "/tax-registrations",
               .name = "create_tax_registration",
               .summary = "Keep that the company is registered for tax in a country",
               .may = keepers,
               .status = 201},
              create_registration);
  routes.get({.path = "/tax-registrations/{id}",
              .name = "get_tax_registration",
              .summary = "One registration for tax",
              .may = staff},
             get_registration);
  routes.patch({.path = "/tax-registrations/{id}",
                .name = "change_tax_registration",
                .summary = "Change or end a registration for tax by merge patch",
                .may = keepers},
               change_registration);
}

void add_exemption_routes(http::Routes& routes) {
  routes.list({.path = "/tax-exemptions",
               .name = "list_tax_exemptions",
               .summary = "Which customers are exempt from which country's tax, and why",
               .may = readers},
              list_exemptions);
  routes.post({.path = "/tax-exemptions",
               .name = "create_tax_exemption",
               .summary = "Keep that a customer is exempt, with reason and evidence",
               .may = keepers,
               .status = 201},
              create_exemption);
  routes.get({.path = "/tax-exemptions/{id}",
              .name = "get_tax_exemption",
              .summary = "One customer's exemption",
              .may = readers},
             get_exemption);
  routes.patch({.path = "/tax-exemptions/{id}",
                .name = "change_tax_exemption",
                .summary = "Change or end an exemption by merge patch",
                .may = keepers},
               change_exemption);
}

}  // namespace

void add_routes(http::Routes& routes) {
  add_rate_routes(routes);
  add_registration_routes(routes);
  add_exemption_routes(routes);
}

}  // namespace supercargo::taxes
