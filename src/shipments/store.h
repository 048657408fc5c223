// All SQL of shipments, their lines, packages and proofs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/listing.h"
#include "db/writer.h"
#include "shipments/shipment.h"

namespace supercargo::shipments {

// By id or number, whole: with lines, packages and proof.
std::optional<Shipment> find(const db::Reader& reader, std::string_view reference);
// Without lines: a list shows heads. The filter `sales_order` finds every shipment that carries
// some of the order, by its id or number.
Result<db::Page<Shipment>> list(const db::Reader& reader, const db::ListRequest& request,
                                CustomerId party);

// What of a line is planned on shipments from that warehouse and not picked yet.
struct PlannedElsewhere {
  OrderId order;
  std::int64_t line = 0;
  Quantity quantity;
};
std::vector<PlannedElsewhere> planned_from(const db::Reader& reader, WarehouseId warehouse,
                                           const std::vector<OrderId>& orders);

void add(db::Writer& writer, const Shipment& shipment);
// Head and lines; lines are the same ones as before.
void save(db::Writer& writer, const Shipment& shipment);
void add(db::Writer& writer, const std::vector<Package>& packages);
// A second proof of one shipment is refused by the database itself.
void add(db::Writer& writer, const Proof& proof);
void save(db::Writer& writer, const Proof& proof);

}  // namespace supercargo::shipments
