// What is done to a shipment before its goods leave, each verb in one transaction with its facts on
// the shipment and on every order it carries; and the reads.
#pragma once

#include "db/listing.h"
#include "journal/timeline.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "shipments/requests.h"

namespace supercargo::shipments {

// Puts promised goods on a shipment; the first one releases its order (domain 3.3).
Result<Shipment> plan(journal::Unit& unit, const Plan& wanted);
Result<Shipment> pick(journal::Unit& unit, const Pick& given);
// What was scanned is what was picked; every package gets its number.
Result<Shipment> pack(journal::Unit& unit, const Pack& given);
// The goods leave. Who entered an order does not despatch it (domain 11).
Result<Shipment> despatch(journal::Unit& unit, const Despatch& given);
// Gives everything back to the state before it was planned.
Result<Shipment> cancel(journal::Unit& unit, const Because& given);

// The shipment, unless it is not there, somebody saved in between, or its life does not allow this.
Result<Shipment> found_for(const journal::Unit& unit, Verb verb, const std::string& id,
                           std::optional<std::int64_t> revision);

// The job that comes due a day after goods should have arrived (domain 3.6). Asked for anew it is
// moved.
inline constexpr char proof_job[] = "expect_proof_of_delivery";
void expect_proof(journal::Unit& unit, const Shipment& shipment);

Result<Shipment> get(const journal::Query& query, const ShipmentReference& reference);
Result<db::Page<Shipment>> list_shipments(const journal::Query& query,
                                          const db::ListRequest& request);
Result<journal::Timeline> timeline(const journal::Query& query, const TimelineOfShipment& wanted);

}  // namespace supercargo::shipments
