// What of an order everybody needs who only follows orders and keeps something of them: without
// what the gates found, which is most of its row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "customers/customer.h"
#include "db/reader.h"
#include "orders/order.h"

namespace supercargo {
namespace outlines {

struct Line {
  OrderId order;
  std::int64_t line = 0;
  ProductId product;
  std::string sku;
  std::string name;
  Quantity quantity;
  Quantity base_quantity;
  std::optional<Price> unit_price;
};

struct Outline {
  OrderId id;
  std::string number;
  std::string customer;
  CustomerId customer_id;
  std::string customer_name;
  std::string customer_po_number;
  orders::Status status = orders::Status::draft;
  Currency currency;
  std::optional<customers::Address> delivery_address;
  Instant received_at;
  Instant confirmed_at;
  std::vector<Line> lines;  // by their numbers
};

// Those that are there, each once; two statements however many they are.
std::vector<Outline> of_orders(const db::Reader& reader, std::vector<OrderId> ids);

}  // namespace outlines

template <>
const Entity& entity<outlines::Line>();
template <>
const Entity& entity<outlines::Outline>();

}  // namespace supercargo
