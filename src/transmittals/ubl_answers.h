// Our answer to an order and the advice of a shipment as UBL 2.1, as Peppol writes them (domain
// 12). Pure.
#pragma once

#include <string>

#include "transmittals/answer.h"
#include "transmittals/despatch.h"

namespace supercargo::transmittals {

std::string ubl_order_response(const Answer& answer);
std::string ubl_despatch_advice(const Advice& advice);

}  // namespace supercargo::transmittals
