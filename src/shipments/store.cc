#include "shipments/store.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace supercargo::shipments {
namespace {

std::optional<Shipment> find_head(const db::Reader& reader, std::string_view reference) {
  if (const auto id = parse<ShipmentId>(reference))
    return reader.row<Shipment>(
        "SELECT {fields} FROM shipment WHERE tenant_id = $1 AND id = $2 LIMIT 1", *id);
  return reader.row<Shipment>(
      "SELECT {fields} FROM shipment WHERE tenant_id = $1 AND number = $2 LIMIT 1", reference);
}

std::vector<OrderId> orders_named(const db::Reader& reader, const std::string& references) {
  std::vector<OrderId> ids;
  for (std::size_t from = 0; from <= references.size();) {
    const auto comma = std::min(references.find(',', from), references.size());
    const std::string reference = references.substr(from, comma - from);
    if (const auto id = parse<OrderId>(reference)) {
      ids.push_back(*id);
    } else if (const auto known = reader.value<OrderId>(
                   "SELECT id FROM sales_order WHERE tenant_id = $1 AND number = $2 LIMIT 1",
                   reference)) {
      ids.push_back(*known);
    }
    from = comma + 1;
  }
  return ids;
}

// An id that nobody has: a filter that finds nothing.
constexpr ShipmentId nobodys{1};

// A shipment is of every order that it carries some of.
db::ListRequest by_shipments(const db::Reader& reader, const db::ListRequest& request) {
  db::ListRequest wanted = request;
  for (auto& [field, value] : wanted.filters) {
    if (field != "sales_order") continue;
    std::string ids;
    for (const ShipmentLine& line :
         reader.by_keys<ShipmentLine>("sales_order", orders_named(reader, value)))
      if (const std::string id = text(line.shipment); ids.find(id) == std::string::npos)
        ids += (ids.empty() ? "" : ",") + id;
    field = "id";
    value = ids.empty() ? text(nobodys) : ids;
  }
  return wanted;
}

}  // namespace

std::optional<Shipment> find(const db::Reader& reader, std::string_view reference) {
  auto shipment = find_head(reader, reference);
  if (!shipment) return std::nullopt;
  const std::vector only{shipment->id};
  shipment->lines = reader.by_keys<ShipmentLine>("shipment", only);
  std::sort(shipment->lines.begin(), shipment->lines.end(),
            [](const ShipmentLine& a, const ShipmentLine& b) {
              return std::tie(a.sales_order, a.line) < std::tie(b.sales_order, b.line);
            });
  shipment->packages = reader.by_keys<Package>("shipment", only);
  std::sort(shipment->packages.begin(), shipment->packages.end(),
            [](const Package& a, const Package& b) { return a.id < b.id; });
  if (shipment->delivered_at) {
    shipment->proof = reader.row<Proof>(
        "SELECT {fields} FROM proof_of_delivery WHERE tenant_id = $1 AND shipment_id = $2 LIMIT 1",
        shipment->id);
  }
  return shipment;
}

Result<db::Page<Shipment>> list(const db::Reader& reader, const db::ListRequest& request,
                                CustomerId party) {
  const auto wanted = by_shipments(reader, request);
  if (!party) return db::page<Shipment>(reader, wanted);
  return db::page<Shipment>(reader, wanted, {{"customer_id", party.value}});
}

std::vector<PlannedElsewhere> planned_from(const db::Reader& reader, WarehouseId warehouse,
                                           const std::vector<OrderId>& orders) {
  std::vector<ShipmentId> ids;
  const auto lines = reader.by_keys<ShipmentLine>("sales_order", orders);
  for (const ShipmentLine& line : lines)
    if (!line.is_picked()) ids.push_back(line.shipment);
  std::map<ShipmentId, Shipment> shipments;
  for (Shipment& each : reader.by_keys<Shipment>("id", ids))
    if (is_here(each.status) && each.warehouse_id == warehouse)
      shipments.emplace(each.id, std::move(each));
  std::vector<PlannedElsewhere> planned;
  for (const ShipmentLine& line : lines)
    if (!line.is_picked() && shipments.count(line.shipment) > 0)
      planned.push_back({line.sales_order, line.line, line.quantity});
  return planned;
}

void add(db::Writer& writer, const Shipment& shipment) {
  writer.insert_row(shipment);
  writer.insert_rows(shipment.lines);
}

void save(db::Writer& writer, const Shipment& shipment) {
  writer.update_row(shipment);
  writer.update_rows({"shipment", "sales_order", "line"},
                     {"picked", "short_picked", "despatched", "delivered", "damaged", "refused",
                      "missing", "returned"},
                     shipment.lines);
}

void add(db::Writer& writer, const std::vector<Package>& packages) { writer.insert_rows(packages); }

void add(db::Writer& writer, const Proof& proof) { writer.insert_row(proof); }

void save(db::Writer& writer, const Proof& proof) {
  writer.update_rows({"shipment"}, {"finding", "finding_remark", "verified_by", "verified_at"},
                     std::vector{proof});
}

}  // namespace supercargo::shipments
