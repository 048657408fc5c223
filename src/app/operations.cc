#include "app/operations.h"

#include <algorithm>

#include "app/file_owners.h"
#include "app/version.h"
#include "founding/routes.h"
#include "http/live.h"
#include "http/openapi.h"
#include "people/routes.h"

// Each stands in its slice's routes.cc and is called here alone.
namespace supercargo::agreements {
void add_routes(http::Routes& routes);
}
namespace supercargo::allocations {
void add_routes(http::Routes& routes);
}
namespace supercargo::amendments {
void add_routes(http::Routes& routes);
}
namespace supercargo::approvals {
void add_routes(http::Routes& routes);
}
namespace supercargo::buffers {
void add_routes(http::Routes& routes);
}
namespace supercargo::capacity {
void add_routes(http::Routes& routes);
}
namespace supercargo::catalog {
void add_routes(http::Routes& routes);
}
namespace supercargo::colleagues {
void add_routes(http::Routes& routes);
}
namespace supercargo::customers {
void add_routes(http::Routes& routes);
}
namespace supercargo::deliveries {
void add_routes(http::Routes& routes);
}
namespace supercargo::delegations {
void add_routes(http::Routes& routes);
}
namespace supercargo::mandates {
void add_routes(http::Routes& routes);
}
namespace supercargo::drawers {
void add_routes(http::Routes& routes);
}
namespace supercargo::endings {
void add_routes(http::Routes& routes);
}
namespace supercargo::interchange {
void add_routes(http::Routes& routes);
}
namespace supercargo::files {
void add_routes(http::Routes& routes);
}
namespace supercargo::disputes {
void add_routes(http::Routes& routes);
}
namespace supercargo::writeoffs {
void add_routes(http::Routes& routes);
}
namespace supercargo::presence {
void add_routes(http::Routes& routes);
}
namespace supercargo::followups {
void add_routes(http::Routes& routes);
}
namespace supercargo::history {
void add_routes(http::Routes& routes);
}
namespace supercargo::handovers {
void add_routes(http::Routes& routes);
}
namespace supercargo::holds {
void add_routes(http::Routes& routes);
}
namespace supercargo::imports {
void add_routes(http::Routes& routes);
}
namespace supercargo::issues {
void add_routes(http::Routes& routes);
}
namespace supercargo::orders {
void add_routes(http::Routes& routes);
}
namespace supercargo::plans {
void add_routes(http::Routes& routes);
}
namespace supercargo::policies {
void add_routes(http::Routes& routes);
}
namespace supercargo::previews {
void add_routes(http::Routes& routes);
}
namespace supercargo::quotations {
void add_routes(http::Routes& routes);
}
namespace supercargo::questions {
void add_routes(http::Routes& routes);
}
namespace supercargo::recovery {
void add_routes(http::Routes& routes);
}
namespace supercargo::samples {
void add_routes(http::Routes& routes);
}
namespace supercargo::severities {
void add_routes(http::Routes& routes);
}
namespace supercargo::shipments {
void add_routes(http::Routes& routes);
}
namespace supercargo::signoffs {
void add_routes(http::Routes& routes);
}
namespace supercargo::specials {
void add_routes(http::Routes& routes);
}
namespace supercargo::shortages {
void add_routes(http::Routes& routes);
}
namespace supercargo::standings {
void add_routes(http::Routes& routes);
}
namespace supercargo::uploads {
void add_routes(http::Routes& routes);
}
namespace supercargo::warehousing {
void add_routes(http::Routes& routes);
}
namespace supercargo::webhooks {
void add_routes(http::Routes& routes);
}
namespace supercargo::prices {
void add_routes(http::Routes& routes);
}
namespace supercargo::margins {
void add_routes(http::Routes& routes);
}
namespace supercargo::charges {
void add_routes(http::Routes& routes);
}
namespace supercargo::discounts {
void add_routes(http::Routes& routes);
}
namespace supercargo::taxes {
void add_routes(http::Routes& routes);
}
namespace supercargo::transfers {
void add_routes(http::Routes& routes);
}
namespace supercargo::terms {
void add_routes(http::Routes& routes);
}
namespace supercargo::accounts {
void add_routes(http::Routes& routes);
}
namespace supercargo::witnesses {
void add_routes(http::Routes& routes);
}
namespace supercargo::evidence {
void add_routes(http::Routes& routes);
}
namespace supercargo::worklists {
void add_routes(http::Routes& routes);
}
namespace supercargo::letterheads {
void add_routes(http::Routes& routes);
}
namespace supercargo::invoices {
void add_routes(http::Routes& routes);
}
namespace supercargo::documents {
void add_routes(http::Routes& routes);
}
namespace supercargo::mails {
void add_routes(http::Routes& routes);
}
namespace supercargo::seals {
void add_routes(http::Routes& routes);
}
namespace supercargo::settlements {
void add_routes(http::Routes& routes);
}
namespace supercargo::statements {
void add_routes(http::Routes& routes);
}
namespace supercargo::protections {
void add_routes(http::Routes& routes);
}
namespace supercargo::notices {
void add_routes(http::Routes& routes);
}
namespace supercargo::readbacks {
void add_routes(http::Routes& routes);
}
namespace supercargo::inboxes {
void add_routes(http::Routes& routes);
}
namespace supercargo::withdrawals {
void add_routes(http::Routes& routes);
}
namespace supercargo::declarations {
void add_routes(http::Routes& routes);
}
namespace supercargo::transmittals {
void add_routes(http::Routes& routes);
}

