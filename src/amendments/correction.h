// What had to be put right in an order after its verification, and why: entry errors are counted by
// line and cause (K11, domain 5), and what the customer changed his mind about is told apart.
#pragma once

#include <string>
#include <vector>

#include "orders/order.h"

namespace supercargo::amendments {

struct CorrectedLine {
  std::int64_t line = 0;            // 0: the order's head, which all its lines share
  std::vector<std::string> causes;  // product, quantity, price, date, address, customer
};

struct Correction {
  OrderId order;
  std::int64_t version = 0;  // the one that is right
  std::string cause;         // customer_request, or entry
  std::vector<CorrectedLine> lines;
  PersonId by;
  Instant at;
};

}  // namespace supercargo::amendments

namespace supercargo {
template <>
const Entity& entity<amendments::CorrectedLine>();
template <>
const Entity& entity<amendments::Correction>();
}  // namespace supercargo
