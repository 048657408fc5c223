// What may be told of goods that have left: what of them arrived, with which proof, and what came
// back. Pure: every reason at once, each with where it stands in the request.
#pragma once

#include <vector>

#include "deliveries/requests.h"
#include "kernel/result.h"
#include "shipments/rules.h"

namespace supercargo::deliveries {

using shipments::Amount;
using shipments::Shipment;

// What was accepted, damaged and refused of every line.
std::vector<Amount> amounts_delivered(const Shipment& shipment, const Deliver& given,
                                      std::vector<Reason>& reasons);
// What came back: of an attempt that failed every line is told, after a delivery as they come.
std::vector<Amount> amounts_returned(const Shipment& shipment, const TakeBack& given,
                                     std::vector<Reason>& reasons);

// When the proof was given: after the goods had left, and not in the future.
void check_proof(const Shipment& shipment, const Deliver& given, Instant now,
                 std::vector<Reason>& reasons);

}  // namespace supercargo::deliveries
