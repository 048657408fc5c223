// What a price came from: each level of the price lists that was looked at and what was found
// there. Kept with the order line, so that nobody has to ask later (domain 9.2).
#pragma once

#include <string>
#include <vector>

#include "kernel/fields.h"

namespace supercargo {
namespace prices {

// In the order they are looked at; the first hit wins.
enum class Level : std::uint8_t {
  special_price,       // agreed for this line alone
  customer_agreement,  // customer and product
  group_agreement,     // customer and product group
  campaign,            // the customer's segment
  customer_list,
  segment_list,  // of segment, country or channel
  base_list,
  manual,  // none of them: a typed price, which a sales manager approves
};

enum class Found : std::uint8_t {
  hit,
  none_kept,       // nothing of this level is kept yet
  not_looked_at,   // a level before it has hit
  no_price,        // the product has none
  other_currency,  // it has one, in another currency
  unknown_unit,    // the product knows no such pack
  not_exact,       // the pack's price would have to be rounded: it stays in its own unit (9.6)
  below_break,     // the quantity reaches none of its breaks
  tied,            // two lists say different things with equal right: a person decides
};

struct Look {
  Level level = Level::manual;
  Found found = Found::none_kept;
  std::string source = {};  // the code of the list that it was found in
};

struct Resolved {
  std::optional<Price> price;  // per ordered unit; none: a manual price is needed
  Level level = Level::manual;
  std::vector<Look> trace;
};

}  // namespace prices

template <>
Choices choices<prices::Level>();
template <>
Choices choices<prices::Found>();
template <>
const Entity& entity<prices::Look>();
template <>
const Entity& entity<prices::Resolved>();

}  // namespace supercargo
