// What is earned on an order: each line's cost and margin as prices are judged by, and all of them
// together. For those alone who are told what products cost (domain 11); charges are no margin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/product.h"
#include "journal/unit.h"
#include "kernel/result.h"
#include "orders/order.h"

namespace supercargo::margins {

struct LineMargin {
  std::int64_t line = 0;
  std::string sku;
  std::string unit;
  Price unit_price;                 // without tax, after the order's discount
  std::optional<Price> list_price;  // without tax
  std::optional<Price> unit_cost;   // as it is now; none: not known
  std::optional<Rate> discount;     // from list
  std::optional<Rate> margin;       // of the price
};

struct Margins {
  OrderId order;
  std::string number;
  Currency currency;
  Money net;   // of lines whose cost is known: what is left of a discount, without tax
  Money cost;  // of the same
  std::optional<Rate> margin;  // of these
  std::int64_t unknown = 0;    // how many lines' cost is not known
  std::vector<LineMargin> lines;
};

// Of the order as it stands, at what products cost now. Pure.
Margins margins_of(const orders::Order& order, const std::vector<catalog::Product>& products);

Result<Margins> get(const journal::Query& query, const orders::OrderReference& reference);

}  // namespace supercargo::margins

namespace supercargo {
template <>
const Entity& entity<margins::LineMargin>();
template <>
const Entity& entity<margins::Margins>();
}  // namespace supercargo
