#include "http/routes.h"

#include "deliveries/commands.h"
#include "shipments/rules.h"

namespace supercargo::deliveries {
namespace {

using shipments::movers;
using shipments::tellers;
using shipments::verifiers;

void add_road(http::Routes& routes) {
  routes.post({.path = "/shipments/{id}/departure",
               .name = "depart_shipment",
               .summary = "The goods are on the road",
               .may = movers},
              depart);
  routes.post({.path = "/shipments/{id}/out-for-delivery",
               .name = "send_out_shipment",
               .summary = "The goods are on the last van",
               .may = movers},
              send_out);
  routes.post({.path = "/shipments/{id}/delay",
               .name = "delay_shipment",
               .summary = "Tell a later arrival and why; whoever waits is followed up",
               .may = tellers},
              delay);
  routes.post({.path = "/shipments/{id}/failed-attempt",
               .name = "fail_shipment_attempt",
               .summary = "Nobody could take the goods",
               .may = movers},
              fail_attempt);
  routes.post({.path = "/shipments/{id}/reschedule",
               .name = "reschedule_shipment",
               .summary = "Try again after an attempt that failed",
               .may = tellers},
              reschedule);
  routes.post({.path = "/shipments/{id}/loss",
               .name = "lose_shipment",
               .summary = "The goods are lost; others are promised in their place",
               .may = movers},
              lose);
}

}  // namespace

void add_routes(http::Routes& routes) {
  add_road(routes);
  routes.post({.path = "/shipments/{id}/delivery",
               .name = "deliver_shipment",
               .summary = "Record the proof of delivery: what of each line was accepted",
               .may = movers},
              deliver);
  routes.post({.path = "/shipments/{id}/pod-verification",
               .name = "verify_proof_of_delivery",
               .summary = "Look at the proof: quantities right, signature legible",
               .may = verifiers},
              verify_proof);
  routes.post({.path = "/shipments/{id}/return",
               .name = "return_shipment",
               .summary = "Goods come back: after a failed attempt, or what was not accepted",
               .may = movers},
              take_back);
}

}  // namespace supercargo::deliveries
