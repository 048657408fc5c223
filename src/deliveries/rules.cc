#include "deliveries/rules.h"

#include <algorithm>

namespace supercargo::deliveries {

using shipments::at;
using shipments::check_unit;
using shipments::Naming;
using shipments::ShipmentLine;

std::vector<Amount> amounts_delivered(const Shipment& shipment, const Deliver& given,
                                      std::vector<Reason>& reasons) {
  std::vector<Amount> amounts;
  if (given.lines.empty()) {
    for (std::size_t i = 0; i < shipment.lines.size(); ++i)
      amounts.push_back({i, shipment.lines[i].despatched});
    return amounts;
  }
  Naming naming(shipment, reasons);
  for (std::size_t i = 0; i < given.lines.size(); ++i) {
    const DeliveredLine& each = given.lines[i];
    const auto named = naming.find(each, i);
    if (!named) continue;
    const ShipmentLine& line = shipment.lines[*named];
    check_unit(each.quantity, line.unit, at(i, "quantity"), reasons);
    check_unit(each.damaged, line.unit, at(i, "damaged"), reasons);
    check_unit(each.refused, line.unit, at(i, "refused"), reasons);
    const auto sum = add_checked(each.quantity, each.damaged);
    const auto all = sum ? add_checked(*sum, each.refused) : std::nullopt;
    if (!all || *all > line.despatched) {
      reasons.push_back({at(i, "quantity"), "more_than_despatched",
                         "Accepted, damaged and refused are more than the " +
                             text(line.despatched) +
                             " that left; what was accepted is neither damaged nor refused."});
    }
    amounts.push_back({*named, each.quantity, each.damaged, each.refused});
  }
  naming.want_all();
  return amounts;
}

namespace {

// Of an attempt that failed everything is on the van; later only what was not accepted is out.
Quantity out_of(const Shipment& shipment, const ShipmentLine& line) {
  return has_arrived(shipment.status) ? line.to_come_back() : line.despatched;
}

}  // namespace

std::vector<Amount> amounts_returned(const Shipment& shipment, const TakeBack& given,
                                     std::vector<Reason>& reasons) {
  std::vector<Amount> amounts;
  Naming naming(shipment, reasons);
  for (std::size_t i = 0; i < given.lines.size(); ++i) {
    const ReturnedLine& each = given.lines[i];
    const auto named = naming.find(each, i);
    if (!named) continue;
    const ShipmentLine& line = shipment.lines[*named];
    check_unit(each.quantity, line.unit, at(i, "quantity"), reasons);
    check_unit(each.damaged, line.unit, at(i, "damaged"), reasons);
    if (each.quantity > out_of(shipment, line))
      reasons.push_back({at(i, "quantity"), "more_than_is_out",
                         "Only " + text(out_of(shipment, line)) + " can come back."});
    if (each.damaged > each.quantity)
      reasons.push_back(
          {at(i, "damaged"), "more_than_returned", "What is damaged is a part of what came back."});
    amounts.push_back({*named, each.quantity, each.damaged});
  }
  if (!given.lines.empty()) {
    if (!has_arrived(shipment.status)) naming.want_all();
    return amounts;
  }
  for (std::size_t i = 0; i < shipment.lines.size(); ++i) {
    const ShipmentLine& line = shipment.lines[i];
    const Quantity out = out_of(shipment, line);
    if (out > Quantity{}) amounts.push_back({i, out, std::min(out, line.damaged)});
  }
  if (amounts.empty())
    reasons.push_back({"", "nothing_to_come_back", "Everything was accepted or is back."});
  return amounts;
}

void check_proof(const Shipment& shipment, const Deliver& given, Instant now,
                 std::vector<Reason>& reasons) {
  // Proofs are often written to the minute.
  const Instant left{shipment.despatched_at.us - shipment.despatched_at.us % 60'000'000};
  if (given.at > now) reasons.push_back({"/at", "in_the_future", "It is yet to come."});
  if (given.at < left)
    reasons.push_back(
        {"/at", "before_despatch", "The goods left at " + text(shipment.despatched_at) + "."});
}

}  // namespace supercargo::deliveries
