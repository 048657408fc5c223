// Our answer to an order and the advice of a shipment as EDIFACT D.96A (domain 12). Pure.
#pragma once

#include <string>

#include "transmittals/answer.h"
#include "transmittals/despatch.h"

namespace supercargo::transmittals {

std::string edifact_order_response(const Answer& answer);
std::string edifact_despatch_advice(const Advice& advice);

}  // namespace supercargo::transmittals
