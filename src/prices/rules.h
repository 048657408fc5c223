// What a product costs, and who may sell it for less (domain 9.2, 9.5). Exact integers; pure.
#pragma once

#include <span>
#include <string>

#include "catalog/product.h"
#include "customers/customer.h"
#include "policies/settings.h"
#include "prices/list.h"
#include "prices/price.h"

namespace supercargo::prices {

struct Wanted {
  std::string_view unit;  // as ordered; empty: the base unit
  Quantity quantity;      // in that unit: what quantity breaks will ask for
  CustomerId customer;
  Currency currency;
  Day received;  // prices are those of the day the order came (domain 9.2)
  std::string_view customer_code = {};
  std::string_view customer_kind = {};
  std::string_view country = {};  // of delivery
  std::string_view channel = {};
};

// A price of a list, of the product that is asked for.
struct Offered {
  const PriceList* list;
  const ListPrice* price;
};

// The first level that has a price, with every level looked at. The product's own price stands
// behind the base lists.
Resolved resolve(const catalog::Product& product, const Wanted& wanted,
                 std::span<const Offered> offered = {});

// What one `unit` costs us; none while no cost is known. A pack's cost is rounded, once: it is
// compared, never charged.
std::optional<Price> unit_cost(const catalog::Product& product, std::string_view unit);

// Amounts of one line or of many, in any one scale: per unit, or summed.
struct Offer {
  std::int64_t list = 0;   // what the price lists say; 0: no list price
  std::int64_t given = 0;  // what the customer is to pay
  std::optional<std::int64_t> cost;
};

// More than 35 % off is never anybody's own, whatever it came from (domain 9.2).
bool is_beyond_cap(const Offer& offer);

// Why a tier and no lower one.
enum class Decided : std::uint8_t {
  nothing,        // no discount: nobody is asked
  discount,       // it is that large
  margin,         // it is that small
  cost_missing,   // the margin cannot be known
  no_list_price,  // a manual price (domain 9.2, level 8)
};

struct Authority {
  std::size_t level = 0;  // 0: the agent's own
  std::string tier;       // its name: T0 … T3, and T4 beyond the last
  Rate discount;          // from list, shown rounded; the decision is exact
  std::optional<Rate> margin;
  Decided decided = Decided::nothing;
};

// The first tier that allows the discount, and the first that allows the margin: the stricter wins.
// A missing cost or list price is the third tier's at least; more than 35 % is beyond them all.
Authority authority_for(const Offer& offer, std::span<const policies::AuthorityTier> tiers);

// Splitting an order does not lower its tier: `week` is the sum over the same customer and product
// in seven days, this line in it. The stricter of both.
Authority authority_for(const Offer& line, const Offer& week,
                        std::span<const policies::AuthorityTier> tiers);

}  // namespace supercargo::prices
