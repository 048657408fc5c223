// A price list: for whom, from when to when and in which currency, with its prices by quantity.
// Made by sales or procurement and in force once finance has approved it; never changed after that,
// only ended (domain 9.2 and 11).
#pragma once

#include <string>
#include <vector>

#include "catalog/product.h"
#include "journal/actor.h"
#include "kernel/fields.h"

namespace supercargo {

struct PriceListTag {
  static constexpr char prefix[] = "pls";
};
using PriceListId = Id<PriceListTag>;

namespace prices {

// Which level of the resolution it belongs to.
enum class ListKind : std::uint8_t {
  base,      // everybody's
  segment,   // of kinds of customer, countries or channels
  customer,  // of the customers it names
  campaign,  // for a time, before any other list
};
enum class ListStatus : std::uint8_t { draft, active };

struct ListPrice {
  PriceListId list;
  std::int64_t position = 0;
  ProductId product;
  std::string sku;
  std::string unit;        // the product's base unit unless given
  Quantity quantity_from;  // in that unit: for so much and more
  Price unit_price;
};

struct PriceList {
  PriceListId id;
  std::string code;
  std::string name;
  ListKind kind = ListKind::base;
  ListStatus status = ListStatus::draft;
  Currency currency;
  std::vector<std::string> customers;       // codes; none of a restriction: everybody
  std::vector<std::string> customer_kinds;  // business, consumer, public_body
  std::vector<std::string> countries;       // of delivery
  std::vector<std::string> channels;
  std::int64_t priority = 0;  // the higher goes first
  Day valid_from;
  Day valid_until;
  std::vector<ListPrice> prices;
  PersonId made_by;
  PersonId approved_by;
  Instant approved_at;
  std::string code_key;
  std::int64_t revision = 0;
  Instant created_at;
  Instant changed_at;
};

// How a path names one: id or code.
struct PriceListReference {
  std::string id;
};

struct ApproveList {
  std::string id;
  std::optional<std::int64_t> revision;
};

}  // namespace prices

template <>
Choices choices<prices::ListKind>();
template <>
Choices choices<prices::ListStatus>();
template <>
const Entity& entity<prices::ListPrice>();
template <>
const Entity& entity<prices::PriceList>();
template <>
const Entity& entity<prices::PriceListReference>();
template <>
const Entity& entity<prices::ApproveList>();

}  // namespace supercargo
