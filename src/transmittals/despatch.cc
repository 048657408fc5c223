#include "transmittals/despatch.h"

#include <algorithm>

namespace supercargo::transmittals {
namespace {

using shipments::Package;
using shipments::Shipment;
using shipments::ShipmentLine;

AdviceLine line_of(const ShipmentLine& line, const std::vector<OrderNames>& names) {
  AdviceLine advised{.order_number = line.order_number,
                     .line_id = std::to_string(line.line),
                     .goods = {.name = line.name, .sku = line.sku},
                     .unit = line.unit};
  for (const OrderNames& each : names) {
    if (each.order != line.sales_order) continue;
    if (!each.number.empty()) advised.order_number = each.number;
    for (const auto& name : each.lines)
      if (name.line == line.line) advised.line_id = name.id;
  }
  return advised;
}

}  // namespace

Advice advice_of(const Shipment& shipment, const std::vector<OrderNames>& names) {
  Advice advice{.number = shipment.number,
                .despatched_at = shipment.despatched_at,
                .eta = shipment.eta,
                .carrier = shipment.carrier,
                .tracking = shipment.tracking};
  std::vector<Quantity> packed(shipment.lines.size());
  for (const Package& package : shipment.packages) {
    AdvicePackage& advised = advice.packages.emplace_back();
    advised.sscc = package.sscc;
    advised.kind = package.kind;
    advised.weight_grams = package.weight_grams;
    for (const auto& content : package.contents) {
      for (std::size_t i = 0; i < shipment.lines.size(); ++i) {
        const ShipmentLine& line = shipment.lines[i];
        if (line.sales_order != content.sales_order || line.line != content.line) continue;
        advised.lines.push_back(line_of(line, names));
        advised.lines.back().quantity = content.quantity;
        packed[i] += content.quantity;
      }
    }
  }
  AdvicePackage loose;
  for (std::size_t i = 0; i < shipment.lines.size(); ++i) {
    const ShipmentLine& line = shipment.lines[i];
    const Quantity left = line.despatched - packed[i];
    if (left <= Quantity{} && line.short_picked <= Quantity{}) continue;
    AdviceLine& advised = loose.lines.emplace_back(line_of(line, names));
    advised.quantity = std::max(left, Quantity{});
    advised.outstanding = line.short_picked;
  }
  if (!loose.lines.empty()) advice.packages.push_back(std::move(loose));
  for (const AdvicePackage& package : advice.packages)
    for (const AdviceLine& line : package.lines)
      if (std::find(advice.order_numbers.begin(), advice.order_numbers.end(), line.order_number) ==
          advice.order_numbers.end())
        advice.order_numbers.push_back(line.order_number);
  return advice;
}

}  // namespace supercargo::transmittals
