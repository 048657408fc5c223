#include "http/routes.h"

#include "files/owners.h"
#include "shipments/commands.h"
#include "shipments/rules.h"
#include "shipments/store.h"

namespace supercargo::shipments {
namespace {

// Domain 11, rows of despatch and of the proof of delivery; a customer reads his own.
constexpr RoleSet readers{Role::agent,           Role::order_desk,      Role::warehouse,
                          Role::sales_manager,   Role::procurement,     Role::finance,
                          Role::quality_manager, Role::service_manager, Role::auditor,
                          Role::customer_portal};

bool may_see_files(const db::Reader& reader, const journal::Actor& actor, std::int64_t id) {
  const bool may_read = actor.sole_person || actor.kind == journal::ActorKind::shell_operator ||
                        readers.meets(actor.roles);
  const auto shipment = may_read ? find(reader, text(ShipmentId{id})) : std::nullopt;
  return shipment && (!actor.portal() || actor.party == shipment->customer_id.value);
}

void add_reads(http::Routes& routes) {
  routes.list({.path = "/shipments",
               .name = "list_shipments",
               .summary = "Shipments, filtered, a page at a time",
               .may = readers},
              list_shipments);
  routes.get({.path = "/shipments/{id}",
              .name = "get_shipment",
              .summary = "One shipment with its lines, packages, proof and allowed actions",
              .may = readers},
             get);
  routes.get({.path = "/shipments/{id}/timeline",
              .name = "get_shipment_timeline",
              .summary = "Everything that happened to the shipment, oldest first",
              .may = readers},
             timeline);
}

}  // namespace

void add_routes(http::Routes& routes) {
  files::add_owner_kind(
      {.kind = "shipment", .prefix = ShipmentId::prefix, .visible = may_see_files});
  add_reads(routes);
  routes.post({.path = "/shipments",
               .name = "plan_shipment",
               .summary = "Put reserved goods of one or more orders on a shipment",
               .may = movers,
               .status = 201},
              plan);
  routes.post({.path = "/shipments/{id}/picking",
               .name = "pick_shipment",
               .summary = "Tell what was found; what was not is promised anew",
               .may = movers},
              pick);
  routes.post({.path = "/shipments/{id}/packing",
               .name = "pack_shipment",
               .summary = "Compare what was scanned with what was picked; number the packages",
               .may = movers},
              pack);
  routes.post({.path = "/shipments/{id}/despatch",
               .name = "despatch_shipment",
               .summary = "Let the goods leave, with the steps before it where they were not told",
               .may = movers},
              despatch);
  routes.post({.path = "/shipments/{id}/cancellation",
               .name = "cancel_shipment",
               .summary = "Cancel a shipment that has not left",
               .may = movers},
              cancel);
}

}  // namespace supercargo::shipments
