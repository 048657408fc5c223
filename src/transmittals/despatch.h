// What left in a shipment, package by package, in the words of the customer's order (domain 12).
// Pure.
#pragma once

#include <string>
#include <vector>

#include "shipments/shipment.h"
#include "transmittals/ubl_parts.h"

namespace supercargo::transmittals {

// How the customer calls an order on the shipment, and its lines.
struct OrderNames {
  OrderId order;
  std::string number;
  struct LineName {
    std::int64_t line = 0;
    std::string id;
  };
  std::vector<LineName> lines;
};

struct AdviceLine {
  std::string order_number;
  std::string line_id;
  Goods goods;
  Quantity quantity;
  std::string unit;
  Quantity outstanding;  // planned for this shipment and not found
};

// Goods of one package; the last may be of none.
struct AdvicePackage {
  std::string sscc;
  std::string kind;
  std::int64_t weight_grams = 0;
  std::vector<AdviceLine> lines;
};

struct Advice {
  std::string number;
  Instant at;
  Instant despatched_at;
  Instant eta;
  std::string carrier;
  std::string tracking;
  Partner seller;
  Partner buyer;
  Partner receiver;
  std::vector<std::string> order_numbers;
  std::vector<AdvicePackage> packages;
};

// Without parties.
Advice advice_of(const shipments::Shipment& shipment, const std::vector<OrderNames>& names);

}  // namespace supercargo::transmittals
