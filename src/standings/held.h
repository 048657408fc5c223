// Stock claimed for orders, each claim with the order whose it is. Described here and in held.cc.
#pragma once

#include "orders/order.h"
#include "standings/standing.h"
#include "stock/reservation.h"

namespace supercargo::standings {

struct Held {
  ReservationId id = {};
  WarehouseId warehouse_id = {};
  ProductId product_id = {};
  OrderId order_id = {};
  std::string sales_order_number = {};
  std::int64_t line = 0;
  stock::ReservationKind kind = stock::ReservationKind::hard;
  stock::ReservationStatus status = stock::ReservationStatus::requested;
  Quantity quantity = {};
  Quantity picked = {};
  Quantity consumed = {};
  Day promise_day = {};
  Instant expires_at = {};
  Instant created_at = {};
  Instant changed_at = {};
};

Result<db::Page<Held>> list_held(const journal::Query& query, const db::ListRequest& request);

}  // namespace supercargo::standings