namespace supercargo::app {
namespace {

// Everything that is done with an order, from its receipt to what is sent about it.
void add_order_operations(http::Routes& routes) {
  orders::add_routes(routes);
  notices::add_routes(routes);
  agreements::add_routes(routes);
  handovers::add_routes(routes);
  holds::add_routes(routes);
  settlements::add_routes(routes);
  plans::add_routes(routes);
  quotations::add_routes(routes);
  issues::add_routes(routes);
  questions::add_routes(routes);
  witnesses::add_routes(routes);
  amendments::add_routes(routes);
  shipments::add_routes(routes);
  deliveries::add_routes(routes);
  invoices::add_routes(routes);
  disputes::add_routes(routes);
  writeoffs::add_routes(routes);
  documents::add_routes(routes);
  mails::add_routes(routes);
  statements::add_routes(routes);
  readbacks::add_routes(routes);
  signoffs::add_routes(routes);
  inboxes::add_routes(routes);
  seals::add_routes(routes);
  withdrawals::add_routes(routes);
  declarations::add_routes(routes);
  evidence::add_routes(routes);
  samples::add_routes(routes);
  endings::add_routes(routes);
  allocations::add_routes(routes);
  shortages::add_routes(routes);
  previews::add_routes(routes);
  margins::add_routes(routes);
  standings::add_routes(routes);
  severities::add_routes(routes);
  worklists::add_routes(routes);
}

}  // namespace

void add_operations(http::Routes& routes, const Settings& settings,
                    std::shared_ptr<const people::PasswordHasher> hasher) {
  add_file_owners();
  founding::add_routes(routes, hasher);
  people::add_routes(routes, {.hasher = std::move(hasher),
                              .settings = people_settings(settings),
                              .cookie_name = cookie_name(settings)});
  colleagues::add_routes(routes);
  drawers::add_routes(routes);
  presence::add_routes(routes);
  policies::add_routes(routes);
  letterheads::add_routes(routes);
  files::add_routes(routes);
  delegations::add_routes(routes);
  approvals::add_routes(routes);
  recovery::add_routes(routes);
  webhooks::add_routes(routes);
  followups::add_routes(routes);
  customers::add_routes(routes);
  catalog::add_routes(routes);
  protections::add_routes(routes);
  warehousing::add_routes(routes);
  buffers::add_routes(routes);
  transfers::add_routes(routes);
  taxes::add_routes(routes);
  prices::add_routes(routes);
  charges::add_routes(routes);
  discounts::add_routes(routes);
  mandates::add_routes(routes);
  terms::add_routes(routes);
  specials::add_routes(routes);
  accounts::add_routes(routes);
  add_order_operations(routes);
  capacity::add_routes(routes);
  history::add_routes(routes);
  imports::add_routes(routes);
  uploads::add_routes(routes);
  interchange::add_routes(routes);
  transmittals::add_routes(routes);
  http::add_live_route(routes);
  http::add_openapi_route(routes, {.version = version, .cookie_name = cookie_name(settings)});
}

people::Settings people_settings(const Settings& settings) {
  people::Settings wanted;
  wanted.idle = std::chrono::minutes(settings.number("session_idle_minutes"));
  wanted.administrator_idle = std::min(wanted.idle, wanted.administrator_idle);
  wanted.longest = std::chrono::hours(settings.number("session_hours"));
  const std::string& factor = settings.text("second_factor");
  wanted.second_factor = factor == "all"        ? people::SecondFactorPolicy::all
                         : factor == "optional" ? people::SecondFactorPolicy::optional
                                                : people::SecondFactorPolicy::by_role;
  return wanted;
}

std::string cookie_name(const Settings& settings) {
  return settings.text("public_url").starts_with("https://") ? "__Host-sc" : "sc";
}

}  // namespace supercargo::app
