// What is usual for a customer: the last quantities and prices of each product, and digests of the
// last orders. Kept by a subscriber, so that no check looks through orders (domain 10).
#pragma once

#include <string>
#include <vector>

#include "catalog/product.h"
#include "customers/customer.h"
#include "kernel/fields.h"

namespace supercargo {
namespace habits {

inline constexpr std::size_t values_max = 20;
inline constexpr std::size_t orders_max = 50;
// An order of more lines than this is nobody's repeated click.
inline constexpr std::size_t digest_lines_max = 200;

struct Habit {
  std::string pair;     // pair_of(customer, product)
  CustomerId customer;  // none: everybody
  ProductId product;
  Currency currency;                    // of the prices
  std::vector<std::string> quantities;  // in base units, the latest last
  std::vector<std::string> prices;      // per base unit
  Day as_of;
};

struct DigestLine {
  std::string sku;
  Quantity quantity;  // in base units
};
struct Digest {
  std::string number;
  Day received;
  bool cancelled = false;
  std::string address_hash;  // where it was agreed to go; empty until it is confirmed
  std::vector<DigestLine> lines;
};

struct RecentOrders {
  CustomerId customer;
  std::vector<Digest> orders;  // the latest last
  Day as_of;
};

std::string pair_of(CustomerId customer, ProductId product);
// Addresses are compared by this, so that none is kept a second time.
std::string address_hash(const std::string& address_key);

}  // namespace habits

template <>
const Entity& entity<habits::Habit>();
template <>
const Entity& entity<habits::DigestLine>();
template <>
const Entity& entity<habits::Digest>();
template <>
const Entity& entity<habits::RecentOrders>();

}  // namespace supercargo
