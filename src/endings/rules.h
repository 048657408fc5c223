// What an ended order's answer lists: in words, from what stood there before and after. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "agreements/ending.h"
#include "gates/effect.h"
#include "orders/order.h"
#include "shipments/shipment.h"
#include "stock/reservation.h"

namespace supercargo::endings {

using gates::Effect;
using orders::Order;

// Whether the shipment can go with the order: nobody has begun it, and it carries nothing else.
bool goes_with(const shipments::Shipment& shipment, const Order& order);

// What was given back, by the claims and lines as they were.
std::vector<Effect> released(const Order& before, std::span<const stock::Reservation> claims);
// Units and approvals that the cancellation itself ended.
std::vector<Effect> ended(const Order& before, const Order& after);

// What was looked at before the order was closed, proofs that nobody has verified among it: those
// do not keep it open, but whoever closes it is told (domain 3.3 and 3.6).
std::vector<Effect> looked_at(const Order& order, std::span<const shipments::Shipment> shipments);

}  // namespace supercargo::endings
